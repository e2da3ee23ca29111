/** Worker thread: answers the main thread's orders, one after the other, over all its markets. */
import { parentPort } from "node:worker_threads";
import type { Order, Reply } from "./messages.ts";
import {
  adopt,
  BadQuestion,
  decide,
  fits,
  openStage,
  PoisonRow,
  replay,
  score,
  tick,
  view,
  type Stage,
} from "./stage.ts";

const stages = new Map<string, Stage>();

async function carryOut(order: Order): Promise<unknown> {
  if (order.kind === "open") {
    const { stage, opened } = await openStage(order.setup);
    stages.set(order.market, stage);
    return opened;
  }
  const stage = stages.get(order.market);
  if (order.kind === "close") {
    stages.delete(order.market);
    return stage?.compacting;
  }
  if (!stage) throw new Error(`market ${order.market} is not open in this worker`);
  switch (order.kind) {
    case "replay":
      return replay(stage, order.rows);
    case "decide":
      return decide(stage, order);
    case "apply":
      return stage.market.apply(order.shop, order.events);
    case "tick":
      return tick(stage, order.wantsSnapshot);
    case "view":
      return view(stage, order);
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
    if (error instanceof PoisonRow)
      return { id, ok: false, kind: "broken", reason, seq: error.seq };
    const isOnlyQuestion = ["view", "decide", "score", "fits"].includes(order.kind);
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
