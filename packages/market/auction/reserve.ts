/** What a click costs at least, phrase by phrase: the words everybody bids for are dearer than the long tail. */
import type { Scenario } from "../scenario/schema.ts";

/**
 * The reserve of each phrase in fen: a share of the usual price of its category, high for core words and low for
 * the long tail; never below the marketplace's own least. It stands for the many shops outside this market that
 * would bid too. Assumption; docs/model/search-ads.md.
 */
export function reserves(scenario: Scenario): Int32Array {
  const { reserveFen, floorPermille } = scenario.searchAds;
  const usual = new Map(scenario.categories.map((one) => [one.id, one.referencePriceFen]));
  return Int32Array.from(scenario.keywords, ({ category, level }) => {
    const floorFen = ((usual.get(category) ?? 0) * floorPermille[level]) / 1000;
    return Math.max(reserveFen, Math.floor(floorFen + 0.5));
  });
}
