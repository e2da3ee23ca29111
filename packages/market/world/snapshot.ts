/** How a market is put to sleep and woken: its whole memory as bytes, and their hash. */
import { ByteReader, ByteWriter, HashWriter, invariant, type Writer } from "@dianzhang/kernel";
import { dueList, loadDue, queueToPack } from "./agenda.ts";
import { AD_TABLES, indexAds } from "./ads.ts";
import { hasBorder, loadBorder, saveBorder } from "./border.ts";
import { FEED_TABLES, indexFeed } from "./feed.ts";
import { indexDeskWork, WORK_TABLES } from "./desk-work.ts";
import { indexLive, LIVE_TABLES } from "./live.ts";
import { loadGrown, saveGrown } from "./grown.ts";
import { isWatched, loadLaw, saveLaw } from "./law.ts";
import { LOGISTICS_TABLES } from "./logistics.ts";
import { hasService, loadService, saveService } from "./service.ts";
import { hasClubs, loadMembers, saveMembers } from "./members.ts";
import { indexClaims, PROMOTION_TABLES } from "./promotions.ts";
import { isTalking, loadSocial, saveSocial } from "./social.ts";
import { indexSupply, SUPPLY_TABLES } from "./supply.ts";
import { newWorld, ORDER_STATE, type MarketOptions, type World } from "./world.ts";

/** A change of this layout changes the model version; older bytes are discarded and rebuilt from the log. */
const LAYOUT = 10;
const GROWN = [
  "sku",
  "listing",
  "today",
  "history",
  "query",
  "order",
  "memory",
  "receipt",
  "shop",
  "group",
  "member",
  "presale",
] as const;

export function worldBytes(world: World): Uint8Array {
  const out = new ByteWriter();
  writeWorld(world, out);
  return out.finish();
}

/** The hash of these bytes, without making them. */
export function worldHash(world: World): string {
  const hash = new HashWriter();
  writeWorld(world, hash);
  return hash.digits();
}

function writeWorld(world: World, out: Writer): void {
  out.json("layout", {
    layout: LAYOUT,
    scenario: world.scenario.id,
    seed: world.seed,
    shops: world.shops,
    shoppers: world.shoppers.count,
  });
  out.json("counters", {
    now: world.now,
    session: world.nextSession,
    entry: world.nextEntry,
    free: world.memoryFree,
    ...(world.ads.campaign.count > 0 ? { ads: true } : {}),
    ...(hasTies(world) ? { feed: true } : {}),
    ...(world.live.room.count > 0 ? { live: true } : {}),
    ...(isTalking(world.social) ? { social: true } : {}),
    ...(world.desk.work.count > 0 ? { desk: true } : {}),
    ...(world.supply.seat.count > 0 ? { supply: true } : {}),
    ...(hasService(world.service) ? { service: true } : {}),
    ...(hasClubs(world.members) ? { members: true } : {}),
    ...(isWatched(world.law) ? { law: true } : {}),
    ...(world.promotions.coupon.count > 0 ? { coupons: true } : {}),
    ...(hasBorder(world.border) ? { border: true } : {}),
  });
  for (const name of GROWN) saveGrown(out, name, world[name]);
  for (const name of PROMOTION_TABLES) saveGrown(out, name, world.promotions[name]);
  for (const name of LOGISTICS_TABLES) saveGrown(out, name, world.logistics[name]);
  out.words("shopper", world.shoppers.row);
  out.words("due", dueList(world.agenda));
  // A market without ads has the bytes it had before there were any.
  if (world.ads.campaign.count > 0)
    for (const name of AD_TABLES) saveGrown(out, `ads.${name}`, world.ads[name]);
  if (hasTies(world))
    for (const name of FEED_TABLES) saveGrown(out, `feed.${name}`, world.feed[name]);
  if (isTalking(world.social)) saveSocial(out, world.social);
  if (world.live.room.count > 0)
    for (const name of LIVE_TABLES) saveGrown(out, `live.${name}`, world.live[name]);
  if (world.supply.seat.count > 0)
    for (const name of SUPPLY_TABLES) saveGrown(out, `supply.${name}`, world.supply[name]);
  if (world.desk.work.count > 0)
    for (const name of WORK_TABLES) saveGrown(out, `desk.${name}`, world.desk[name]);
  if (hasService(world.service)) saveService(out, world.service);
  if (hasClubs(world.members)) saveMembers(out, world.members);
  if (isWatched(world.law)) saveLaw(out, world.law);
  if (world.promotions.coupon.count > 0) saveGrown(out, "coupon", world.promotions.coupon);
  if (hasBorder(world.border)) saveBorder(out, world.border);
  if (world.kinds.state.count > 0) saveGrown(out, "kinds", world.kinds.state);
  for (const desk of world.options.desks) out.json(`slice.${desk.id}`, world.slices[desk.id]);
}

