/** Worker thread: plays a market's log twice, with some decisions and without them, and tells how far it is. */
import { parentPort, workerData } from "node:worker_threads";
import { desks, model } from "@dianzhang/catalog";
import { withoutRows } from "@dianzhang/desk-kit";
import type { WorthOrder } from "./worths.ts";

const { opening, rows, seqs, days } = workerData as WorthOrder;
const { effect, fellAway } = withoutRows(
  () => model.openMarket({ ...opening, desks }),
  rows,
  seqs,
  days,
  (done) => parentPort?.postMessage({ state: "playing", done, total: 2 * days }),
);
parentPort?.postMessage({
  state: "played",
  days,
  total: effect.total,
  perDay: effect.days,
  fellAway: fellAway.length,
});
