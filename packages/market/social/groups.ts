/** Community groups of a shop's own buyers: who joins, what messages do to them, whom they tell. */
import { between, bitsFor, exp, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { serveExtra } from "../run/extra.ts";
import { isOrder } from "../run/later.ts";
import type { Run } from "../run/run.ts";
import { POST_TOPICS } from "../scenario/social.ts";
import type { Segment } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { isLost, segmentOf, traitsOf } from "../world/shoppers.ts";
import { countGroup, GROUP_COUNTS } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { savingOf, topicFit, wishFor } from "./content.ts";
import { noteClick } from "./credit.ts";
import { COMMUNITY_LAYERS, type CommunityLayer } from "./events.ts";

/** Days without an order after which a buyer sleeps. */
export const SLEEPS = 30;
/** Spent against the shop's mean buyer to be of high value. */
export const HIGH = 1.8;
/** In the members' table: has left, and does not come back. */
const LEFT = -1;
/** The hour at which members tell friends. */
const TELLING_HOUR = 13;

/** The layer of each buyer of one shop. */
export function layersOf(world: World, shop: number): Map<number, CommunityLayer> {
  const { shop: shops, shopper, goodsFen, at, head } = world.order.col;
  const buyers = new Map<number, { orders: number; fen: number; last: number }>();
  for (let line = 0; line < world.order.count; line += 1) {
    if (shops[line] !== shop || !isOrder(world, line)) continue;
    const who = shopper[line] as number;
    const held = buyers.get(who) ?? { orders: 0, fen: 0, last: 0 };
    if (head[line] === line) held.orders += 1;
    held.fen += goodsFen[line] as number;
    held.last = at[line] as number;
    buyers.set(who, held);
  }
  let whole = 0;
  for (const { fen } of buyers.values()) whole += fen;
  const mean = whole / Math.max(1, buyers.size);
  const layers = new Map<number, CommunityLayer>();
  for (const [who, { orders, fen, last }] of buyers) {
    const isAsleep = world.now * 3600 - last > SLEEPS * 86_400;
    const layer = isAsleep
      ? "sleeping"
      : fen >= HIGH * mean
        ? "high-value"
        : orders > 1
          ? "repeat"
          : "new";
    layers.set(who, layer);
  }
  return layers;
}

/** At midnight: buyers are asked in, members rest from messages. */
export function renewGroups(run: Run): void {
  const { world, habits } = run;
  const { group, members } = world.social;
  const { rest, joins } = world.parameters.social;
  const known = new Map<number, Map<number, CommunityLayer>>();
  for (let row = 0; row < group.count; row += 1) {
    const own = members[row];
    if (!own) continue;
    for (const [shopper, weary] of own) if (weary > 0) own.set(shopper, Math.floor(weary * rest));
    if (group.col.isOpen[row] !== 1) continue;
    const shop = group.col.shop[row] as number;
    const layers = known.get(shop) ?? layersOf(world, shop);
    known.set(shop, layers);
    const drawn = joins + drawnBy(run, row);
    for (const [shopper, layer] of layers) {
      if (layer !== COMMUNITY_LAYERS[group.col.layer[row] as number] || own.has(shopper)) continue;
      if (isLost(world.shoppers, shopper) || isElsewhere(world, shop, shopper)) continue;
      const asked = unitFrom(bitsFor(habits.keys.community, shopper, shop));
      if (asked >= drawn) continue;
      own.set(shopper, 0);
      countGroup(world.social, row, "joined");
    }
  }
}

/** What a gift for every order adds to the chance to join: all of it from a fiftieth of the goods' price on. */
function drawnBy({ world, tables }: Run, row: number): number {
  const { giftFen, listing } = world.social.group.col;
  const { giftJoins, giftFull } = world.parameters.social;
  const tag = Math.max(1, tables.tagFen[listing[row] as number] ?? 1);
  return giftJoins * Math.min(1, (giftFen[row] as number) / (tag * giftFull));
}

function isElsewhere({ social }: World, shop: number, shopper: number): boolean {
  return social.members.some(
    (own, row) => social.group.col.shop[row] === shop && (own.get(shopper) ?? LEFT) !== LEFT,
  );
}

/** Messages of the hour, and what members tell their friends. */
export function messageGroups(run: Run): void {
  const { world } = run;
  const { group } = world.social;
  const day = Math.floor(world.now / 24);
  for (let row = 0; row < group.count; row += 1) {
    if (group.col.isOpen[row] !== 1) continue;
    const perWeek = group.col.perWeek[row] as number;
    const isDay = Math.floor(((day + 1) * perWeek) / 7) > Math.floor((day * perWeek) / 7);
    if (isDay && group.col.hour[row] === world.now % 24) sendMessage(run, row);
    if (world.now % 24 === TELLING_HOUR) tellFriends(run, row);
  }
}

function membersOf(world: World, row: number): number[] {
  const own = world.social.members[row] ?? new Map<number, number>();
  return [...own]
    .flatMap(([shopper, weary]) => (weary === LEFT ? [] : [shopper]))
    .sort((a, b) => a - b);
}

function sendMessage(run: Run, row: number): void {
  const { world, habits } = run;
  const { social, parameters } = world;
  const own = social.members[row] as Map<number, number>;
  const { weary: tires, read, leave, leaveWeary } = parameters.social;
  const topic = POST_TOPICS[social.group.col.topic[row] as number] ?? "product";
  countGroup(social, row, "messages");
  for (const shopper of membersOf(world, row)) {
    if (isLost(world.shoppers, shopper)) continue;
    const weary = (own.get(shopper) as number) / 1000;
    const bits = bitsFor(habits.keys.community, shopper ^ Math.imul(row + 1, 40_503), world.now);
    const next = Math.round(1000 * weary + tires * (topic === "deal" ? 1.3 : 1));
    own.set(shopper, Math.min(30_000, next));
    if (unitFrom(bits) < leave * exp(leaveWeary * weary)) {
      own.set(shopper, LEFT);
      countGroup(social, row, "left");
      continue;
    }
    if (unitFrom(mix(bits + 1)) >= read * exp(-weary)) continue;
    countGroup(social, row, "readers");
    visitFromGroup(run, row, shopper, { bits, weary });
  }
}

function visitFromGroup(
  run: Run,
  row: number,
  shopper: number,
  { bits, weary }: { readonly bits: number; readonly weary: number },
): void {
  const { world, tables, habits } = run;
  const { social, parameters, scenario } = world;
  const { listing: goods, topic, giftFen } = social.group.col;
  const listing = goods[row] as number;
  if (listing < 0 || tables.isBuyable[listing] !== 1) return;
  const { groupClick, giftPull, saving, wish, groupTrust } = parameters.social;
  const segment = scenario.segments[segmentOf(traitsOf(world.shoppers, shopper))] as Segment;
  const about = POST_TOPICS[topic[row] as number] ?? "product";
  const tag = Math.max(1, tables.tagFen[listing] as number);
  const gift = (giftPull * (giftFen[row] as number)) / tag;
  const ready =
    groupClick +
    topicFit(segment, about) +
    saving * savingOf(run, listing) * (0.4 + segment.deal) +
    wish * wishFor(run, shopper, listing) +
    gift -
    0.5 * weary;
  if (ready <= between(habits.logistic, mix(bits + 2))) return;
  enter(run, row, shopper, { listing, bits, trusts: groupTrust + gift });
}

function enter(
  run: Run,
  row: number,
  shopper: number,
  by: { readonly listing: number; readonly bits: number; readonly trusts: number },
): void {
  const { world, tables, emit } = run;
  const { listing } = by;
  const shop = tables.shopOf[listing] as number;
  const start = world.now * 3600 + (mix(by.bits + 3) % 3000);
  noteClick(run, { shopper, shop, post: -1, at: start });
  const mismatch = world.parameters.social.impulse - by.trusts;
  const served = serveExtra(run, { shopper, start, listing, channel: CHANNEL.social, mismatch });
  if (!served) return;
  countGroup(world.social, row, "visits");
  emit.socialClicks.add(start, shopper, served.session, shop, listing, NULL_U32, row);
  if (served.orders === 0) return;
  countGroup(world.social, row, "orders", served.orders);
  const fen = served.orders * (world.social.group.col.giftFen[row] as number);
  if (fen === 0) return;
  countGroup(world.social, row, "giftFen", fen);
  post(world, emit, { at: start, shop, order: -1, memo: "member-gift" }, [
    ["social", fen],
    ["cash", -fen],
  ]);
}

/**
 * Each member tells others with the hazard of imitation, less the more of those who could belong already do: the
 * word-of-mouth term of Bass (F75).
 */
function tellFriends(run: Run, row: number): void {
  const { world, habits } = run;
  const own = membersOf(world, row);
  const { imitate } = world.parameters.social;
  const left = Math.max(0, 1 - own.length / world.shoppers.count);
  const listing = world.social.group.col.listing[row] as number;
  if (listing < 0 || run.tables.isBuyable[listing] !== 1) return;
  for (const shopper of own) {
    const bits = bitsFor(habits.keys.friendly, shopper ^ Math.imul(row + 1, 40_503), world.now);
    if (unitFrom(bits) >= (imitate / 365) * left) continue;
    const friend = mix(bits + 1) % world.shoppers.count;
    if (friend === shopper || isLost(world.shoppers, friend)) continue;
    countGroup(world.social, row, "friends");
    enter(run, row, friend, { listing, bits, trusts: world.parameters.social.groupTrust });
  }
}

/** One row a group at the day's end; today's counts begin anew. */
export function writeGroupDay({ world, emit }: Run): void {
  const { group, groupToday } = world.social;
  const today = groupToday.col;
  for (let row = 0; row < group.count; row += 1) {
    emit.communityDaily.add(
      (world.now + 1) * 3600 - 1,
      row,
      group.col.shop[row],
      group.col.layer[row],
      membersOf(world, row).length,
      today.joined[row],
      today.left[row],
      today.messages[row],
      today.readers[row],
      today.visits[row],
      today.orders[row],
      today.friends[row],
      today.giftFen[row],
    );
    for (const what of GROUP_COUNTS) today[what][row] = 0;
  }
}
