/** The market's mechanisms by name, and what "without it" means: an ablation lays neutral numbers over its own. */
import type { Overlay } from "./parameters.ts";

export const MECHANISMS = {
  /** Needs are always whole: nothing is satisfied, nothing grows back, nothing is bought ahead. */
  "need-state": { need: { floor: 1, stockUp: 0, furtherPiece: 0 }, buy: { need: 0 } },
  /** Nobody takes more pieces because they are cheap today. */
  stockpiling: { need: { stockUp: 0 } },
  /** Categories are wanted by season alone. */
  "fashion-waves": { need: { wave: 0 } },
  /** Every session begins with a wish of its own. */
  "weekly-wish": { need: { weekly: 0 } },
  /** Tags are judged by themselves, not against what is remembered. */
  "reference-price": {
    click: { memoryGain: 0, memoryLoss: 0 },
    buy: { memoryGain: 0, memoryLoss: 0, priceDrop: 0 },
    need: { stockUp: 0 },
  },
  /** A loss counts no more than a gain. */
  "loss-aversion": {
    click: { memoryGain: 0.9, memoryLoss: 0.9 },
    buy: { memoryGain: 0.9, memoryLoss: 0.9 },
  },
  /** A 9 at the end is a number like any other. */
  "price-endings": { click: { ending: 0 }, buy: { ending: 0 } },
  /** The eye rests on every place alike. */
  "place-attention": { look: { noticePower: 0 } },
  /** Everyone looks to the end of the list. */
  "scan-patience": { look: { patience: 1000 } },
  /** One page a shop. */
  "shop-browsing": { stroll: { start: -10 } },
  /** Several things are no likelier to be bought together. */
  baskets: {
    buy: { more: 0, join: 0 },
    stroll: { taken: 0 },
    need: { secondPiece: 0, stockUp: 0 },
  },
  /** Nobody fills a basket for free delivery. */
  "free-delivery": { delivery: { line: 0, piece: 0, stake: 1_000_000 } },
  /** Everyone waits for every page, and waiting costs no interest. */
  "page-speed": { page: { phoneHurry: 0, pcHurry: 0 }, stroll: { wait: 0 } },
  /** Nobody reads the words of a page, and the search minds none of them. */
  "page-words": { words: { point: 0, boast: 0, untrue: 0, boasted: 0, claimed: 1 } },
  /** Carts and favourites are never looked at again. */
  "cart-memory": { look: { returnCart: 0, returnFavourite: 0, returnShop: 0 } },
  /** Reviews say nothing. */
  reviews: { click: { rating: 0 }, buy: { reviews: 0 } },
  /** A mean of 5.0 convinces like every other. */
  "too-good": { buy: { rating: 0 } },
  /** A shop's name says nothing. */
  reputation: { buy: { trust: 0 } },
  /** Everyone writes with the same chance. */
  "self-selection": {
    after: { writeDelighted: 0.25, writeContent: 0.25, writeMiddling: 0.25, writeAngry: 0.25 },
  },
  /** Nobody writes who did not buy, on whatever marketplace. */
  strangers: { after: { strangers: 0 } },
  /** A late parcel is as good as one in time. */
  "late-parcels": { after: { late: 0 } },
  /** Nobody keeps a good shop in mind, and anger drives nobody away. */
  "satisfaction-memory": { after: { goodShop: 1000, angryDrop: 1 } },
  /** A courier's name counts for nothing. */
  "courier-name": { buy: { courier: 0 } },
  /** Nobody asks what a shop promises about returns. */
  "returns-promise": { returns: { cover: 0, days: 0, coverReturns: 1, daysReturns: 0 } },
  /** Nobody drops out. */
  "drop-out": { after: { dropTail: 1e9 } },
  /** Every shopper comes equally often. */
  "visit-rates": { who: { activityShape: 1000 } },
  /** Reading ends with the same chance at any second. */
  "early-exit": { dwell: { shape: 1 } },
  /** A promise of any length sells alike. */
  "delivery-promise": { buy: { delivery: 0 } },
  /** Nobody tires of an ad. */
  "ad-fatigue": { feed: { worn: 0 } },
  /** Who saw an ad and did not click it has not seen it, and a logo says nothing. */
  "known-name": { click: { name: 0, face: 0 } },
  /** All words of an ad are worth the same. */
  "creative-luck": { feed: { luck: 0 } },
  /** Any thing may be on for any time. */
  "live-boredom": { live: { bores: 0, sated: 0 } },
  /** Answers in a live room say nothing. */
  "live-questions": { live: { answers: 0 } },
  /** Lists are not ordered by what was clicked and bought. */
  "rank-by-merit": { learn: { rankByMerit: 0 } },
  /** Whoever types more words wants no more than others. */
  "clear-wishes": { search: { typedClear: 0 } },
  /** Links inside a shop hold nobody and lift nothing. */
  "site-links": { stroll: { related: 0, showcase: 0 }, search: { inside: 0 } },
  /** Nobody passes anything on, and members tell nobody. */
  "word-of-mouth": { social: { share: -1000, imitate: 0 } },
  /** What is said of a shop leaves no mark on its name. */
  "ill-fame": { social: { harm: 0 } },
  /** Followers bear any number of posts, members any number of messages. */
  "social-fatigue": { social: { unfollow: 0, weary: 0 } },
  /** Members look at whatever is recommended, however much that is. */
  "shared-looks": { social: { room: 1e9 } },
  /** Who heard of a new kind does not look for it. */
  "new-kind": { need: { keen: 0 } },
  /** Links from outside do not count in the search. */
  "outside-links": { social: { link: 0 } },
} as const satisfies Readonly<Record<string, Overlay>>;

export type Mechanism = keyof typeof MECHANISMS;
export const MECHANISM_NAMES = Object.keys(MECHANISMS) as readonly Mechanism[];
