/** What the search holds dear this season: its rules change four times a year, and say so in words beforehand. */
import { bitsFor, purpose, purposeKey } from "@dianzhang/kernel";
import type { Parameters } from "../parameters.ts";
import { calendarOf } from "../run/calendar.ts";
import type { Scenario } from "../scenario/schema.ts";

/** On what a season lays more weight: words that fit, merit so far, new goods; `even` is the usual mixture. */
export const EMPHASES = ["words", "merit", "fresh"] as const;
export type Emphasis = "even" | (typeof EMPHASES)[number];

/** Exponents of relevance and merit, factor of the head start of new goods. */
export interface SearchSeason {
  readonly emphasis: Emphasis;
  readonly words: number;
  readonly merit: number;
  readonly fresh: number;
}

/**
 * Seasons turn on the first of March, June, September and December; a market opens in an even one, and the
 * contest's rule knows no other.
 */
export function emphasisOn(scenario: Scenario, seed: number, day: number): Emphasis {
  if (scenario.marketplace.ranking.rule === "contest") return "even";
  const passed = seasonNumber(scenario, day) - seasonNumber(scenario, 0);
  if (passed === 0) return "even";
  const key = purposeKey(seed, purpose("search/season"));
  return EMPHASES[bitsFor(key, passed, 0) % EMPHASES.length] as Emphasis;
}

function seasonNumber(scenario: Scenario, day: number): number {
  const { date, month } = calendarOf(scenario, day);
  return Math.floor((Number(date.slice(0, 4)) * 12 + month - 2) / 3);
}

/** The rules of one day. */
export function searchSeason(
  scenario: Scenario,
  seed: number,
  day: number,
  { seasonMore, seasonLess, seasonFresh }: Parameters["search"],
): SearchSeason {
  const emphasis = emphasisOn(scenario, seed, day);
  const { ranking } = scenario.marketplace;
  const weigh = (name: Emphasis): number =>
    emphasis === "even" ? 1 : emphasis === name ? seasonMore : seasonLess;
  return {
    emphasis,
    words: ranking.words * weigh("words"),
    merit: ranking.merit * weigh("merit"),
    fresh: ranking.fresh * (emphasis === "fresh" ? seasonFresh : weigh("fresh")),
  };
}
