/** What a marketplace thinks of an ad for one phrase: its quality score and the parts a shop is shown. */
import { exp, log } from "@dianzhang/kernel";

/** The three parts a shop sees, each 0 … 1000. */
export interface QualityParts {
  /** Expected click rate against other ads at the same places; 500 is the market's mean. */
  readonly clicks: number;
  /** How well the ad's words answer the phrase. */
  readonly relevance: number;
  /** What becomes of visitors on its page: who waits, who buys, what reviews say. */
  readonly landing: number;
}

export const QUALITY_RULES = ["platform", "contest"] as const;
export type QualityRule = (typeof QUALITY_RULES)[number];

/** Hundredths of a point; the best is 1000 = 10 points. Weights: assumption, in the manner of search ads. */
export function qualityOf(rule: QualityRule, parts: QualityParts): number {
  return qualityFrom(rule, parts.clicks, parts.relevance, parts.landing);
}

/** The same from bare numbers, for a loop over all bids of a phrase. */
export function qualityFrom(
  rule: QualityRule,
  clicks: number,
  relevance: number,
  landing: number,
): number {
  if (relevance === 0) return 0;
  if (rule === "contest") return contestQuality(clicks, relevance, landing);
  const sum = 450 * clicks + 250 * relevance + 300 * landing;
  return Math.max(100, Math.floor(sum / 1000 + 0.5));
}

/**
 * The contest's rule: relevance × 0.4 + performance of the goods × 0.06, each out of 100, in hundredths of a
 * point. Clicks and landing together are the performance. Source: docs/model/search-ads.md.
 */
function contestQuality(clicks: number, relevance: number, landing: number): number {
  const performance = (clicks + landing) / 20;
  return Math.max(1, Math.floor(100 * (0.4 * (relevance / 10) + 0.06 * performance) + 0.5));
}

/** Clicks a new ad is given on trust, at the rate of its goods in the natural results. Assumption. */
const TRUST = 4;

/**
 * The clicks part: clicks won against those the market's ads win at the same places. `noticed` is how often
 * the eye rested where the ad stood, `marketRate` the market's clicks for each such rest, `own` the goods'
 * natural click rate against the usual.
 */
export function clicksPart(
  clicked: number,
  noticed: number,
  marketRate: number,
  own: number,
): number {
  const ratio = (clicked + TRUST * own) / (noticed * marketRate + TRUST);
  return bounded(500 * exp(0.7 * log(ratio)));
}

/** The landing part: share of visitors who wait for the page, purchases a visit against the usual, stars. */
export function landingPart(page: {
  readonly waits: number;
  readonly conversion: number;
  readonly stars: number;
}): number {
  const sells = 0.22 * log(page.conversion / 0.025);
  return bounded(1000 * page.waits * (0.5 + sells + 0.1 * (page.stars - 4.5)));
}

function bounded(value: number): number {
  return Math.min(1000, Math.max(50, Math.floor(value + 0.5)));
}
