/** Points: earned by what is paid, owed by the shop until they are exchanged for coupons. */
import { bitsFor, exp, mix, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { isOrder } from "../run/later.ts";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { makeMember } from "../world/members.ts";
import { isLost } from "../world/shoppers.ts";
import { EXCHANGES, tierOf, worthOfPoints, type ClubRow, type Programme } from "./contract.ts";
import { enter, give, mostWanted } from "./enter.ts";
import type { Customer } from "./roster.ts";

type Roster = ReadonlyMap<number, Customer>;

/** Points of the day's orders, and what the shop owes for all of them now. */
export function countPoints(
  run: Run,
  club: ClubRow,
  roster: Roster,
): { readonly points: number; readonly owedFen: number } {
  const { world } = run;
  const { shop, programme } = club;
  const { club: clubs, member } = world.members;
  if (programme) earn(run, club, programme, roster);
  let points = 0;
  for (let row = 0; row < member.count; row += 1)
    if (member.col.shop[row] === shop) points += member.col.points[row] as number;
  const owedFen = programme ? worthOfPoints(programme, points) : 0;
  owe(run, shop, owedFen - (clubs.col.owedFen[shop] as number));
  return { points, owedFen };
}

// What is owed is an expense of the day it was promised on; what is exchanged or given up is taken back.
function owe({ world, emit }: Run, shop: number, fen: number): void {
  if (fen === 0) return;
  const { owedFen } = world.members.club.col;
  owedFen[shop] = (owedFen[shop] as number) + fen;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "points" }, [
    ["points", fen],
    ["points_owed", -fen],
  ]);
}

// Lines since the last count; an order waited for earns nothing.
function earn({ world }: Run, club: ClubRow, programme: Programme, roster: Roster): void {
  const { order, members } = world;
  const { shop: shops, shopper, goodsFen, at } = order.col;
  const { counted } = members.club.col;
  for (let line = counted[club.shop] as number; line < order.count; line += 1) {
    if (shops[line] !== club.shop || !isOrder(world, line)) continue;
    if ((at[line] as number) < programme.since * 3600) continue;
    const who = shopper[line] as number;
    const tier = tierOf(programme, roster.get(who)?.fen ?? 0);
    const boost = 1000 + (programme.tiers[tier - 1]?.boostPermille ?? 0);
    const earned = Math.floor(((goodsFen[line] as number) * programme.perYuan * boost) / 100_000);
    if (earned <= 0) continue;
    const row = makeMember(members, club.shop, who);
    members.member.col.points[row] = (members.member.col.points[row] as number) + earned;
  }
  counted[club.shop] = order.count;
}

/** Members with enough points take a coupon for them and come; so do some of those a tier is near for. */
export function exchangePoints(run: Run, club: ClubRow, roster: Roster): void {
  const { world, habits } = run;
  const { programme, shop } = club;
  if (!programme) return;
  const { points, exchanged, isGone } = world.members.member.col;
  const { exchange, nearTier, trifle } = world.parameters.members;
  // Nobody troubles for a trifle.
  const interest = 1 - exp(-programme.couponFen / (trifle * usualFen(run, shop)));
  for (const { shopper, fen } of roster.values()) {
    if (isLost(world.shoppers, shopper)) continue;
    const row = makeMember(world.members, shop, shopper);
    if (isGone[row] === 1) continue;
    const bits = bitsFor(habits.keys.points, shopper ^ Math.imul(shop + 1, 40_503), world.now);
    const nth = exchanged[row] as number;
    const hasEnough = (points[row] as number) >= programme.exchangePoints && nth < EXCHANGES;
    if (hasEnough && unitFrom(bits) < exchange * interest) {
      if (!give(run, programme.firstCoupon + nth, shopper)) continue;
      points[row] = (points[row] as number) - programme.exchangePoints;
      exchanged[row] = nth + 1;
      come(run, shop, shopper, bits);
    } else if (isNearTier(programme, fen) && unitFrom(mix(bits + 1)) < nearTier)
      come(run, shop, shopper, bits);
  }
}

/** The price in the middle of the shop's goods on sale. */
function usualFen({ tables }: Run, shop: number): number {
  const tags = tables.onSale
    .filter((row) => row.shop === shop)
    .map(({ listing }) => tables.tagFen[listing] as number)
    .sort((a, b) => a - b);
  return Math.max(1, tags[Math.floor(tags.length / 2)] ?? 1);
}

// A fifth of the way or less to the next tier.
function isNearTier({ tiers }: Programme, fen: number): boolean {
  return tiers.some(({ fromFen }) => fen < fromFen && fen >= 0.8 * fromFen);
}

function come(run: Run, shop: number, shopper: number, bits: number): void {
  const listing = mostWanted(run, shop, shopper);
  if (listing >= 0) enter(run, { shopper, listing, bits, plan: -1, channel: CHANNEL.member });
}
