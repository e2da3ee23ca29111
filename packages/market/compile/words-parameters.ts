/** Numbers of what pages say in words (docs/model/page-words.md). All are assumptions. */

export const WORDS_NUMBERS = {
  /** What a point in the page's words adds to the readiness to buy, and a forbidden claim. */
  point: 0.03,
  boast: 0.05,
  /** What a point that is not so, and such a claim, take from satisfaction. */
  untrue: 0.3,
  boasted: 0.25,
  /** Factor on the strength in the lists of goods whose page makes such a claim. */
  claimed: 0.85,
} as const;
