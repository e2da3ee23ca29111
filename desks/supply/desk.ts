/** The purchasing and warehouse seat (供应): from whom goods come, what is wrong with them, and where every piece is. */
import { defineCommand, defineDesk, defineView } from "@dianzhang/desk-kit";
import * as can from "./commands.ts";
import { cheapOrSound } from "./course/01-cheap-or-sound/lesson.ts";
import { theShelfAndTheBook } from "./course/02-the-shelf-and-the-book/lesson.ts";
import { policies } from "./policies/index.ts";
import { apply, compile } from "./sim/apply.ts";
import * as decide from "./sim/decide.ts";
import { newSlice, type SupplySlice } from "./sim/slice.ts";
import * as shows from "./sim/views.ts";

export const supply = defineDesk<SupplySlice>({
  id: "supply",
  skill: "profit",
  competency: "supply",
  slice: () => newSlice(),
  commands: {
    "take-over": defineCommand(can.takeOver, decide.takeOver),
    "give-back": defineCommand(can.giveBack, decide.giveBack),
    "set-rules": defineCommand(can.setRules, decide.setRules),
    "ask-quotes": defineCommand(can.askQuotes, decide.askQuotes),
    buy: defineCommand(can.buy, decide.buy),
    "decide-goods": defineCommand(can.decideGoods, decide.decideGoods),
    claim: defineCommand(can.claim, decide.claim),
    count: defineCommand(can.count, decide.count),
  },
  apply,
  compile,
  quietEvents: ["quotes-asked", "bought", "goods-decided", "claimed", "counted"].map(
    (name) => `supply/${name}`,
  ),
  views: {
    seat: defineView(can.noParams, shows.seat),
    stock: defineView(can.stockParams, shows.stock),
    suppliers: defineView(can.noParams, shows.suppliers),
    purchases: defineView(can.purchasesParams, shows.purchases),
    quotes: defineView(can.noParams, shows.quotes),
  },
  metrics: ["supply-stock", "supply-scorecard", "supply-counts"],
  lessons: [cheapOrSound, theShelfAndTheBook],
  policies,
  // Other shops buy from the usual supplier.
  rivals: "idle",
});
