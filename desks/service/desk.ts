/** The service seat (客服): answers buyers before and after they buy, by hand, by script and by hired people. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { beforeTheyLeave } from "./course/01-before-they-leave/lesson.ts";
import { ownUpFirst } from "./course/02-own-up-first/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type ServiceSlice } from "./sim/slice.ts";
import { openTicket, tellTicket, tickets } from "./sim/tickets.ts";
import { cases, floor, setup, trial } from "./sim/views.ts";

export const service = defineDesk<ServiceSlice>({
  id: "service",
  skill: "profit",
  competency: "service",
  slice: (_scenario, shops) => newSlice(shops),
  commands: {
    "go-on-duty": defineCommand(can.goOnDuty, decide.goOnDuty),
    "go-off-duty": defineCommand(can.goOffDuty, decide.goOffDuty),
    reply: defineCommand(can.reply, decide.reply),
    "open-ticket": defineCommand(can.openTicket, openTicket),
    "tell-ticket": defineCommand(can.tellTicket, tellTicket),
    "set-script": defineCommand(can.setScript, decide.setScript),
    "set-shifts": defineCommand(can.setShifts, decide.setShifts),
    "set-robot": defineCommand(can.setRobot, decide.setRobot),
    appeal: defineCommand(can.appeal, decide.appeal),
    "answer-review": defineCommand(can.answerReview, decide.answerReview),
    "report-review": defineCommand(can.reportReview, decide.reportReview),
  },
  apply,
  compile,
  quietEvents: [
    "service/replied",
    "service/ticket-opened",
    "service/ticket-told",
    "service/appealed",
    "service/review-answered",
    "service/review-reported",
  ],
  views: {
    floor: defineView(can.floorParams, floor),
    setup: defineView(can.setupParams, setup),
    cases: defineView(can.casesParams, cases),
    tickets: defineView(can.casesParams, tickets),
    trial: defineView(can.trialParams, trial),
  },
  metrics: [
    "service-overview",
    "service-matters",
    "service-answers",
    "service-machine",
    "service-cards",
    "service-tickets",
  ],
  lessons: [beforeTheyLeave, ownUpFirst],
  rivals: "idle",
  policies,
});
