/** The members seat (会员): who has bought, how they differ, what is sent to whom, and what it really brought. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { wouldHaveBoughtAnyway } from "./course/01-would-have-bought-anyway/lesson.ts";
import { pointsAreDebts } from "./course/02-points-are-debts/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type MembersSlice } from "./sim/slice.ts";
import { value } from "./sim/value.ts";
import { exportFile, exportsOf, list, overview, plans, profile, reach } from "./sim/views.ts";

export const members = defineDesk<MembersSlice>({
  id: "members",
  skill: "profit",
  competency: "service",
  slice: newSlice,
  commands: {
    "set-cuts": defineCommand(can.setCuts, decide.setCuts),
    "save-tag": defineCommand(can.saveTag, decide.saveTag),
    "delete-tag": defineCommand(can.deleteTag, decide.deleteTag),
    mark: defineCommand(can.mark, decide.mark),
    "set-programme": defineCommand(can.setProgramme, decide.setProgramme),
    "set-cap": defineCommand(can.setCap, decide.setCap),
    "create-plan": defineCommand(can.createPlan, decide.createPlan),
    "stop-plan": defineCommand(can.stopPlan, decide.stopPlan),
    export: defineCommand(can.exportMembers, decide.exportMembers),
  },
  apply,
  compile,
  quietEvents: ["members/exported"],
  views: {
    overview: defineView(can.noParams, overview),
    list: defineView(can.listParams, list),
    profile: defineView(can.profileParams, profile),
    plans: defineView(can.noParams, plans),
    reach: defineView(can.reachParams, reach),
    value: defineView(can.valueParams, value),
    exports: defineView(can.noParams, exportsOf),
    "export-file": defineView(can.fileParams, exportFile),
  },
  metrics: ["members-rfm", "members-reach", "members-daily", "members-exports"],
  lessons: [wouldHaveBoughtAnyway, pointsAreDebts],
  policies,
  // Rivals who write to nobody leave a market without members' messages as it was.
  rivals: "idle",
});
