/** Worker thread: answers the main thread's orders, one after the other, over all its markets. */
import { parentPort } from "node:worker_threads";
import { newCompactor } from "./compactor.ts";
import type { Order, Reply } from "./messages.ts";
import {
  adopt,
  BadQuestion,
  decide,
  decideAll,
  decideAnew,
  fits,
  handLake,
  letGo,
  openStage,
  PoisonRow,
  publish,
  replay,
  score,
  tick,
  view,
  views,
  type Stage,
} from "./stage.ts";
import { StorageTrouble } from "./storage.ts";

const stages = new Map<string, Stage>();
const compactor = newCompactor();

async function carryOut(order: Order): Promise<unknown> {
  if (order.kind === "open") {
    const { stage, opened } = await openStage(order.setup);
    stages.set(order.market, stage);
    return opened;
  }
  const stage = stages.get(order.market);
  if (order.kind === "close") {
    stages.delete(order.market);
    return stage && letGo(stage);
  }
  if (!stage) throw new Error(`market ${order.market} is not open in this worker`);
  switch (order.kind) {
    case "replay":
      return replay(stage, compactor, order.rows);
    case "decide-anew":
      return decideAnew(stage, compactor, order.rows);
    case "decide":
      return decide(stage, order);
    case "decide-all":
      return decideAll(stage, order.asked);
    case "apply":
      return stage.market.apply(order.shop, order.events);
    case "tick":
      return tick(stage, compactor, order.wantsSnapshot);
    case "view":
      return view(stage, order);
    case "views":
      return views(stage, order.asked);
    case "publish":
      return publish(stage);
    case "lake":
      return handLake(stage, order.writes);
    case "hash":
      return stage.market.stateHash();
    case "score":
      return score(stage, order);
    case "fits":
      return fits(stage, order.model);
    case "adopt":
      return adopt(stage, order.model);
  }
}

async function answer(id: number, order: Order): Promise<Reply> {
  try {
    return { id, ok: true, value: await carryOut(order) };
  } catch (error) {
    if (error instanceof BadQuestion) {
      return { id, ok: false, kind: "fault", code: error.code, details: error.details };
    }
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof StorageTrouble) return { id, ok: false, kind: "storage", reason };
    if (error instanceof PoisonRow)
      return { id, ok: false, kind: "broken", reason, seq: error.seq };
    const isOnlyQuestion = ["view", "views", "decide", "score", "fits"].includes(order.kind);
    return { id, ok: false, kind: isOnlyQuestion ? "failed" : "broken", reason };
  }
}

parentPort?.on("message", ({ id, order }: { id: number; order: Order }) => {
  void answer(id, order).then((reply) => parentPort?.postMessage(reply, transferOf(reply)));
});

// A snapshot is handed over, not copied.
function transferOf(reply: Reply): ArrayBuffer[] {
  const { snapshot } = ((reply.ok ? reply.value : null) ?? {}) as { snapshot?: Uint8Array };
  return snapshot?.buffer instanceof ArrayBuffer ? [snapshot.buffer] : [];
}
