/** What the platform sees in its event graph: orders that look made up, and brand words nobody may use. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import type { ListingRow } from "../desk.ts";
import type { Run } from "../run/run.ts";
import { isOrder } from "../run/later.ts";
import { isSmear } from "./fakes.ts";
import brands from "./brands.json" with { type: "json" };

/** Days of orders the graph is read over. */
const GRAPH_DAYS = 7;

/** A brand's word in a title that the shop may not use; null when there is none. */
export function brandIn(
  { title }: Pick<ListingRow, "title">,
  licences: readonly string[],
): string | null {
  const said = title.toLowerCase();
  return brands.brands.find((brand) => said.includes(brand) && !licences.includes(brand)) ?? null;
}

/** Share of a week's orders that nobody looked at goods before, by accounts that buy in several shops on one day. */
export function readGraph(run: Run, shop: number): number {
  const { world } = run;
  const { order } = world;
  const since = (world.now - GRAPH_DAYS * 24) * 3600;
  let own = 0;
  let both = 0;
  const shopsOf = new Map<number, Set<number>>();
  const mine: number[] = [];
  for (let line = order.count - 1; line >= 0; line -= 1) {
    if ((order.col.at[line] as number) < since - 7200) break;
    if (order.col.head[line] !== line || !isOrder(world, line)) continue;
    const who = order.col.shopper[line] as number;
    const key = who * 512 + (Math.floor((order.col.at[line] as number) / 86_400) % 512);
    const seen = shopsOf.get(key);
    if (seen) seen.add(order.col.shop[line] as number);
    else shopsOf.set(key, new Set([order.col.shop[line] as number]));
    if (order.col.shop[line] === shop) mine.push(line);
  }
  for (const line of mine) {
    own += 1;
    const who = order.col.shopper[line] as number;
    const at = order.col.at[line] as number;
    const isIsolated =
      unitFrom(bitsFor(run.habits.keys.law, who, at)) < world.parameters.law.isolated;
    const isShared = (shopsOf.get(who * 512 + (Math.floor(at / 86_400) % 512))?.size ?? 1) > 1;
    if (isIsolated && isShared) both += 1;
  }
  const made = madeUpSince(run, shop, Math.floor(world.now / 24) - GRAPH_DAYS);
  const { fakeIsolated, fakeShared } = world.parameters.law;
  return (both + made * fakeIsolated * fakeShared) / Math.max(1, own + made);
}

/** Made-up orders of a shop since a day. */
export function madeUpSince({ world }: Pick<Run, "world">, shop: number, day: number): number {
  const { fake } = world.law;
  const today = Math.floor(world.now / 24);
  let sum = 0;
  for (let row = 0; row < fake.count; row += 1) {
    if (fake.col.shop[row] !== shop || isSmear(world, row)) continue;
    const first = Math.max(day, fake.col.firstDay[row] as number);
    const last = Math.min(
      today,
      (fake.col.firstDay[row] as number) + (fake.col.days[row] as number),
    );
    sum += Math.max(0, last - first) * (fake.col.orders[row] as number);
  }
  return sum;
}

/** The other shop whose picture this listing shows: one that put the same file up earlier; −1 when there is none. */
export function borrowedFrom(rows: readonly ListingRow[], own: ListingRow): number {
  if (own.picture === null) return -1;
  const owner = rows.find(
    (row) => row?.picture === own.picture && row.shop !== own.shop && row.pictureAt < own.pictureAt,
  );
  return owner?.shop ?? -1;
}
