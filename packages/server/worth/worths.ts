/** Which decisions are being weighed, and what came of those that were? In the background, few at a time. */
import { Worker } from "node:worker_threads";
import type { Worth } from "@dianzhang/api";
import type { LogRow } from "@dianzhang/kernel";
import type { Scenario } from "@dianzhang/market";
import type { ModelAt } from "../run/messages.ts";

/** What one weighing needs. */
export interface WorthOrder {
  readonly opening: {
    readonly scenario: Scenario;
    readonly seed: number;
    readonly shoppers: number;
    readonly seats: number;
  };
  /** The model of the market itself. */
  readonly model: ModelAt;
  readonly rows: readonly LogRow[];
  readonly seqs: readonly number[];
  readonly days: number;
}

export interface Worths {
  /** What is known under this key; asking for the first time begins the play. */
  ask(key: string, order: () => Promise<WorthOrder>): Promise<Worth>;
  close(): Promise<void>;
}

/** Answers kept; the oldest go first. */
const KEPT = 200;
/** Plays at the same time: a class that asks together waits in a row. */
const AT_ONCE = 1;

export function openWorths(): Worths {
  const known = new Map<string, Worth>();
  const waiting: (() => void)[] = [];
  const running = new Set<Worker>();

  function begin(key: string, order: WorthOrder): void {
    const worker = new Worker(new URL("worth-worker.ts", import.meta.url), { workerData: order });
    worker.unref();
    running.add(worker);
    worker.on("message", (told: Worth) => known.set(key, told));
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      running.delete(worker);
      // What broke is forgotten, so that it may be asked again.
      if (known.get(key)?.state === "playing") known.delete(key);
      waiting.shift()?.();
    });
  }

  return {
    ask: async (key, order) => {
      const found = known.get(key);
      if (found) return found;
      const begun: Worth = { state: "playing", done: 0, total: 1 };
      known.set(key, begun);
      for (const old of [...known.keys()].slice(0, Math.max(0, known.size - KEPT)))
        known.delete(old);
      const made = await order().catch((error: unknown) => {
        known.delete(key);
        throw error;
      });
      if (running.size < AT_ONCE) begin(key, made);
      else waiting.push(() => begin(key, made));
      return begun;
    },
    close: async () => {
      waiting.length = 0;
      await Promise.all([...running].map((worker) => worker.terminate()));
    },
  };
}
