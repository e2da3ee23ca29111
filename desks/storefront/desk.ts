/** The storefront seat (店铺): the shop's name, main category and freight rule; opening and closing. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import {
  closeShop,
  openShop,
  rulesParams,
  setFreight,
  setProfile,
  setReturns,
  shopFrontParams,
  shopParams,
} from "./commands.ts";
import { freightThatSells } from "./course/01-freight-that-sells/lesson.ts";
import { anotherStreet } from "./course/02-another-street/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type StorefrontSlice } from "./sim/slice.ts";
import { rulesView, shopFront, shopView } from "./sim/views.ts";

export const storefront = defineDesk<StorefrontSlice>({
  id: "storefront",
  skill: "profit",
  competency: "platform",
  slice: (_scenario, shops) => newSlice(shops),
  commands: {
    "set-profile": defineCommand(setProfile, decide.setProfile),
    "set-freight": defineCommand(setFreight, decide.setFreight),
    "set-returns": defineCommand(setReturns, decide.setReturns),
    "open-shop": defineCommand(openShop, decide.openShop),
    "close-shop": defineCommand(closeShop, decide.closeShop),
  },
  apply,
  compile,
  views: {
    shop: defineView(shopParams, shopView),
    rules: defineView(rulesParams, rulesView),
    "shop-front": defineView(shopFrontParams, shopFront),
  },
  metrics: [],
  lessons: [freightThatSells, anotherStreet],
  policies,
});
