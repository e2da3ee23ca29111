/** Which ads win the slots of a search result, and what a click on each will cost. */

/** What a marketplace's ad rules fix. Money in fen. */
export interface AdRules {
  /** No click is sold for less, and no lower bid takes part. */
  readonly reserveFen: number;
  /** Added to the price that would just hold the place. */
  readonly incrementFen: number;
}

/** One ad that wants a place. `quality` is a whole number: hundredths of a point. */
export interface AdBid {
  readonly id: number;
  readonly bidFen: number;
  readonly quality: number;
}

export interface Placement {
  readonly id: number;
  /** What a click costs; the ad pays it only when it is clicked. */
  readonly chargeFen: number;
}

/**
 * Ranks by bid × quality, ties to the older id, and lets each winner pay just enough to keep its place
 * (generalised second price). The last bidder pays the reserve. Source: docs/model/search-ads.md.
 */
export function placeAds(bids: readonly AdBid[], slots: number, rules: AdRules): Placement[] {
  const ranked = bids
    .filter((bid) => bid.bidFen >= rules.reserveFen && bid.quality > 0)
    .toSorted((a, b) => b.bidFen * b.quality - a.bidFen * a.quality || a.id - b.id);
  return ranked.slice(0, slots).map(({ id, bidFen, quality }, place) => {
    const next = ranked[place + 1];
    const nextScore = next ? next.bidFen * next.quality : 0;
    return { id, chargeFen: chargeFen({ bidFen, quality, nextScore }, rules) };
  });
}

/**
 * Next score ÷ own quality, rounded half up to the fen, plus the increment; never above the own bid and never
 * below the reserve. `nextScore` 0 says that nobody stands below.
 */
export function chargeFen(
  own: { readonly bidFen: number; readonly quality: number; readonly nextScore: number },
  rules: AdRules,
): number {
  if (own.nextScore === 0) return rules.reserveFen;
  // Whole numbers to the end: half a fen goes up, and no quotient is rounded by the machine first.
  const holds = Math.floor((2 * own.nextScore + own.quality) / (2 * own.quality));
  return Math.max(rules.reserveFen, Math.min(own.bidFen, holds + rules.incrementFen));
}
