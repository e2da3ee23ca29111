/** Social platforms as a desk reads them and writes to them: public counts and the shop's own, nothing latent. */
import { mix, purpose, purposeKey } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import { POST_FORMATS, POST_LEVELS, POST_TONES, POST_TOPICS } from "../scenario/social.ts";
import type { MEMOS } from "../events.ts";
import { post as book } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import { MEMORY, remember } from "../world/memory.ts";
import { DEAL_STATE, GROUP_COUNTS, planPost, POST_COUNTS, POST_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { crowdOn } from "./crowd.ts";
import { bookings } from "./bookings.ts";
import { CLAUSES, draftDelivery, writeDeal } from "./deals.ts";
import {
  CAUSES,
  DEAL_STATES,
  COMMUNITY_LAYERS,
  TEMPLATES,
  WAYS,
  type CommunityLayer,
} from "./events.ts";
import { layersOf } from "./groups.ts";
import { buyLinks } from "./links.ts";
import { answer } from "./mentions.ts";
import type { GroupFigures, MentionRow, PostFigures, SocialReader, SocialWriter } from "./seat.ts";

const POST_STATES = ["planned", "out", "cancelled"] as const;
const MENTION_STATES = ["open", "answered", "over"] as const;
/** Weariness from which a member counts as tired, in thousandths. */
const TIRED = 900;
/** Fewer people an hour do not show on the platform's gauge. */
const VISIBLE = 1;

export function socialReader(world: World): SocialReader {
  const { social } = world;
  return {
    followers: (account) => social.followers[account]?.size ?? 0,
    post: (post) => postFigures(world, post),
    kolPosts: (shop) => kolPosts(world, shop),
    postAt: (post) => social.post.col.at[post] ?? 0,
    postCount: () => social.post.count,
    crowd: (platform) => crowdOn(world, platform),
    kols: () => world.kols.map(({ signals }) => signals),
    bookings: () => bookings(world),
    deal: (deal) => ({
      deal,
      state: DEAL_STATES[social.deal.col.state[deal] ?? 0] ?? "signed",
      refundFen: social.deal.col.refundFen[deal] ?? 0,
      post: social.deal.col.post[deal] ?? -1,
    }),
    dealCount: () => social.deal.count,
    groupCount: () => social.group.count,
    group: (group) => groupFigures(world, group),
    layers: (shop) => layerSizes(world, shop),
    mentions: (shop, days) => mentionsOf(world, shop, days),
    mentionOf: (mention) => {
      if (mention >= social.mention.count) return null;
      return { ...mentionRow(world, mention), shop: social.mention.col.shop[mention] as number };
    },
    links: (listing) => ({
      counted: Math.round(100 * (social.link.col.ripe[listing] ?? 0)),
      coming: Math.round(100 * (social.link.col.fresh[listing] ?? 0)),
      isPunished: (social.link.col.punishedUntil[listing] ?? 0) > world.now,
    }),
  };
}

function postFigures({ social }: World, post: number): PostFigures {
  const { col } = social.post;
  const counts = Object.fromEntries(POST_COUNTS.map((name) => [name, col[name][post] ?? 0]));
  return {
    ...(counts as Record<(typeof POST_COUNTS)[number], number>),
    state: POST_STATES[col.state[post] ?? 0] ?? "planned",
    orders: col.orders[post] ?? 0,
    salesFen: col.salesFen[post] ?? 0,
  };
}

function kolPosts({ social }: World, shop: number): number[] {
  const { shop: shops, kol } = social.post.col;
  return Array.from({ length: social.post.count }, (_, row) => row).filter(
    (row) => shops[row] === shop && (kol[row] as number) >= 0,
  );
}

function groupFigures({ social }: World, group: number): GroupFigures {
  const own = [...(social.members[group] ?? new Map<number, number>()).values()].filter(
    (weary) => weary >= 0,
  );
  const counts = Object.fromEntries(
    GROUP_COUNTS.map((name) => [name, social.groupTotal.col[name][group] ?? 0]),
  ) as Record<(typeof GROUP_COUNTS)[number], number>;
  return { members: own.length, tired: own.filter((weary) => weary >= TIRED).length, ...counts };
}

function layerSizes(world: World, shop: number): Record<CommunityLayer, number> {
  const sizes = { new: 0, repeat: 0, "high-value": 0, sleeping: 0 };
  for (const layer of layersOf(world, shop).values()) sizes[layer] += 1;
  return sizes;
}

function mentionsOf(world: World, shop: number, days: number): MentionRow[] {
  const { at, shop: shops } = world.social.mention.col;
  const from = (world.now - days * 24) * 3600;
  const found: MentionRow[] = [];
  for (let row = world.social.mention.count - 1; row >= 0; row -= 1) {
    // Mentions come in the order of their hours.
    if ((at[row] as number) < from - 7200) break;
    if (shops[row] === shop && (at[row] as number) >= from) found.push(mentionRow(world, row));
  }
  return found;
}

function mentionRow({ social }: World, row: number): MentionRow {
  const { col } = social.mention;
  const anHour = Math.round(col.heat[row] as number);
  return {
    mention: row,
    at: col.at[row] as number,
    listing: col.listing[row] as number,
    platform: col.platform[row] as number,
    cause: CAUSES[col.cause[row] as number] ?? "quality",
    way: WAYS[col.way[row] as number] ?? "comment",
    severity: col.severity[row] as number,
    state: MENTION_STATES[col.state[row] as number] ?? "open",
    seen: Math.round(col.seen[row] as number),
    anHour: anHour < VISIBLE ? 0 : anHour,
    wording: col.wording[row] as number,
    author: mix(col.shopper[row] as number) % 10_000,
  };
}

export function socialWriter(world: World, emit: Emit): SocialWriter {
  const { social } = world;
  const deliveries = purposeKey(world.seed, purpose("social/delivery"));
  return {
    openAccount: (account, shop, platform) => {
      ensureRows(social.account, account + 1);
      social.account.col.shop[account] = shop;
      social.account.col.platform[account] = platform;
      social.account.col.openedAt[account] = world.now;
      while (social.followers.length <= account) social.followers.push(new Set());
    },
    planPost: (planned) => {
      addPost(world, planned);
      pay(world, emit, planned.shop, planned.costFen, "content");
    },
    cancelPost: (post) => {
      social.post.col.state[post] = POST_STATE.cancelled;
    },
    signDeal: (signed) => {
      addDeal(world, deliveries, signed);
      pay(world, emit, signed.shop, signed.feeFen, "influencer");
      writeDeal(world, emit, signed.deal);
    },
    openGroup: (group, shop, layer) => {
      ensureRows(social.group, group + 1);
      ensureRows(social.groupTotal, group + 1);
      ensureRows(social.groupToday, group + 1);
      social.group.col.shop[group] = shop;
      social.group.col.layer[group] = COMMUNITY_LAYERS.indexOf(layer);
      social.group.col.listing[group] = -1;
      while (social.members.length <= group) social.members.push(new Map());
    },
    setGroup: (group, setting) => {
      const { col } = social.group;
      col.isOpen[group] = setting.isOpen ? 1 : 0;
      col.perWeek[group] = setting.perWeek;
      col.hour[group] = setting.hour;
      col.topic[group] = POST_TOPICS.indexOf(setting.topic);
      col.listing[group] = setting.listing;
      col.giftFen[group] = setting.giftFen;
    },
    reply: (mention, { template, wording, paidFen }) => {
      const { col } = social.mention;
      const shop = col.shop[mention] as number;
      const waited = Math.max(0, world.now * 3600 - (col.at[mention] as number));
      answer(world, mention, wording);
      if (wording >= 70) recover(world, mention);
      pay(world, emit, shop, paidFen, "compensation");
      const code = TEMPLATES.indexOf(template);
      emit.mentionReplies.add(world.now * 3600, mention, shop, code, waited, wording, paidFen);
    },
    buyLinks: (shop, { listing, kind, count, costFen }) => {
      buyLinks(world, listing, kind, count);
      pay(world, emit, shop, costFen, "links");
    },
  };
}

function addPost(world: World, planned: Parameters<SocialWriter["planPost"]>[0]): void {
  const { post } = world.social;
  const row = planned.post;
  ensureRows(post, row + 1);
  const { col } = post;
  col.shop[row] = planned.shop;
  col.account[row] = planned.account;
  col.kol[row] = -1;
  col.platform[row] = planned.platform;
  col.format[row] = POST_FORMATS.indexOf(planned.format);
  col.topic[row] = POST_TOPICS.indexOf(planned.topic);
  col.tone[row] = POST_TONES.indexOf(planned.tone);
  col.level[row] = POST_LEVELS.indexOf(planned.level);
  col.listing[row] = planned.listing;
  col.at[row] = planned.at;
  col.isHeldBack[row] = planned.isHeldBack ? 1 : 0;
  col.state[row] = POST_STATE.planned;
  col.costFen[row] = planned.costFen;
  planPost(world.social, row);
}

function addDeal(world: World, key: number, signed: Parameters<SocialWriter["signDeal"]>[0]): void {
  const { deal } = world.social;
  const row = signed.deal;
  ensureRows(deal, row + 1);
  const { col } = deal;
  col.shop[row] = signed.shop;
  col.kol[row] = signed.kol;
  col.listing[row] = signed.listing;
  col.isJoint[row] = signed.isJoint ? 1 : 0;
  col.clause[row] = CLAUSES.indexOf(signed.clause);
  col.topic[row] = POST_TOPICS.indexOf(signed.topic);
  col.feeFen[row] = signed.feeFen;
  col.signedAt[row] = world.now;
  col.dueAt[row] = signed.dueAt;
  col.deliverAt[row] = draftDelivery(world, key, signed);
  col.state[row] = DEAL_STATE.signed;
  col.post[row] = -1;
}

// Who was treated well after a complaint keeps the shop in mind (service recovery, F38).
function recover(world: World, mention: number): void {
  const { listing, shopper, severity } = world.social.mention.col;
  const goods = listing[mention] as number;
  if (goods < 0 || severity[mention] === 0) return;
  const { listing: of } = world.sku.col;
  for (let sku = 0; sku < world.sku.count; sku += 1) {
    if (of[sku] !== goods) continue;
    remember(world, shopper[mention] as number, MEMORY.shop, goods, sku, 0);
    return;
  }
}

function pay(
  world: World,
  emit: Emit,
  shop: number,
  fen: number,
  memo: (typeof MEMOS)[number],
): void {
  if (fen === 0) return;
  book(world, emit, { at: world.now * 3600, shop, order: -1, memo }, [
    ["social", fen],
    ["cash", -fen],
  ]);
}
