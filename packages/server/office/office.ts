/** Who reads and writes workbooks, and cuts texts into words? A worker of its own, started when first needed. */
import { Worker } from "node:worker_threads";
import type { FaultCode, RenderFormat } from "@dianzhang/api";
import { Fault } from "../fault.ts";
import type { SheetRow } from "../files/workbook.ts";
import type { Table } from "../render/tables.ts";
import type { Result, Task } from "./worker.ts";

export interface Office {
  readSheet(bytes: Uint8Array, format: "xlsx" | "csv"): Promise<SheetRow[]>;
  write(table: Table, format: RenderFormat): Promise<Buffer>;
  /** The words of a text; null where it cannot be cut. */
  cut(text: string): Promise<string[] | null>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Memory a single workbook may take before its worker is ended instead of the server. */
const MEMORY_MB = 512;

export function openOffice(): Office {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;

  function start(): Worker {
    const made = new Worker(new URL("worker.ts", import.meta.url), {
      name: "office",
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    made.on("message", settle);
    made.on("error", () => undefined);
    made.on("exit", () => {
      if (worker === made) worker = undefined;
      for (const one of waiting.values()) one.reject(new Fault("not-a-workbook"));
      waiting.clear();
    });
    made.unref();
    return made;
  }

  function settle(result: Result): void {
    const one = waiting.get(result.id);
    waiting.delete(result.id);
    if ("value" in result) one?.resolve(result.value);
    else if ("fault" in result)
      one?.reject(new Fault(result.fault.code as FaultCode, result.fault.details));
    else one?.reject(new Error(result.error));
  }

  function ask<T>(task: Task): Promise<T> {
    worker ??= start();
    count += 1;
    const id = count;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      worker?.postMessage({ id, task });
    });
  }

  return {
    readSheet: (bytes, format) => ask({ kind: "read-sheet", bytes, format }),
    write: async (table, format) =>
      Buffer.from(await ask<Uint8Array>({ kind: "write", table, format })),
    cut: (text) => ask({ kind: "cut", text }),
    close: async () => {
      await worker?.terminate();
    },
  };
}
