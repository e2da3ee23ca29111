/** Worker thread: reads and writes workbooks and knows the dictionary, which would hold up every other request. */
import { parentPort } from "node:worker_threads";
import type { RenderFormat } from "@dianzhang/api";
import { Fault } from "../fault.ts";
import { cutWords } from "../files/words.ts";
import { readSheet } from "../files/workbook.ts";
import { toPdf } from "../render/pdf.ts";
import { toCsv, toXlsx, type Table } from "../render/tables.ts";

export type Task =
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "read-sheet"; readonly bytes: Uint8Array; readonly format: "xlsx" | "csv" }
  | { readonly kind: "write"; readonly table: Table; readonly format: RenderFormat };

export type Result =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly fault: {
        readonly code: string;
        readonly details: Readonly<Record<string, unknown>>;
      };
    }
  | { readonly id: number; readonly error: string };

async function carryOut(task: Task): Promise<unknown> {
  if (task.kind === "cut") return cutWords(task.text);
  if (task.kind === "read-sheet") return readSheet(Buffer.from(task.bytes), task.format);
  if (task.format === "pdf") return toPdf(task.table);
  return task.format === "csv" ? toCsv(task.table) : toXlsx(task.table);
}

async function answer(id: number, task: Task): Promise<Result> {
  try {
    return { id, value: await carryOut(task) };
  } catch (error) {
    if (error instanceof Fault) return { id, fault: { code: error.code, details: error.details } };
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", ({ id, task }: { id: number; task: Task }) => {
  void answer(id, task).then((result) => parentPort?.postMessage(result));
});
