/** Who shops: traits derived by hash from the segment, and the few bytes each shopper remembers. */
import { bitsFor, bitsOf, gammaQuantile, logNormalQuantile, purpose, purposeKey, quantileTable } from "@dianzhang/kernel";
import { ACTIVITY_SHAPE, JOIN_LATER, JOIN_DAYS, NEED_START } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";

export interface Shoppers {
  readonly count: number;
  readonly categories: number;
  // Derived from the seed; not part of a snapshot.
  readonly segment: Uint8Array;
  readonly province: Uint8Array;
  readonly device: Uint8Array;
  /** Visits per day against the mean shopper. */
  readonly activity: Float32Array;
  readonly joinDay: Uint16Array;
  readonly priceSense: Float32Array;
  // State.
  /** Day from which each need has been growing again (shopper × category). */
  readonly needSince: Int16Array;
  readonly isLost: Uint8Array;
  /** First memory node, or −1. */
  readonly memoryHead: Int32Array;
}

export const PHONE = 0;
export const PC = 1;
const TABLE = 4096;

export function newShoppers(scenario: Scenario, seed: number, count: number): Shoppers {
  const categories = scenario.categories.length;
  const shoppers: Shoppers = {
    count, categories,
    segment: new Uint8Array(count), province: new Uint8Array(count), device: new Uint8Array(count),
    activity: new Float32Array(count), joinDay: new Uint16Array(count), priceSense: new Float32Array(count),
    needSince: new Int16Array(count * categories), isLost: new Uint8Array(count),
    memoryHead: new Int32Array(count).fill(-1),
  };
  deriveTraits(scenario, seed, shoppers);
  startNeeds(scenario, seed, shoppers);
  return shoppers;
}

function deriveTraits(scenario: Scenario, seed: number, shoppers: Shoppers): void {
  const segments = picker(scenario.segments.map((segment) => segment.share));
  const provinces = picker(scenario.provinces.map((province) => province.weight));
  const gamma = quantileTable(TABLE, (p) => gammaQuantile(p, ACTIVITY_SHAPE));
  const prices = scenario.segments.map((segment) =>
    quantileTable(TABLE, (p) => logNormalQuantile(p, segment.priceLogMean, segment.priceLogSd)));
  const segmentKey = purposeKey(seed, purpose("shopper/segment"));
  const provinceKey = purposeKey(seed, purpose("shopper/province"));
  const deviceKey = purposeKey(seed, purpose("shopper/device"));
  const activityKey = purposeKey(seed, purpose("shopper/activity"));
  const joinKey = purposeKey(seed, purpose("shopper/join"));
  const priceKey = purposeKey(seed, purpose("shopper/price"));
  for (let s = 0; s < shoppers.count; s += 1) {
    const segment = segments[bitsOf(segmentKey, s) >>> 20] as number;
    const traits = scenario.segments[segment] as Scenario["segments"][number];
    shoppers.segment[s] = segment;
    shoppers.province[s] = provinces[bitsOf(provinceKey, s) >>> 20] as number;
    shoppers.device[s] = (bitsOf(deviceKey, s) >>> 8) % 1000 < traits.phonePermille ? PHONE : PC;
    shoppers.activity[s] = traits.activity * (gamma[bitsOf(activityKey, s) >>> 20] as number);
    shoppers.priceSense[s] = prices[segment]?.[bitsOf(priceKey, s) >>> 20] as number;
    const join = bitsOf(joinKey, s);
    const isLate = (join & 1023) < JOIN_LATER * 1024;
    shoppers.joinDay[s] = isLate ? 1 + ((join >>> 10) % JOIN_DAYS) : 0;
  }
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
