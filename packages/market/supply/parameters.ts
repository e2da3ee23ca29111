/** Numbers of purchasing and the warehouse (docs/model/supply.md): assumptions. */
export const SUPPLY_NUMBERS = {
  /** Standard deviation of the logarithm of a quotation and of a published rate. */
  quoteSpread: 0.03,
  scoreSpread: 0.3,
  /** Chance a day that a kind of goods loses a piece or more. */
  shrinks: 0.0015,
  /** What a bad piece takes from its buyer's satisfaction, and how many times likelier it comes back. */
  badLoss: 2.4,
  badReturns: 8,
  /** Share of bad pieces found when each is looked at. */
  finds: 0.95,
} as const;
