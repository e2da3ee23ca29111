/** Worker thread: plays a market's log twice, with some decisions and without them, and tells how far it is. */
import { parentPort, workerData } from "node:worker_threads";
import { loadModel, model as installed } from "@dianzhang/catalog";
import { withoutRows } from "@dianzhang/desk-kit";
import type { WorthOrder } from "./worths.ts";

const { opening, model: at, rows, seqs, days } = workerData as WorthOrder;
const { openMarket, desks } = at.file === null ? installed : await loadModel(at.file);
const { effect, fellAway } = withoutRows(
  () => openMarket({ ...opening, desks }),
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
