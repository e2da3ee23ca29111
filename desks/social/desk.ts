/** The social seat (社媒运营): accounts and posts, influencers, community groups, what people say and how it is answered. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { trueReach } from "./course/01-true-reach/lesson.ts";
import { answerInTime } from "./course/02-answer-in-time/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile, QUIET } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { makingLines } from "./sim/making.ts";
import { newSlice, type SocialSlice } from "./sim/slice.ts";
import * as see from "./sim/views.ts";

export const social = defineDesk<SocialSlice>({
  id: "social",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "open-account": defineCommand(can.openAccount, decide.openAccount),
    "plan-post": defineCommand(can.planPost, decide.planPost),
    "cancel-post": defineCommand(can.cancelPost, decide.cancelPost),
    "sign-kol": defineCommand(can.signKol, decide.signKol),
    "open-group": defineCommand(can.openGroup, decide.openGroup),
    "set-group": defineCommand(can.setGroup, decide.setGroup),
    reply: defineCommand(can.reply, decide.reply),
    "buy-links": defineCommand(can.buyLinks, decide.buyLinks),
  },
  apply,
  compile,
  quietEvents: QUIET,
  views: {
    platforms: defineView(can.noParams, see.platforms),
    making: defineView(can.noParams, ({ market }) => makingLines(market.scenario)),
    calendar: defineView(can.calendarParams, see.calendar),
    "kol-list": defineView(can.kolParams, see.kolList),
    "deal-list": defineView(can.noParams, see.dealList),
    groups: defineView(can.noParams, see.groups),
    mentions: defineView(can.mentionParams, see.mentions),
    wording: defineView(can.wordingParams, see.wording),
    links: defineView(can.noParams, see.links),
  },
  metrics: [
    "social-overview",
    "social-posts",
    "social-daily",
    "kol-roi",
    "communities",
    "mentions-daily",
  ],
  lessons: [trueReach, answerInTime],
  policies,
});
