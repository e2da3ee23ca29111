/** What is made up at noon: orders of a shop's own goods, bad reviews of somebody else's. */
import { bitsFor, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import type { World } from "../world/world.ts";

/** Accounts of the ring that makes orders up. */
const RING = 400;
/** Days of bought reviews that can be traced. */
const TRACED_DAYS = 30;

/** A row of made-up things about goods that are another shop's is one of bad reviews. */
export function isSmear({ law, listing }: World, row: number): boolean {
  return listing.col.shop[law.fake.col.listing[row] as number] !== law.fake.col.shop[row];
}

/** Nobody buys and nobody gets anything: the counters move, money is paid, traces are left. */
export function makeUp(run: Run, shop: number): void {
  const { world } = run;
  const { fake } = world.law;
  const day = Math.floor(world.now / 24);
  for (let row = 0; row < fake.count; row += 1) {
    const first = fake.col.firstDay[row] as number;
    if (fake.col.shop[row] !== shop || day < first || day >= first + (fake.col.days[row] as number))
      continue;
    const count = fake.col.orders[row] as number;
    if (isSmear(world, row)) smear(run, fake.col.listing[row] as number, count);
    else brush(run, shop, fake.col.listing[row] as number, count);
    const fen = count * world.parameters.law.fakeFen;
    post(world, run.emit, { at: world.now * 3600, shop, order: -1, memo: "brushing" }, [
      ["promotion_fees", fen],
      ["cash", -fen],
    ]);
  }
}

function brush({ world, habits, emit }: Run, shop: number, listing: number, orders: number): void {
  const numbers = world.parameters.law;
  const day = Math.floor(world.now / 24);
  const { sold, stars, reviews } = world.listing.col;
  const praised = Math.round(orders * numbers.fakeStars);
  sold[listing] = (sold[listing] as number) + orders;
  reviews[listing] = (reviews[listing] as number) + praised;
  stars[listing] = (stars[listing] as number) + 5 * praised;
  for (let nth = 0; nth < orders; nth += 1) {
    const bits = bitsFor(habits.keys.law, listing * 977 + nth, day);
    const isolated = unitFrom(bits) < numbers.fakeIsolated ? 1 : 0;
    const shared = unitFrom(mix(bits + 1)) < numbers.fakeShared ? 1 : 0;
    const account = 2_000_000_000 + (mix(bits + 2) % RING);
    emit.lawSignals.add(world.now * 3600 + nth * 7, shop, listing, account, isolated, shared);
  }
}

// One star each, by accounts that bought nothing there.
function smear({ world, habits, emit }: Run, listing: number, count: number): void {
  const day = Math.floor(world.now / 24);
  const { shop, stars, reviews } = world.listing.col;
  reviews[listing] = (reviews[listing] as number) + count;
  stars[listing] = (stars[listing] as number) + count;
  for (let nth = 0; nth < count; nth += 1) {
    const bits = bitsFor(habits.keys.law, listing * 983 + nth, day);
    const who = mix(bits + 3) % world.shoppers.count;
    const at = world.now * 3600 + nth * 7;
    emit.reviews.addMixed([at, NULL_U32, who, shop[listing] as number, listing, 1, Number.NaN]);
  }
}

/** Bad reviews a shop bought of late. */
export function smearsOf(world: World, shop: number): number {
  return tracedSmears(world, shop).reduce((sum, { count }) => sum + count, 0);
}

/** Found out: the reviews go, and those still to come are not written. */
export function undoSmears(world: World, shop: number): void {
  const { stars, reviews } = world.listing.col;
  for (const { row, listing, count } of tracedSmears(world, shop)) {
    reviews[listing] = (reviews[listing] as number) - count;
    stars[listing] = (stars[listing] as number) - count;
    world.law.fake.col.days[row] = 0;
  }
  world.isDirty = true;
}

function tracedSmears(
  world: World,
  shop: number,
): { readonly row: number; readonly listing: number; readonly count: number }[] {
  const { col, count } = world.law.fake;
  // Those of today are written at noon.
  const written = Math.floor((world.now + 11) / 24);
  return Array.from({ length: count }, (_, row) => row)
    .filter((row) => col.shop[row] === shop && isSmear(world, row))
    .filter((row) => written - (col.firstDay[row] as number) <= TRACED_DAYS)
    .map((row) => {
      const days = Math.min(col.days[row] as number, written - (col.firstDay[row] as number));
      const each = col.orders[row] as number;
      return { row, listing: col.listing[row] as number, count: Math.max(0, days) * each };
    });
}
