/** The compliance seat (合规): texts checked before they are shown, cases answered in time, data kept, a clean record. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { wordsThatCost } from "./course/01-words-that-cost/lesson.ts";
import { anHonestAnswer } from "./course/02-an-honest-answer/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { beginDrill, drillStep } from "./sim/drill.ts";
import { newSlice, type ComplianceSlice } from "./sim/slice.ts";
import { cases, check, privacy, record } from "./sim/views.ts";

export const compliance = defineDesk<ComplianceSlice>({
  id: "compliance",
  skill: "profit",
  competency: "service",
  slice: newSlice,
  commands: {
    "take-duty": defineCommand(can.takeDuty, decide.takeDuty),
    answer: defineCommand(can.answerCase, decide.answerCase),
    "buy-licence": defineCommand(can.buyLicence, decide.buyLicence),
    "begin-drill": defineCommand(can.beginDrill, beginDrill),
    "drill-step": defineCommand(can.drillStep, drillStep),
    withdraw: defineCommand(can.withdraw, decide.withdraw),
    "order-fakes": defineCommand(can.orderFakes, decide.orderFakes),
    "order-smears": defineCommand(can.orderSmears, decide.orderSmears),
  },
  apply,
  compile,
  views: {
    record: defineView(can.noParams, record),
    cases: defineView(can.noParams, cases),
    check: defineView(can.textParams, check),
    privacy: defineView(can.noParams, privacy),
  },
  metrics: ["law-cases", "law-places", "law-signals"],
  lessons: [wordsThatCost, anHonestAnswer],
  policies,
  // Rivals whom nobody audits leave a market without this seat as it was.
  rivals: "idle",
});
