/** The order desk (订单): from paid to handed over, in batches, with what comes in between. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { theFirstWave } from "./course/01-the-first-wave/lesson.ts";
import { whatIsWrong } from "./course/02-what-is-wrong/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type OrdersSlice } from "./sim/slice.ts";
import * as shows from "./sim/views.ts";

export const orders = defineDesk<OrdersSlice>({
  id: "orders",
  skill: "profit",
  competency: "supply",
  slice: () => newSlice(),
  commands: {
    "take-over": defineCommand(can.takeOver, decide.takeOver),
    "give-back": defineCommand(can.giveBack, decide.giveBack),
    "set-rules": defineCommand(can.setRules, decide.setRules),
    review: defineCommand(can.review, decide.review),
    print: defineCommand(can.print, decide.print),
    pick: defineCommand(can.pick, decide.pick),
    pack: defineCommand(can.pack, decide.pack),
    ship: defineCommand(can.ship, decide.ship),
    hold: defineCommand(can.hold, decide.hold),
    merge: defineCommand(can.merge, decide.merge),
    split: defineCommand(can.split, decide.split),
    "set-courier": defineCommand(can.setCourier, decide.setCourier),
    cancel: defineCommand(can.cancel, decide.cancel),
    answer: defineCommand(can.answer, decide.answer),
  },
  apply,
  compile,
  // Only who sits there and by which rules stands in the tables.
  quietEvents: [
    "reviewed",
    "printed",
    "pick-planned",
    "pack-planned",
    "shipped",
    "hold-set",
    "merged",
    "split-up",
    "courier-set",
    "called-off",
    "answered",
  ].map((name) => `orders/${name}`),
  views: {
    seat: defineView(can.seatParams, shows.seat),
    queue: defineView(can.queueParams, shows.queue),
    exceptions: defineView(can.exceptionsParams, shows.exceptions),
    "pick-list": defineView(can.sheetParams, shows.pickList),
    waybills: defineView(can.sheetParams, shows.waybills),
    sop: defineView(can.seatParams, shows.sop),
  },
  metrics: ["orders-overview", "orders-exceptions", "orders-packaging"],
  lessons: [theFirstWave, whatIsWrong],
  policies,
  // Other shops pack as the market does.
  rivals: "idle",
});
