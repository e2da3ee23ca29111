/** Which influencers there are in a market: what they really reach, and what a shop can see of them. */
import {
  between,
  bitsFor,
  exp,
  knots,
  log,
  mix,
  normalQuantile,
  purpose,
  purposeKey,
  unitFrom,
} from "@dianzhang/kernel";
import type { Scenario } from "../scenario/schema.ts";

export const TIERS = ["koc", "mid", "head"] as const;
export type Tier = (typeof TIERS)[number];

/** What anybody may see on an influencer's page. */
export interface KolSignals {
  readonly kol: number;
  readonly platform: number;
  readonly tier: Tier;
  /** What the influencer mostly speaks of. */
  readonly category: number;
  readonly followers: number;
  /** Likes of a post, mean of the latest ten. */
  readonly likes: number;
  /** Share of comments that speak of the goods instead of "nice" and emoji, in thousandths. */
  readonly commentPermille: number;
  /** Share of a quarter's new followers that came on its busiest day, in thousandths. */
  readonly jumpPermille: number;
  /** Segment → share of the audience as the platform estimates it, in thousandths. */
  readonly audiencePermille: readonly number[];
  readonly deals: number;
  readonly onTime: number;
  readonly askFen: number;
}

/** What nobody is told. */
export interface KolTruth {
  /** Share of the platform's members who really follow. */
  readonly trueShare: number;
  /** Segment → leaning to this influencer. */
  readonly leaning: readonly number[];
  readonly risk: number;
  /** What a good influencer adds to the liking of a post. */
  readonly charm: number;
}

export interface Kol {
  readonly signals: KolSignals;
  readonly truth: KolTruth;
}

/** Share of true followers who come across one post. Assumption. */
export const KOL_VIEW = 0.38;

/** The same for every market of one seed; `shoppers` is how many there are. */
export function newRoster(scenario: Scenario, seed: number, shoppers: number): readonly Kol[] {
  const key = purposeKey(seed, purpose("social/roster"));
  const normal = knots(normalQuantile);
  return Array.from({ length: scenario.social.kols.count }, (_, kol) =>
    kolOf(scenario, shoppers, kol, {
      unit: (what) => unitFrom(bitsFor(key, kol, what)),
      normal: (what) => between(normal, mix(bitsFor(key, kol, what))),
    }),
  );
}

interface Draws {
  unit(what: number): number;
  normal(what: number): number;
}

/** Claimed followers as a share of members: from, to. Assumption: heads are few and large. */
const SIZE: Readonly<Record<Tier, readonly [number, number]>> = {
  koc: [0.003, 0.012],
  mid: [0.025, 0.08],
  head: [0.1, 0.26],
};

function kolOf(scenario: Scenario, shoppers: number, kol: number, draws: Draws): Kol {
  const { platforms, kols } = scenario.social;
  const platform = kol % platforms.length;
  const rank = draws.unit(1);
  const tier: Tier = rank < 0.5 ? "koc" : rank < 0.85 ? "mid" : "head";
  const [least, most] = SIZE[tier];
  const claimed = least * exp(log(most / least) * draws.unit(2));
  // Most have some bought followers, a few have mostly bought ones.
  const bought = draws.unit(3);
  const fake = 0.04 + 0.84 * bought * bought * (tier === "koc" ? 0.55 : 1);
  const members = (shoppers * (platforms[platform]?.memberPermille ?? 0)) / 1000;
  const followers = Math.max(12, Math.round(claimed * members));
  const risk = 0.03 + 0.5 * draws.unit(4) * draws.unit(4);
  const charm = 0.45 * draws.normal(5);
  const leaning = evened(
    scenario,
    scenario.segments.map((_, g) => (draws.unit(20 + g) < 0.4 ? 2.1 : 0.55)),
  );
  const category = byDemand(scenario, draws.unit(6));
  const real = followers * (1 - fake);
  const likes =
    real * KOL_VIEW * 0.075 * exp(0.5 * charm + 0.18 * draws.normal(7)) + followers * fake * 0.007;
  const deals = 3 + Math.floor(draws.unit(8) * 10);
  const onTime = Array.from({ length: deals }, (_, i) => draws.unit(60 + i) >= risk).filter(
    Boolean,
  ).length;
  const ask = kols.feePerFollowerFen * followers * exp(0.3 * draws.normal(9));
  return {
    signals: {
      kol,
      platform,
      tier,
      category,
      followers,
      likes: Math.round(likes),
      commentPermille: bounded(700 - 560 * fake + 55 * draws.normal(10)),
      jumpPermille: bounded(45 + 420 * fake * fake + 25 * draws.normal(11)),
      audiencePermille: profile(scenario, leaning, draws),
      deals,
      onTime,
      askFen: Math.max(800, Math.round(ask / 100) * 100),
    },
    truth: { trueShare: real / members, leaning, risk, charm },
  };
}

// Whomever an influencer appeals to: the followers are as many as they are.
function evened({ segments }: Scenario, leaning: readonly number[]): number[] {
  const whole = segments.reduce((sum, { share }) => sum + share, 0);
  const mean =
    segments.reduce((sum, { share }, g) => sum + share * (leaning[g] as number), 0) / whole;
  return leaning.map((one) => one / mean);
}

// More influencers speak of what more people want.
function byDemand({ categories }: Scenario, u: number): number {
  let left = u * categories.reduce((sum, { demand }) => sum + demand, 0);
  const found = categories.findIndex(({ demand }) => {
    left -= demand;
    return left < 0;
  });
  return Math.max(0, found);
}

function bounded(permille: number): number {
  return Math.round(Math.max(5, Math.min(950, permille)));
}

function profile(scenario: Scenario, leaning: readonly number[], draws: Draws): number[] {
  const shares = scenario.segments.map(
    ({ share }, g) => share * (leaning[g] as number) * exp(0.15 * draws.normal(40 + g)),
  );
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.round((1000 * share) / whole));
}
