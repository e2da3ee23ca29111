/** The live seat (直播): when the shop goes on air, with what, in which order, at which price, and what is said. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { firstEvening } from "./course/01-first-evening/lesson.ts";
import { noOneLeftWaiting } from "./course/02-no-one-left-waiting/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type LiveSlice } from "./sim/slice.ts";
import { audience, oneRoom, roomList } from "./sim/views.ts";

export const live = defineDesk<LiveSlice>({
  id: "live",
  skill: "profit",
  competency: "platform",
  slice: newSlice,
  commands: {
    "plan-room": defineCommand(can.planRoom, decide.planRoom),
    "edit-room": defineCommand(can.editRoom, decide.editRoom),
    "cancel-room": defineCommand(can.cancelRoom, decide.cancelRoom),
    "answer-question": defineCommand(can.answerQuestion, decide.answerQuestion),
    "push-coupon": defineCommand(can.pushCoupon, decide.pushCoupon),
  },
  apply,
  compile,
  views: {
    "room-list": defineView(can.noParams, roomList),
    room: defineView(can.roomParams, oneRoom),
    audience: defineView(can.noParams, audience),
  },
  metrics: ["live-overview", "live-minutes", "live-items", "live-questions", "live-returns"],
  lessons: [firstEvening, noOneLeftWaiting],
  policies,
});
