/** What does a metric answer for one shop and one period? */
import { StatementType, type DuckDBConnection } from "@duckdb/node-api";
import { withTables, type Lake, type Span } from "./lake.ts";
import type { Figure, Metric, Reach } from "./metric.ts";

const SECONDS_PER_HOUR = 3_600;

/** A shop, and a period in market seconds with its end not included. */
export interface Question extends Span {
  readonly shop: number;
}

export type Cell = number | string | null;

export interface Answer {
  readonly columns: readonly Figure[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Runs a metric. Every column it returns must be one it defines, in the same order. */
export async function runMetric(lake: Lake, metric: Metric, question: Question): Promise<Answer> {
  const reach = reachOf(metric.reads, question);
  return withTables(lake, reach, metric.sql, async (connection, { tick }) => {
    const now = (tick + 1) * SECONDS_PER_HOUR;
    const sql = fillIn(metric.sql, { ...question, now });
    await refuseAllButSelect(connection, metric.id, sql);
    const reader = await connection.runAndReadAll(sql);
    const found = reader.columnNames().join(", ");
    const defined = metric.figures.map((figure) => figure.name).join(", ");
    if (found !== defined)
      throw new Error(`${metric.id}.sql returns (${found}) but defines (${defined})`);
    return { columns: metric.figures, rows: reader.getRows().map((row) => row.map(plain)) };
  });
}

/**
 * Puts the parameters into the text. They are whole numbers, checked here; as literals DuckDB can use
 * them to skip row groups, which it does not do for bound parameters.
 */
function fillIn(sql: string, question: Question & { readonly now: number }): string {
  return sql.replace(/\$(shop|from|to|now)\b/g, (_, name: keyof typeof question) => {
    const value = question[name];
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error(`$${name} is not a whole number: ${value}`);
    return String(value);
  });
}

function reachOf(reads: Reach, { from, to }: Span): Span {
  switch (reads) {
    case "period":
      return { from, to };
    case "previous":
      return { from: Math.max(0, from - (to - from)), to };
    case "around":
      return { from: Math.max(0, from - (to - from)), to: to + (to - from) };
    case "history":
      return { from: 0, to };
  }
}

async function refuseAllButSelect(
  connection: DuckDBConnection,
  id: string,
  sql: string,
): Promise<void> {
  const statements = await connection.extractStatements(sql);
  const first = await statements.prepare(0);
  const isSelect = statements.count === 1 && first.statementType === StatementType.SELECT;
  first.destroySync();
  if (!isSelect) throw new Error(`${id}.sql: a metric is exactly one SELECT`);
}

function plain(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return String(value);
}
