/** The feed-ads seat (信息流推广): whom the shop shows what among the goods of the feed, and what a day may cost. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { nearFirst } from "./course/01-near-first/lesson.ts";
import { compareAndStop } from "./course/02-compare-and-stop/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type FeedAdsSlice } from "./sim/slice.ts";
import { audiences, campaignList, limits } from "./sim/views.ts";

export const feedAds = defineDesk<FeedAdsSlice>({
  id: "feed-ads",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "create-campaign": defineCommand(can.createCampaign, decide.createCampaign),
    "set-campaign": defineCommand(can.setCampaign, decide.setCampaign),
    "create-unit": defineCommand(can.createUnit, decide.createUnit),
    "set-unit": defineCommand(can.setUnit, decide.setUnit),
    "add-creative": defineCommand(can.addCreative, decide.addCreative),
    "set-creative": defineCommand(can.setCreative, decide.setCreative),
    "set-rules": defineCommand(can.setRules, decide.setRules),
  },
  apply,
  compile,
  views: {
    "campaign-list": defineView(can.campaignListParams, campaignList),
    audiences: defineView(can.noParams, audiences),
    limits: defineView(can.noParams, limits),
  },
  metrics: [
    "feed-overview",
    "feed-creatives",
    "feed-audiences",
    "feed-daily",
    "feed-hours",
    "feed-funnel",
    "feed-stages",
    "feed-stops",
  ],
  lessons: [nearFirst, compareAndStop],
  policies,
});
