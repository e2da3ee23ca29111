/** What do a shop's raw events say, reckoned row by row and without a metric's query? */
import { LAKE_TABLES, withTables, type Lake } from "@dianzhang/insights";

export const DAY = 86_400;
const CREDITED_FOR = 3 * DAY;

/** Accounts that say what a shop has and owes; all others are income and expense. */
const BALANCE = ["cash", "escrow", "inventory", "deposit", "guarantee", "points_owed", "equity"];

export type Row = Readonly<Record<string, number | string | null>>;
export type Period = readonly [from: number, to: number];

/** The tables of one shop, read whole. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

export async function readTables(
  lake: Lake,
  names: readonly string[],
  shop: number,
): Promise<Tables> {
  const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const tables: Record<string, readonly Row[]> = {};
  for (const name of names) {
    const columns = LAKE_TABLES.find((table) => table.name === name)?.columns ?? [];
    const sql = `SELECT ${columns.map((column) => `"${column.name}"`).join(", ")} FROM "${name}" WHERE shop = ${shop}`;
    tables[name] = await withTables(lake, whole, sql, async (connection) => {
      const reader = await connection.runAndReadAll(sql);
      return reader
        .getRows()
        .map((cells) =>
          Object.fromEntries(cells.map((cell, i) => [columns[i]?.name, plain(cell)])),
        );
    });
  }
  return tables;
}

function plain(cell: unknown): number | string | null {
  if (cell === null) return null;
  return typeof cell === "string" ? cell : Number(cell);
}

export const num = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

export const total = (rows: readonly Row[], name: string): number =>
  rows.reduce((sum, row) => sum + num(row, name), 0);

export const distinct = (rows: readonly Row[], ...names: readonly string[]): number =>
  new Set(rows.map((row) => names.map((name) => row[name]).join(" "))).size;

export const within = (rows: readonly Row[] | undefined, [from, to]: Period): readonly Row[] =>
  (rows ?? []).filter((row) => num(row, "at") >= from && num(row, "at") < to);

export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

export const mean = (values: readonly number[]): number | null =>
  share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );

export function grouped(rows: readonly Row[], name: string): Map<Row[string], readonly Row[]> {
  const groups = new Map<Row[string], readonly Row[]>();
  for (const row of rows) {
    const key = row[name] ?? null;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** What the books say was earned: income less cost and expense. */
export function profitIn(ledger: readonly Row[]): number {
  return -total(
    ledger.filter((row) => !BALANCE.includes(String(row["account"]))),
    "amount_fen",
  );
}

/**
 * Orders of a period, each with the latest click of its buyer within three days before it. What came first is told
 * by the session; by the time only within one.
 */
export function credited(
  orders: readonly Row[],
  clicks: readonly Row[],
): { readonly order: Row; readonly click: Row }[] {
  const byShopper = grouped(clicks, "shopper");
  return orders.flatMap((order) => {
    const before = (byShopper.get(order["shopper"] ?? null) ?? []).filter(
      (click) => comesBefore(click, order) && num(order, "at") - num(click, "at") <= CREDITED_FOR,
    );
    const click = before.toSorted(
      (a, b) => num(a, "session") - num(b, "session") || num(a, "at") - num(b, "at"),
    );
    return click.length === 0 ? [] : [{ order, click: click.at(-1) as Row }];
  });
}

export function comesBefore(click: Row, later: Row): boolean {
  const [a, b] = [num(click, "session"), num(later, "session")];
  return a < b || (a === b && num(click, "at") <= num(later, "at"));
}

/** Last words ask nothing. */
const FAREWELLS: readonly string[] = ["agreed", "bye", "left"];

/** Rounds of a talk begun from 8:00 on, and those a person answered within three minutes. */
export function roundsOf(lines: readonly Row[]): { readonly begun: number; readonly kept: number } {
  let begun = 0;
  let kept = 0;
  for (const talk of grouped(lines, "chat").values()) {
    let asked: number | null = null;
    const asks = talk.filter(
      (one) => one["speaker"] !== "robot" && !FAREWELLS.includes(String(one["moment"])),
    );
    for (const line of asks) {
      const at = num(line, "at");
      if (line["speaker"] === "buyer") {
        if (asked === null && Math.floor(at / 3600) % 24 >= 8) begun += 1;
        asked ??= at;
      } else if (asked !== null) {
        if (Math.floor(asked / 3600) % 24 >= 8 && at - asked <= 180) kept += 1;
        asked = null;
      }
    }
  }
  return { begun, kept };
}

/** Parcels as they went: orders merged into one are one. */
export function parcelsOf(rows: readonly Row[]): readonly Row[] {
  return [...grouped(rows, "parcel").values()].map((parts) => ({
    ...parts[0],
    cost_fen: total(parts, "cost_fen"),
    promised: Math.min(...parts.map((part) => num(part, "promised"))),
    isDamaged: parts.some((part) => part["fate"] === "damaged") ? 1 : 0,
  }));
}