/** Whether the market keeps who knows which shop. */
export function hasTies(world: World): boolean {
  return world.feed.campaign.count > 0 || world.live.room.count > 0;
}

/** Counters of a market, and which of its parts have bytes of their own. */
interface Counted {
  readonly now: number;
  readonly session: number;
  readonly entry: number;
  readonly free: number;
  readonly ads?: boolean;
  readonly feed?: boolean;
  readonly social?: boolean;
  readonly live?: boolean;
  readonly desk?: boolean;
  readonly supply?: boolean;
  readonly service?: boolean;
  readonly members?: boolean;
  readonly law?: boolean;
  readonly coupons?: boolean;
  readonly border?: boolean;
}

/** Throws InvariantError when the bytes are of another layout, scenario, seed or size. */
export function worldFromBytes(options: MarketOptions, bytes: Uint8Array): World {
  const world = newWorld(options, false);
  const from = new ByteReader(bytes);
  const head = from.json("layout") as Record<string, unknown>;
  invariant(
    head["layout"] === LAYOUT &&
      head["scenario"] === world.scenario.id &&
      head["seed"] === world.seed &&
      head["shops"] === world.shops &&
      head["shoppers"] === world.shoppers.count,
    `snapshot of another market: ${JSON.stringify(head)}`,
  );
  const counters = from.json("counters") as Counted;
  world.now = counters.now;
  world.nextSession = counters.session;
  world.nextEntry = counters.entry;
  world.memoryFree = counters.free;
  for (const name of GROWN) loadGrown(from, name, world[name]);
  for (const name of PROMOTION_TABLES) loadGrown(from, name, world.promotions[name]);
  indexClaims(world.promotions);
  for (const name of LOGISTICS_TABLES) loadGrown(from, name, world.logistics[name]);
  world.shoppers.row.set(from.words("shopper", Int16Array));
  loadDue(world.agenda, from.words("due", Uint32Array));
  if (counters.ads) {
    for (const name of AD_TABLES) loadGrown(from, `ads.${name}`, world.ads[name]);
    indexAds(world.ads);
  }
  if (counters.feed) {
    for (const name of FEED_TABLES) loadGrown(from, `feed.${name}`, world.feed[name]);
    indexFeed(world.feed);
  }
  if (counters.social) loadSocial(from, world.social);
  if (counters.live) {
    for (const name of LIVE_TABLES) loadGrown(from, `live.${name}`, world.live[name]);
    indexLive(world.live);
  }
  loadSeats(from, counters, world);
  for (const desk of options.desks) world.slices[desk.id] = from.json(`slice.${desk.id}`);
  queueUnpacked(world);
  return world;
}

function loadSeats(from: ByteReader, counters: Counted, world: World): void {
  if (counters.supply) {
    for (const name of SUPPLY_TABLES) loadGrown(from, `supply.${name}`, world.supply[name]);
    indexSupply(world.supply);
  }
  if (counters.desk) {
    for (const name of WORK_TABLES) loadGrown(from, `desk.${name}`, world.desk[name]);
    indexDeskWork(world.desk);
  }
  if (counters.service) loadService(from, world.service);
  if (counters.members) loadMembers(from, world.members);
  if (counters.law) loadLaw(from, world.law);
  if (counters.coupons) loadGrown(from, "coupon", world.promotions.coupon);
  if (counters.border) loadBorder(from, world.border);
  if (world.kinds.state.count > 0) loadGrown(from, "kinds", world.kinds.state);
}

function queueUnpacked(world: World): void {
  const { state, shop, head } = world.order.col;
  for (let order = 0; order < world.order.count; order += 1) {
    if (state[order] !== ORDER_STATE.paid || head[order] !== order) continue;
    if (!world.desk.rowAt.has(order)) queueToPack(world.agenda, shop[order] as number, order);
  }
}
