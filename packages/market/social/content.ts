/** How much people of a segment like a post, and who uses a platform at all. */
import { between, bitsFor, bitsOf, log, unitFrom } from "@dianzhang/kernel";
import { firstShown } from "../compile/offered.ts";
import type { Tables } from "../compile/table.ts";
import type { Run } from "../run/run.ts";
import {
  POST_FORMATS,
  POST_LEVELS,
  POST_TONES,
  POST_TOPICS,
  type Platform,
} from "../scenario/social.ts";
import type { Scenario, Segment } from "../scenario/schema.ts";
import { needSince } from "../world/shoppers.ts";

export function platformOf(scenario: Scenario, platform: number): Platform {
  return scenario.social.platforms[platform] as Platform;
}

/** Share of a segment that uses a platform. */
export function memberShare(scenario: Scenario, platform: number, segment: number): number {
  const own = platformOf(scenario, platform);
  const id = scenario.segments[segment]?.id ?? "";
  const leaning = scenario.socialAudiences[own.id]?.[id] ?? 1;
  return Math.min(0.98, (own.memberPermille / 1000) * leaning);
}

/** Whether a shopper uses a platform; the same all the time. */
export function isMember(
  { world, habits }: Run,
  platform: number,
  shopper: number,
  segment: number,
): boolean {
  const draw = unitFrom(bitsFor(habits.keys.member, shopper, platform));
  return draw < (habits.members[platform * world.scenario.segments.length + segment] as number);
}

/** What a topic is worth to a segment; deal lovers want deals, those who care for quality want to know how. */
export function topicFit(segment: Segment, topic: (typeof POST_TOPICS)[number]): number {
  switch (topic) {
    case "deal":
      return 0.1 + 1.1 * segment.deal;
    case "how-to":
      return 0.2 + 0.35 * segment.quality;
    case "product":
      return 0.45;
    case "story":
      return 0.3;
    case "trend":
      return 0.4;
  }
}

/** Liking of a post by a segment, about 0 for a dull one and 2 for a good one in the right place. */
export function liking(run: Run, post: number, segment: number): number {
  const { world, tables } = run;
  const { scenario } = world;
  const col = world.social.post.col;
  const own = platformOf(scenario, col.platform[post] as number);
  const listing = col.listing[post] as number;
  const kol = col.kol[post] as number;
  const topic = POST_TOPICS[col.topic[post] as number] ?? "product";
  const level = POST_LEVELS[col.level[post] as number] ?? "quick";
  const who = scenario.segments[segment] as Segment;
  const maker = kol < 0 ? made(run, post, level) : 0.4 + charmOf(run, kol);
  // A trend is a wager: it carries, or everybody has seen it already.
  const wager = topic === "trend" ? 0.6 * lucky(run, post, 2) : 0;
  return (
    own.formats[POST_FORMATS[col.format[post] as number] ?? "note"] +
    own.tones[POST_TONES[col.tone[post] as number] ?? "warm"] +
    topicFit(who, topic) +
    wager +
    maker +
    (listing < 0 ? 0 : 0.5 * tasteOf(tables, listing, segment)) -
    (col.wornPermille[post] as number) / 1000 -
    (col.isHeldBack[post] === 1 ? 1.2 : 0)
  );
}

function made(run: Run, post: number, level: (typeof POST_LEVELS)[number]): number {
  return run.world.scenario.social.levels[level].quality + 0.2 * lucky(run, post, 1);
}

// Keyed by whose post it is and when it goes out, never by how many there were before.
function lucky(run: Run, post: number, what: number): number {
  const { account, kol, at } = run.world.social.post.col;
  const subject = (account[post] as number) * 512 + (kol[post] as number) + 1;
  const key = bitsOf(run.habits.keys.luck, what);
  return between(run.habits.normal, bitsFor(key, subject, at[post] as number));
}

function charmOf({ world }: Run, kol: number): number {
  return world.kols[kol]?.truth.charm ?? 0;
}

function tasteOf(tables: Tables, listing: number, segment: number): number {
  return tables.appeal[segment * tables.rows.length + listing] ?? 0;
}

/** Logarithm of the share that a shopper's need for a listing's kind has grown back. */
export function wishFor({ world, habits, tables }: Run, shopper: number, listing: number): number {
  const category = tables.categoryOf[listing] as number;
  const days = Math.floor(world.now / 24) - needSince(world.shoppers, shopper, category);
  return habits.needLog[category * 512 + Math.min(511, Math.max(0, days))] as number;
}

/** How far below the remembered price a listing is asked now, in logarithm; promotions counted. */
export function savingOf({ tables }: Run, listing: number): number {
  const sku = firstShown(tables, listing);
  if (sku < 0) return 0;
  const tag = tables.tagFen[listing] as number;
  const net = tables.promo?.netFen[sku] ?? tag;
  const promoted = net > 0 && tag > 0 ? log(tag / net) : 0;
  return Math.max(0, (tables.memoryTerm[listing] as number) + promoted);
}
