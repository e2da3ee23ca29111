/** Who packs finished days while the next ones run? A thread beside the market's own, started when needed. */
import { Worker } from "node:worker_threads";
import { publishDay, type DayFiles } from "@dianzhang/insights";
import { StorageTrouble } from "./storage.ts";

export interface Compacting {
  readonly id: number;
  readonly lake: string;
  readonly day: number;
}

export type Compacted =
  | { readonly id: number; readonly files: DayFiles }
  | { readonly id: number; readonly failed: string; readonly isStorage: boolean };

export interface Compactor {
  /** Resolves when the day's files are published; the manifest is written by the caller's own thread. */
  compact(lake: string, day: number): Promise<void>;
}

interface Waiting {
  readonly resolve: (files: DayFiles) => void;
  readonly reject: (error: Error) => void;
}

export function newCompactor(): Compactor {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const made = new Worker(new URL("compactor-worker.ts", import.meta.url), { name: "compactor" });
    made.on("message", settle);
    made.on("error", () => undefined);
    made.on("exit", () => {
      worker = undefined;
      for (const one of waiting.values()) one.reject(new StorageTrouble("the compactor ended"));
      waiting.clear();
    });
    made.unref();
    return made;
  }

  function settle(compacted: Compacted): void {
    const one = waiting.get(compacted.id);
    waiting.delete(compacted.id);
    if ("files" in compacted) one?.resolve(compacted.files);
    else if (compacted.isStorage) one?.reject(new StorageTrouble(compacted.failed));
    else one?.reject(new Error(compacted.failed));
  }

  return {
    compact: async (lake, day) => {
      worker ??= start();
      count += 1;
      const id = count;
      const files = await new Promise<DayFiles>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, lake, day } satisfies Compacting);
      });
      publishDay(lake, files);
    },
  };
}
