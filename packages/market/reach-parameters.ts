/** Numbers of paid and broadcast attention: feed ads and live rooms. All sizes are assumptions unless docs say more. */

/** Feed ads and banners (docs/model/feed-ads.md). Assumptions. */
export const FEED_NUMBERS = {
  /** What each view of the same creative takes from its next click; half of it is forgotten in four days. */
  worn: 0.3,
  /** How much luck there is in words: standard deviation of what they do to clicks. */
  luck: 0.22,
  /** What a claim of price, of quality and of style does where it is welcome; what exaggeration does everywhere. */
  price: 0.6,
  quality: 0.3,
  style: 0.8,
  hype: 0.45,
  /** What the page loses when the claim does not hold. */
  breach: 0.9,
  hypeLoss: 1.3,
  /** Goods of another kind than the feed shows now: less clicked, less bought. */
  elsewhere: 1,
  wanders: 0.7,
  /** Who was there before and is reminded: how much readier to buy. */
  recalls: 0.8,
  /** Share of shoppers like the buyers that are found, at the buyers' own mix. */
  likeness: 0.35,
  /** A banner elsewhere: click rate of a usual one in 100,000 (F84), and how much likelier who knows the shop. */
  banner: 90,
  knows: 1.1,
  /** Banners of one shop that a shopper passes by in a day. */
  passes: 1.5,
} as const;

/** Live rooms (docs/model/live.md). Assumptions. */
export const LIVE_NUMBERS = {
  /** Share of followers and buyers who come when told so in an average hour; times this when told the day before. */
  comes: 0.05,
  announced: 1.6,
  /** Strangers whom the feed sends in a minute, for 10,000 shoppers, in an average hour. */
  finds: 2,
  /** Hours on air in seven days that halve what the feed sends and how many followers come. */
  quota: 6,
  /** What a paid viewer costs at the middle, in fen. */
  viewerFen: 60,
  /** Leaving in a minute, and what each minute beyond nine on the same thing adds; who has heard the price. */
  leave: -1.2,
  bores: 0.12,
  sated: 0.6,
  /** Asking, opening the card, buying in a minute. */
  asks: -3.7,
  clicks: -4.8,
  buys: -4,
  /** What four minutes of showing, urging, an answer and a bold promise add to readiness. */
  learns: 1.1,
  urges: 0.5,
  answers: 0.35,
  bold: 0.4,
  /** What hearing the price before anything was shown takes. */
  shock: 1.2,
  /** What a price below the page's adds, for each e-fold. */
  deal: 1.2,
  /** Returns: how much likelier than from the page; what a bold promise adds, and takes from satisfaction (F59). */
  returns: 1.6,
  boldReturns: 0.7,
  /** Chance to follow the shop when leaving, without and with a purchase. */
  follows: 0.02,
  followsBuyer: 0.25,
} as const;
