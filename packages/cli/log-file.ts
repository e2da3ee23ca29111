/** A decision log in a file: JSON lines; a header, the rows, and the state hash after each day. */
import { readFileSync, statSync } from "node:fs";
import type { LogRow } from "@dianzhang/kernel";
import { ARMS, POLICY_LEVELS, type Arm, type PolicyLevel } from "@dianzhang/market";
import { z } from "zod";
import { UsageError } from "./args.ts";
import { MOST } from "./simulate.ts";

const header = z.object({
  kind: z.literal("market"),
  modelVersion: z.string(),
  scenario: z.string(),
  seed: z.int().min(0).max(MOST.seed),
  days: z.int().min(0).max(MOST.days),
  shoppers: z.int().min(1).max(MOST.shoppers),
  shops: z.int().min(1).max(MOST.shops),
  seats: z.int().min(0).max(MOST.shops).default(1),
  arm: z.enum(ARMS).default("default"),
  pilot: z.record(z.string(), z.enum(POLICY_LEVELS)).nullable().default(null),
  /** The scenario itself, where the log says it: the one of that name may have changed since. */
  frozen: z.record(z.string(), z.unknown()).optional(),
});
const row = z.object({
  kind: z.literal("row"),
  seq: z.int(),
  tick: z.int().min(0),
  shop: z.int().min(-1),
  command: z.looseObject({ type: z.string() }),
  events: z.array(z.looseObject({ type: z.string() })),
  resolved: z.record(z.string(), z.unknown()).optional(),
});
const day = z.object({ kind: z.literal("day"), day: z.int(), stateHash: z.string() });
const line = z.discriminatedUnion("kind", [header, row, day]);

export interface LogFile {
  readonly header: Omit<z.infer<typeof header>, "pilot" | "arm"> & {
    readonly arm: Arm;
    readonly pilot: Record<string, PolicyLevel> | null;
  };
  readonly rows: readonly LogRow[];
  /** Day → recorded state hash. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** Reads a log; a line that is no log line is named with its number. */
export function readLogFile(file: string): LogFile {
  const [first, ...rest] = linesOf(file);
  if (first?.kind !== "market") throw new UsageError(`${file}:1: a log begins with its market`);
  const hashes = new Map<number, string>();
  const rows: LogRow[] = [];
  rest.forEach((one, i) => {
    const at = `${file}:${i + 2}`;
    if (one.kind === "market") throw new UsageError(`${at}: a log is of one market`);
    if (one.kind === "day") hashes.set(one.day, one.stateHash);
    else {
      if (one.shop >= first.seats) throw new UsageError(`${at}: shop ${one.shop} is nobody's seat`);
      if (one.tick < (rows.at(-1)?.tick ?? 0))
        throw new UsageError(`${at}: tick ${one.tick} comes after a later one`);
      rows.push(one as unknown as LogRow);
    }
  });
  return { header: first as LogFile["header"], rows, hashes };
}

function linesOf(file: string): z.infer<typeof line>[] {
  if (statSync(file).isDirectory()) throw new UsageError(`${file}: this is a folder, not a file`);
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.trim() !== "");
  return lines.map((source, i) => {
    const json = tryJson(source);
    if (json === undefined) throw new UsageError(`${file}:${i + 1}: not a line of JSON`);
    const result = line.safeParse(json);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const where = issue?.path.join(".");
    throw new UsageError(`${file}:${i + 1}: ${where ? `${where}: ` : ""}${issue?.message}`);
  });
}

function tryJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
