/** Who shops: traits derived by hash from the segment, and the few bytes each shopper remembers. */
import {
  bitsFor,
  bitsOf,
  gammaTable,
  logNormalQuantile,
  mix,
  purpose,
  purposeKey,
  quantileTable,
} from "@dianzhang/kernel";
import type { Parameters } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import { alias, pick, type Alias } from "./alias.ts";

export interface Shoppers {
  readonly count: number;
  readonly categories: number;
  /**
   * State, one row a shopper in one cache line: the first remembered thing (32 bits; −1 none, LOST = gone for
   * good), then for each category the day from which its need has been growing again (16 bits).
   */
  readonly row: Int16Array;
  /** The same bytes in words of 32 bits. */
  readonly head: Int32Array;
  /** log₂ of the cells of `row` a shopper. */
  readonly shift: number;
  // Derived from the seed; not part of a snapshot.
  readonly traits: TraitTables;
  /** Visits per day against the mean shopper. */
  readonly activity: Float32Array;
  readonly joinDay: Uint16Array;
  /** Visits a day of the mean shopper on the busiest day without a festival. */
  readonly usualRate: number;
  /** On such a day who draws less (in 65,536ths) stays at home; an even number of them. */
  readonly staysBelow: Uint16Array;
}

/** What turns a shopper's hash into traits. */
interface TraitTables {
  readonly key: number;
  readonly segments: Alias;
  readonly provinces: Alias;
  readonly phonePermille: Uint16Array;
  /** Segment × 512 quantiles of price sensitivity. */
  readonly priceSense: Float32Array;
}

export const PHONE = 0;
export const PC = 1;
/** In place of the first remembered thing: this shopper never comes back. */
export const LOST = -2;
const TABLE = 4096;
/** Steps of price sensitivity inside a segment. */
const SENSES = 512;
/** Cells of a row before the needs. */
const HEAD_CELLS = 2;

/** Shoppers as they are before the first hour; `fresh` false leaves their needs to be read from a snapshot. */
export function newShoppers(
  scenario: Scenario,
  seed: number,
  count: number,
  who: Parameters["who"],
  fresh: boolean,
): Shoppers {
  const categories = scenario.categories.length;
  const shift = Math.max(4, 32 - Math.clz32(HEAD_CELLS + categories - 1));
  const row = new Int16Array(count << shift);
  const shoppers: Shoppers = {
    count,
    categories,
    row,
    head: new Int32Array(row.buffer),
    shift,
    traits: traitTables(scenario, seed),
    activity: new Float32Array(count),
    joinDay: new Uint16Array(count),
    usualRate: scenario.sessionsPerShopperDay * Math.max(...scenario.weekday),
    staysBelow: new Uint16Array(count + (count % 2)),
  };
  deriveHabits(scenario, seed, shoppers, who);
  if (fresh) startNeeds(scenario, seed, shoppers, who.needStart);
  return shoppers;
}

function traitTables(scenario: Scenario, seed: number): TraitTables {
  const { segments, provinces } = scenario;
  const priceSense = new Float32Array(segments.length * SENSES);
  segments.forEach((segment, g) => {
    const quantile = (p: number): number =>
      logNormalQuantile(p, segment.priceLogMean, segment.priceLogSd);
    priceSense.set(quantileTable(SENSES, quantile), g * SENSES);
  });
  return {
    key: purposeKey(seed, purpose("shopper/traits")),
    segments: alias(segments.map((segment) => segment.share)),
    provinces: alias(provinces.map((province) => province.weight)),
    phonePermille: Uint16Array.from(segments, (segment) => segment.phonePermille),
    priceSense,
  };
}

function deriveHabits(
  scenario: Scenario,
  seed: number,
  shoppers: Shoppers,
  who: Parameters["who"],
): void {
  const gamma = gammaTable(TABLE, who.activityShape);
  const activityKey = purposeKey(seed, purpose("shopper/activity"));
  const joinKey = purposeKey(seed, purpose("shopper/join"));
  for (let s = 0; s < shoppers.count; s += 1) {
    const segment = scenario.segments[segmentOf(traitsOf(shoppers, s))];
    const mean = segment?.activity ?? 1;
    shoppers.activity[s] = mean * (gamma[bitsOf(activityKey, s) >>> 20] as number);
    const home = 65_536 * (1 - (shoppers.activity[s] as number) * shoppers.usualRate);
    shoppers.staysBelow[s] = Math.max(0, Math.min(65_535, Math.floor(home)));
    const join = bitsOf(joinKey, s);
    const isLate = (join & 1023) < who.joinLater * 1024;
    shoppers.joinDay[s] = isLate ? 1 + ((join >>> 10) % who.joinDays) : 0;
  }
}

export function isLost(shoppers: Shoppers, shopper: number): boolean {
  return memoryHead(shoppers, shopper) === LOST;
}

/** Segment, province, device and price draw in one word, derived afresh: nothing of it is stored. */
export function traitsOf(shoppers: Shoppers, shopper: number): number {
  const { key, segments, provinces, phonePermille } = shoppers.traits;
  const first = bitsOf(key, shopper);
  const second = mix(first + 0x9e3779b1);
  const segment = pick(segments, first);
  const province = pick(provinces, mix(first + 0x85ebca6b));
  const device =
    ((second & 0xfffff) * 1000) >>> 20 < (phonePermille[segment] as number) ? PHONE : PC;
  return segment | (province << 6) | (device << 12) | ((second >>> 23) << 13);
}

/** The first remembered thing, −1 for none, LOST for a shopper who is gone. */
export function memoryHead(shoppers: Shoppers, shopper: number): number {
  return shoppers.head[shopper << (shoppers.shift - 1)] as number;
}

export function setMemoryHead(shoppers: Shoppers, shopper: number, node: number): void {
  shoppers.head[shopper << (shoppers.shift - 1)] = node;
}

/** The day from which the need for a category has been growing again; before day 0 it is negative. */
export function needSince(shoppers: Shoppers, shopper: number, category: number): number {
  return shoppers.row[(shopper << shoppers.shift) + HEAD_CELLS + category] as number;
}

export function setNeedSince(
  shoppers: Shoppers,
  shopper: number,
  category: number,
  day: number,
): void {
  shoppers.row[(shopper << shoppers.shift) + HEAD_CELLS + category] = day;
}

export function segmentOf(traits: number): number {
  return traits & 63;
}

export function provinceOf(traits: number): number {
  return (traits >>> 6) & 63;
}

export function deviceOf(traits: number): number {
  return (traits >>> 12) & 1;
}

export function priceSenseOf(shoppers: Shoppers, traits: number): number {
  return shoppers.traits.priceSense[(traits & 63) * SENSES + (traits >>> 13)] as number;
}

// A need is as likely to be fresh as to be old, up to `needStart` recovery times.
function startNeeds(scenario: Scenario, seed: number, shoppers: Shoppers, needStart: number): void {
  const key = purposeKey(seed, purpose("shopper/need"));
  const spans = scenario.categories.map((category) => Math.ceil(category.needDays * needStart));
  for (let s = 0; s < shoppers.count; s += 1) {
    setMemoryHead(shoppers, s, -1);
    spans.forEach((span, c) => setNeedSince(shoppers, s, c, -((bitsFor(key, s, c) >>> 8) % span)));
  }
}
