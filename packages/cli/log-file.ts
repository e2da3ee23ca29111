/** A decision log in a file: JSON lines; a header, the rows, and the state hash after each day. */
import { readFileSync } from "node:fs";
import type { LogRow } from "@dianzhang/kernel";
import { ARMS, type Arm, type PolicyLevel } from "@dianzhang/market";
import { z } from "zod";
import { UsageError } from "./args.ts";

const header = z.object({
  kind: z.literal("market"), modelVersion: z.string(), scenario: z.string(), seed: z.int(), days: z.int().min(0),
  shoppers: z.int().min(1), shops: z.int().min(1),
  seats: z.int().min(0).default(1), arm: z.enum(ARMS).default("default"),
  pilot: z.record(z.string(), z.string()).nullable().default(null),
});
const row = z.object({
  kind: z.literal("row"), seq: z.int(), tick: z.int(), shop: z.int(), command: z.looseObject({ type: z.string() }),
  events: z.array(z.looseObject({ type: z.string() })), resolved: z.record(z.string(), z.unknown()).optional(),
});
const day = z.object({ kind: z.literal("day"), day: z.int(), stateHash: z.string() });
const line = z.discriminatedUnion("kind", [header, row, day]);

export interface LogFile {
  readonly header: Omit<z.infer<typeof header>, "pilot" | "arm"> & { readonly arm: Arm; readonly pilot: Record<string, PolicyLevel> | null };
  readonly rows: readonly LogRow[];
  /** Day → recorded state hash. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** Reads a log; a line that is no log line is named with its number. */
export function readLogFile(file: string): LogFile {
  const lines = readFileSync(file, "utf8").split("\n").filter((text) => text.trim() !== "");
  const parsed = lines.map((source, i) => {
    const result = line.safeParse(tryJson(source));
    if (!result.success) throw new UsageError(`${file}:${i + 1}: ${result.error.issues[0]?.message ?? "not a log line"}`);
    return result.data;
  });
  const [first, ...rest] = parsed;
  if (first?.kind !== "market") throw new UsageError(`${file}:1: a log begins with its market`);
  const hashes = new Map<number, string>();
  const rows: LogRow[] = [];
  for (const one of rest) {
    if (one.kind === "day") hashes.set(one.day, one.stateHash);
    else if (one.kind === "row") rows.push(one as unknown as LogRow);
  }
  return { header: first as LogFile["header"], rows, hashes };
}

function tryJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}
