/** The logistics seat (仓配): who carries the parcels, what buyers pay and are promised, where goods lie. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { theRightCourier } from "./course/01-the-right-courier/lesson.ts";
import { farProvinces } from "./course/02-far-provinces/lesson.ts";
import { whichRoad } from "./course/03-which-road/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import { compare } from "./sim/compare.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type LogisticsSlice } from "./sim/slice.ts";
import { imports, landed } from "./sim/import-views.ts";
import * as foreign from "./sim/imports.ts";
import { depots } from "./sim/depots.ts";
import { claims, couriers, parcels, plan } from "./sim/views.ts";

export const logistics = defineDesk<LogisticsSlice>({
  id: "logistics",
  skill: "profit",
  competency: "supply",
  slice: (scenario, shops) => newSlice(scenario.couriers[0]?.id ?? "", shops),
  commands: {
    "set-couriers": defineCommand(can.setCouriers, decide.setCouriers),
    "sign-contract": defineCommand(can.signContract, decide.signContract),
    "end-contract": defineCommand(can.endContract, decide.endContract),
    "set-promise": defineCommand(can.setPromise, decide.setPromise),
    "set-insurance": defineCommand(can.setInsurance, decide.setInsurance),
    "set-template": defineCommand(can.setTemplate, decide.setTemplate),
    "rent-depot": defineCommand(can.rentDepot, decide.rentDepot),
    "leave-depot": defineCommand(can.leaveDepot, decide.leaveDepot),
    "move-stock": defineCommand(can.moveStock, decide.moveStock),
    "claim-parcels": defineCommand(can.claimParcels, decide.claimParcels),
    "import-goods": defineCommand(can.importGoods, foreign.importGoods),
    "set-import": defineCommand(can.setImport, foreign.setImport),
    "ask-ruling": defineCommand(can.askRuling, foreign.askRuling),
    "clear-import": defineCommand(can.clearImport, foreign.clearImport),
  },
  apply,
  compile,
  quietEvents: ["logistics/parcels-claimed"],
  views: {
    couriers: defineView(can.couriersParams, couriers),
    plan: defineView(can.planParams, plan),
    compare: defineView(can.compareParams, compare),
    parcels: defineView(can.parcelsParams, parcels),
    claims: defineView(can.claimsParams, claims),
    depots: defineView(can.depotsParams, depots),
    imports: defineView(can.importsParams, imports),
    landed: defineView(can.landedParams, landed),
  },
  metrics: [
    "parcels-overview",
    "parcels-couriers",
    "parcels-provinces",
    "imports-overview",
    "imports-roads",
  ],
  lessons: [theRightCourier, farProvinces, whichRoad],
  policies,
});
