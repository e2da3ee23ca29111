/** Who belongs to an audience: from what the platform saw of shoppers and of a shop's buyers, nothing latent. */
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { makeTie, tieOf } from "../world/feed.ts";
import type { Audience } from "./contract.ts";

/** How a shop's buyers differ from everybody: who resembles them is told from here. */
export interface Likeness {
  readonly day: number;
  readonly read: number;
  /** Shop × segment: share among the buyers ÷ share among all shoppers. */
  readonly lift: Float32Array;
  /** Shop → what a buyer spent on average, in fen. */
  readonly meanSpentFen: Float64Array;
  /** Shop → buyers. */
  readonly buyers: Uint32Array;
}

/** Buyers a shop needs before anybody can be said to resemble them. Assumption. */
export const LEAST_SEEDS = 20;
/** Bought within so many days: recent; not since: sleeping. Assumption. */
export const RECENT_DAYS = 14;

/** Takes up the orders placed since the last look; runs each midnight and when the first campaign is made. */
export function readOrders(world: World): void {
  const { feed, order } = world;
  const { at, shopper, shop, goodsFen, head, state } = order.col;
  const from = feed.read.col.orders[0] as number;
  for (let line = from; line < order.count; line += 1) {
    if (state[line] === ORDER_STATE.cancelled) continue;
    const row = makeTie(feed, shopper[line] as number, shop[line] as number);
    const { orders, orderedAt, spentFen } = feed.tie.col;
    if (head[line] === line) orders[row] = (orders[row] as number) + 1;
    orderedAt[row] = Math.floor((at[line] as number) / 3600) + 1;
    spentFen[row] = (spentFen[row] as number) + (goodsFen[line] as number);
  }
  feed.read.count = 1;
  feed.read.col.orders[0] = order.count;
}

/** Reckoned once a day from the ties that hold orders. */
export function likenessOf(world: World): Likeness {
  const { feed, scenario, shops, shoppers } = world;
  const segments = scenario.segments.length;
  const buyers = new Uint32Array(shops);
  const lift = new Float32Array(shops * segments);
  const spent = new Float64Array(shops);
  const { shop, shopper, orders, spentFen } = feed.tie.col;
  for (let row = 0; row < feed.tie.count; row += 1) {
    if (orders[row] === 0) continue;
    const own = shop[row] as number;
    const cell = own * segments + segmentOf(traitsOf(shoppers, shopper[row] as number));
    buyers[own] = (buyers[own] as number) + 1;
    lift[cell] = (lift[cell] as number) + 1;
    spent[own] = (spent[own] as number) + (spentFen[row] as number);
  }
  const whole = scenario.segments.reduce((sum, { share }) => sum + share, 0);
  for (let own = 0; own < shops; own += 1)
    scenario.segments.forEach(({ share }, g) => {
      const cell = own * segments + g;
      const among = (lift[cell] as number) / Math.max(1, buyers[own] as number);
      lift[cell] = among / (share / whole);
    });
  return {
    day: Math.floor(world.now / 24),
    read: feed.read.col.orders[0] as number,
    lift,
    meanSpentFen: spent.map((fen, own) => fen / Math.max(1, buyers[own] as number)),
    buyers,
  };
}

/** Whether a shopper resembles the shop's buyers: likelier in segments that buy there more than elsewhere. */
export function resembles(
  world: World,
  likeness: Likeness,
  key: number,
  { shopper, shop, segment }: { shopper: number; shop: number; segment: number },
): boolean {
  if ((likeness.buyers[shop] as number) < LEAST_SEEDS) return false;
  const lift = likeness.lift[shop * world.scenario.segments.length + segment] as number;
  const odds = Math.min(0.9, world.parameters.feed.likeness * lift * lift);
  return unitFrom(bitsFor(key, shopper, shop)) < odds;
}

/** Whether a tie puts its shopper into an audience of visitors, carts or buyers. */
export function isTied(
  world: World,
  likeness: Likeness,
  row: number,
  { kind, days, layer }: Audience,
): boolean {
  const { visitedAt, cartedAt, orderedAt, orders, spentFen, shop } = world.feed.tie.col;
  const since = world.now + 1 - days * 24;
  const ordered = orderedAt[row] as number;
  if (kind === "visitors") {
    const visited = visitedAt[row] as number;
    return visited > since && visited > ordered && visited > 0;
  }
  if (kind === "carts") {
    const carted = cartedAt[row] as number;
    return carted > since && carted > ordered && carted > 0;
  }
  if (orders[row] === 0) return false;
  const isRecent = ordered > world.now + 1 - RECENT_DAYS * 24;
  if (layer === null) return true;
  if (layer === "recent") return isRecent;
  if (layer === "sleeping") return !isRecent;
  if (layer === "loyal") return (orders[row] as number) > 1;
  return (spentFen[row] as number) > (likeness.meanSpentFen[shop[row] as number] as number);
}

/** Whether a shopper is in an audience at all; `category` is what the feed shows now, −1 off the platform. */
export function belongs(
  world: World,
  likeness: Likeness,
  key: number,
  who: { shopper: number; shop: number; segment: number; category: number; own: number },
  audience: Audience,
): boolean {
  if (audience.kind === "everyone") return true;
  if (audience.kind === "interest") return who.category < 0 || who.category === who.own;
  if (audience.kind === "lookalike") return resembles(world, likeness, key, who);
  const row = tieOf(world.feed, who.shopper, who.shop);
  return row >= 0 && isTied(world, likeness, row, audience);
}
