/** Who shops: traits derived by hash from the segment, and the few bytes each shopper remembers. */
import {
  bitsFor,
  bitsOf,
  gammaQuantile,
  logNormalQuantile,
  purpose,
  purposeKey,
  quantileTable,
} from "@dianzhang/kernel";
import { ACTIVITY_SHAPE, JOIN_LATER, JOIN_DAYS, NEED_START } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";

export interface Shoppers {
  readonly count: number;
  readonly categories: number;
  // Derived from the seed; not part of a snapshot.
  /**
   * Two words a shopper, so that a visit reads one place: traits (segment, province, device, price draw; negative
   * once the shopper is lost), and the first memory node or −1.
   */
  readonly record: Int32Array;
  /** Segment → 4,096 quantiles of price sensitivity. */
  readonly priceSense: readonly Float32Array[];
  /** Visits per day against the mean shopper. */
  readonly activity: Float32Array;
  readonly joinDay: Uint16Array;
  // State.
  /** Day from which each need has been growing again (shopper × category). */
  readonly needSince: Int16Array;
}

export const PHONE = 0;
export const PC = 1;
const TABLE = 4096;

export function newShoppers(scenario: Scenario, seed: number, count: number): Shoppers {
  const categories = scenario.categories.length;
  const shoppers: Shoppers = {
    count,
    categories,
    record: new Int32Array(count * 2).fill(-1),
    priceSense: scenario.segments.map((segment) =>
      quantileTable(TABLE, (p) => logNormalQuantile(p, segment.priceLogMean, segment.priceLogSd)),
    ),
    activity: new Float32Array(count),
    joinDay: new Uint16Array(count),
    needSince: new Int16Array(count * categories),
  };
  deriveTraits(scenario, seed, shoppers);
  startNeeds(scenario, seed, shoppers);
  return shoppers;
}

function deriveTraits(scenario: Scenario, seed: number, shoppers: Shoppers): void {
  const segments = picker(scenario.segments.map((segment) => segment.share));
  const provinces = picker(scenario.provinces.map((province) => province.weight));
  const gamma = quantileTable(TABLE, (p) => gammaQuantile(p, ACTIVITY_SHAPE));
  const segmentKey = purposeKey(seed, purpose("shopper/segment"));
  const provinceKey = purposeKey(seed, purpose("shopper/province"));
  const deviceKey = purposeKey(seed, purpose("shopper/device"));
  const activityKey = purposeKey(seed, purpose("shopper/activity"));
  const joinKey = purposeKey(seed, purpose("shopper/join"));
  const priceKey = purposeKey(seed, purpose("shopper/price"));
  for (let s = 0; s < shoppers.count; s += 1) {
    const segment = segments[bitsOf(segmentKey, s) >>> 20] as number;
    const traits = scenario.segments[segment] as Scenario["segments"][number];
    const province = provinces[bitsOf(provinceKey, s) >>> 20] as number;
    const device = (bitsOf(deviceKey, s) >>> 8) % 1000 < traits.phonePermille ? PHONE : PC;
    shoppers.record[s * 2] =
      segment | (province << 6) | (device << 12) | ((bitsOf(priceKey, s) >>> 20) << 13);
    shoppers.activity[s] = traits.activity * (gamma[bitsOf(activityKey, s) >>> 20] as number);
    const join = bitsOf(joinKey, s);
    const isLate = (join & 1023) < JOIN_LATER * 1024;
    shoppers.joinDay[s] = isLate ? 1 + ((join >>> 10) % JOIN_DAYS) : 0;
  }
}

const LOST = 1 << 31;

export function isLost(shoppers: Shoppers, shopper: number): boolean {
  return (shoppers.record[shopper * 2] as number) < 0;
}

/** A shopper who never comes back. */
export function lose(shoppers: Shoppers, shopper: number): void {
  shoppers.record[shopper * 2] = (shoppers.record[shopper * 2] as number) | LOST;
}

export function traitsOf(shoppers: Shoppers, shopper: number): number {
  return (shoppers.record[shopper * 2] as number) & ~LOST;
}

export function memoryHead(shoppers: Shoppers, shopper: number): number {
  return shoppers.record[shopper * 2 + 1] as number;
}

export function setMemoryHead(shoppers: Shoppers, shopper: number, node: number): void {
  shoppers.record[shopper * 2 + 1] = node;
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
  return shoppers.priceSense[traits & 63]?.[traits >>> 13] as number;
}

// A need is as likely to be fresh as to be old, up to NEED_START recovery times.
function startNeeds(scenario: Scenario, seed: number, shoppers: Shoppers): void {
  const key = purposeKey(seed, purpose("shopper/need"));
  const { categories } = shoppers;
  for (let s = 0; s < shoppers.count; s += 1) {
    for (let c = 0; c < categories; c += 1) {
      const span = (scenario.categories[c]?.needDays ?? 60) * NEED_START;
      shoppers.needSince[s * categories + c] = -((bitsFor(key, s, c) >>> 8) % Math.ceil(span));
    }
  }
}

/** 4,096 slots filled in proportion to the weights: a choice is one look-up. */
export function picker(weights: readonly number[], size = TABLE): Uint16Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const slots = new Uint16Array(size);
  let cumulative = 0;
  let filled = 0;
  weights.forEach((weight, i) => {
    cumulative += weight;
    const until = Math.round((cumulative / total) * size);
    while (filled < until) slots[filled++] = i;
  });
  return slots;
}
