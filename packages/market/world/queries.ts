/** What was searched for: how often each phrase was typed, clicked from and bought after, day by day. */
import { grown, type Grown } from "./grown.ts";
import type { World } from "./world.ts";

/** Days kept, the running one among them. */
export const QUERY_DAYS = 32;
/** What is counted of a phrase. */
const QUERY_COUNTS = ["searches", "clicks", "orders"] as const;
export type QueryCount = (typeof QUERY_COUNTS)[number];

const querySpec = { value: Int32Array };
export type QueryTable = Grown<typeof querySpec>;

/** One row a phrase: a ring of days, the counts of a day side by side. */
export function newQueries(phrases: number): QueryTable {
  const table = grown(querySpec, Math.max(1, phrases), QUERY_DAYS * QUERY_COUNTS.length);
  table.count = phrases;
  return table;
}

function cellOf(phrase: number, day: number, what: QueryCount): number {
  const at = (phrase * QUERY_DAYS + (day % QUERY_DAYS)) * QUERY_COUNTS.length;
  return at + QUERY_COUNTS.indexOf(what);
}

/** Adds to today's counts of a phrase, over all shops together. */
export function countQuery(world: World, phrase: number, what: QueryCount, amount: number): void {
  const { value } = world.query.col;
  const at = cellOf(phrase, Math.floor(world.now / 24), what);
  value[at] = (value[at] as number) + amount;
}

/** Runs in a day's last hour: tomorrow's counts begin at nothing. */
export function turnQueries(world: World): void {
  const tomorrow = Math.floor(world.now / 24) + 1;
  for (let phrase = 0; phrase < world.query.count; phrase += 1)
    for (const what of QUERY_COUNTS) world.query.col.value[cellOf(phrase, tomorrow, what)] = 0;
}

/** The counts of one finished day, `back` days before today (1 = yesterday); zero before the market opened. */
export function queriesOf(
  world: World,
  phrase: number,
  back: number,
): Readonly<Record<QueryCount, number>> {
  const day = Math.floor(world.now / 24) - back;
  const { value } = world.query.col;
  const isKept = day >= 0 && back >= 1 && back < QUERY_DAYS && phrase < world.query.count;
  const told = (what: QueryCount): number =>
    isKept ? (value[cellOf(phrase, day, what)] as number) : 0;
  return { searches: told("searches"), clicks: told("clicks"), orders: told("orders") };
}
