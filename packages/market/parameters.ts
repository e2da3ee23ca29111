/** Every number of the market's behaviour that is not scenario data. Sources: docs/parameters.md. */

/**
 * Groups of plain numbers, so that a calibration or an ablation may lay other values over them
 * (`MarketOptions.overlay`) without touching the program.
 */
export const PARAMETERS = {
  /** Who comes. */
  who: {
    /** Shape of the gamma of visit rates: orders per customer are then NBD-like (F70). */
    activityShape: 0.7,
    /** Share of shoppers who join after the first day, and over how many days. Assumption. */
    joinLater: 0.3,
    joinDays: 540,
    /** Needs start as old as up to this many recovery times. Assumption. */
    needStart: 2.5,
  },
  /** What is wanted: needs grow back, fashions come and go. */
  need: {
    /** Share of a need that is there right after it was met. Assumption. */
    floor: 0.02,
    /** Deal lovers take a second or third piece when the price is below what they remember (F42). */
    stockUp: 0.4,
    /** Chance of a second piece at the remembered price. Assumption. */
    secondPiece: 0.1,
    /** How much of a recovery time each further piece satisfies. Assumption. */
    furtherPiece: 0.5,
    /** Share of sessions that follow the wish of the week. Assumption; F11. */
    weekly: 0.6,
    /** Standard deviation of the logarithm of a category's fashion wave, and how fast it fades a day. */
    wave: 0.22,
    waveFade: 0.93,
  },
  /** How they look down a list. */
  look: {
    /** Mean number of results scrolled past before patience ends (F12, F83). */
    patience: 20,
    /** The eye rests on the result at rank r with a chance that falls as r to this power (F12). */
    noticePower: 0.88,
    noticeFirst: 0.95,
    /** Goes back to the list after a visit without purchase, after one with purchase. Assumption. */
    backToList: 0.85,
    backAfterPurchase: 0.22,
    /** Share of sessions that look at something remembered: a cart, a favourite, a good shop (F05). */
    returnCart: 0.45,
    returnFavourite: 0.22,
    returnShop: 0.05,
    /** The same for a shop whose coupon one holds. Assumption. */
    returnCoupon: 0.12,
    /** The same for a cart whose shop sent a coupon. Assumption; F44. */
    returnMessage: 0.3,
    /** The same for an invitation into a group. Assumption. */
    returnInvite: 0.3,
  },
  /** What makes them click (logit units). */
  click: {
    base: -3.32,
    relevance: 1.25,
    picture: 1.7,
    price: 0.27,
    rating: 0.45,
    volume: 0.07,
    completeness: 0.15,
    shopMatch: 0.12,
    freeFreight: 0.16,
    /** A badge that promises a share off: utility at 100 % off. Assumption. */
    badge: 0.6,
    memoryGain: 0.4,
    memoryLoss: 1.4,
    ending: 0.05,
    feed: 0.55,
    /** What the word "ad" on a card takes from it. Assumption. */
    adLabel: 0.25,
  },
  /** What makes them buy (logit units). */
  buy: {
    fit: 1.0,
    taste: 0.7,
    quality: 0.42,
    price: 0.37,
    freight: 0.42,
    delivery: 0.0015,
    reviews: 1.05,
    rating: 0.8,
    trust: 0.03,
    need: 0.55,
    completeness: 0.3,
    page: 0.45,
    ending: 0.05,
    memoryGain: 0.4,
    memoryLoss: 1.4,
    cart: -3.95,
    favourite: -4.0,
    favouriteSlope: 0.55,
    ask: -3.8,
    direct: -5.75,
    checkout: -3.2,
    checkoutSlope: 0.8,
    returned: -3.95,
    priceDrop: 3.0,
    /** Baskets at the till that end in payment at once. Assumption. */
    pay: 0.9,
    /** Readiness to add to a basket that is not empty: one parcel, one freight. Assumption; F06. */
    more: 1.3,
    /** A thing already in the cart from the same shop joins the basket with this chance. Assumption. */
    join: 0.35,
    /** What a saving on the next piece pulls, and nearness to a threshold (goal gradient: Kivetz et al. 2006; F44). Assumption. */
    saving: 0.9,
    gradient: 0.5,
    /** Share of baskets left at the till for having just missed a threshold. Assumption. */
    nearMiss: 0.12,
    /** Who thinks of buying: the logit at no wish for the goods (F49). Assumption. */
    claimWant: -4,
    /** Chance that a visitor who thinks of buying claims a coupon: at no deal-proneness, and more at full. Assumption. */
    claim: 0.06,
    claimDeal: 0.45,
    /** Readiness to fill the cart of whoever got a coupon for having done so (F44). Assumption. */
    hope: 0.3,
    /** Mean rating that convinces most; higher looks too good (F34). */
    bestRating: 4.45,
    /** Half of the trust that reviews can give is there after this many (F34). */
    reviewHalf: 2.5,
    /** What a page reached by an ad loses when it does not answer what was typed at all. Assumption. */
    mismatch: 2,
    /**
     * How decided those are who come by an ad from a core word, a word with one property, a long-tail phrase: logit
     * differences of conversion by focus in the published search-market game (.11, .23, .36), about a mean of 0.
     */
    focusBroad: -0.53,
    focusMid: 0.35,
    focusLong: 0.97,
    /** How much of the effect of a price ending is lost when every price ends so (F46). */
    endingWear: 0.7,
  },
  /** Feed ads and banners (docs/model/feed-ads.md). Assumptions. */
  feed: {
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
    banner: 70,
    knows: 1.1,
    /** Banners of one shop that a shopper passes by in a day. */
    passes: 1.5,
  },
  /** Live rooms (docs/model/live.md). Assumptions. */
  live: {
    /** Share of followers and buyers who come when told so in an average hour; times this when told the day before. */
    comes: 0.05,
    announced: 1.6,
    /** Strangers whom the feed sends in a minute, for 10,000 shoppers, in an average hour. */
    finds: 2,
    /** What a paid viewer costs at the middle, in fen. */
    viewerFen: 60,
    /** Leaving in a minute, and what each minute beyond nine on the same thing adds; who has heard the price. */
    leave: -1.2,
    bores: 0.12,
    sated: 0.6,
    /** Asking, opening the card, buying in a minute. */
    asks: -3.7,
    clicks: -4.8,
    buys: -4.2,
    /** What four minutes of showing, urging, an answer and a bold promise add to readiness. */
    learns: 1.3,
    urges: 0.5,
    answers: 0.5,
    bold: 0.4,
    /** What hearing the price before anything was shown takes. */
    shock: 1.2,
    /** What a price below the page's adds, for each e-fold. */
    deal: 1.2,
    /** Returns: how much likelier than from the page; what a bold promise adds, and takes from satisfaction (F59). */
    returns: 1.4,
    boldReturns: 0.7,
    /** Chance to follow the shop when leaving, without and with a purchase. */
    follows: 0.02,
    followsBuyer: 0.25,
  },
  /** How they go on inside a shop: interest is a walk with a drift; it ends when interest is gone (F19). */
  stroll: {
    start: 0.15,
    drift: 0.42,
    spread: 1,
    /** Interest lost for each second of waiting. Assumption. */
    wait: 0.12,
    /** Interest won by having taken something. Assumption. */
    taken: 0.8,
    /** Interest in going on while a threshold is near, at full nearness. Assumption. */
    goal: 0.35,
    /** Share of steps that stay in the same category. Assumption. */
    sameCategory: 0.7,
  },
  /** How long a page takes and who waits for it (F10). */
  page: {
    phoneBaseMs: 400,
    pcBaseMs: 300,
    /** Median milliseconds for a kilobyte; the lines of shoppers differ log-normally. Assumption. */
    phoneMsPerKb: 0.6,
    pcMsPerKb: 0.25,
    lineSpread: 0.35,
    /** Nobody minds this long; beyond it the share that waits is exp(−hurry × seconds ^ power). */
    patientMs: 500,
    phoneHurry: 0.21,
    pcHurry: 0.12,
    hurryPower: 0.75,
  },
  /** Reading time: Weibull shape below 1 (F18) and scale in seconds. */
  dwell: { shape: 0.72, scale: 38 },
  /** After the order. */
  after: {
    /** Standard deviation of log door-to-door time inside a province (F54). */
    transitSigma: 0.28,
    /** Promised days are the mean door-to-door time plus packing, with this slack. Assumption. */
    promiseSlack: 1.22,
    /** Latent satisfaction: its own spread, and what lateness takes (F32). */
    base: 0.5,
    spread: 0.95,
    quality: 0.7,
    value: 0.45,
    late: 0.85,
    overPromise: 0.35,
    /** From this satisfaction up 5, 4, 3, 2 stars. */
    fiveStars: 0.05,
    fourStars: -0.6,
    threeStars: -0.95,
    twoStars: -1.2,
    /** Chance to write: the delighted and the angry speak (F30). */
    writeDelighted: 0.34,
    writeContent: 0.14,
    writeMiddling: 0.09,
    writeAngry: 0.36,
    /**
     * Chance per order that a shopper never comes back, constant for each: Kumaraswamy's distribution over
     * shoppers, mean 0.31. Below 1 the shape parts those who try once from those who stay (F71, F73).
     */
    dropShape: 0.7,
    dropTail: 1.5,
    /** How many times likelier an angry shopper drops out. Assumption. */
    angryDrop: 2,
    /** A shop is kept in mind from this satisfaction on. Assumption. */
    goodShop: 0.3,
  },
  /** What the platform learns. */
  learn: {
    /** Yesterday's share in the smoothed counts. Assumption: half-life about ten days. */
    keep: 0.93,
    /** How fast the remembered price follows a dearer tag, per day. Assumption. */
    memoryUp: 0.1,
    /** The same for a cheaper one, which is taken for an offer at first. Assumption; F42. */
    memoryDown: 0.045,
    /** A tag nobody has paid is believed up to this many times the usual price; and a discount up to this. */
    believable: 1.3,
    believedDiscount: 0.4,
    /** How long a new listing is tried above its merit, in hours. Assumption. */
    hoursFresh: 96,
    /** How strongly the shown order follows what was clicked and bought. Assumption. */
    rankByMerit: 0.55,
    /** Yesterday's share in an ad's smoothed counts, from which its quality score is learned. Assumption. */
    keepAds: 0.9,
  },
  /** How the search reads words, and how its rules turn. Assumptions. */
  search: {
    /** Share of what the platform learned of published goods that a new title keeps. */
    kept: 0.5,
    /** What relevance is worth when the title claims what the law forbids to claim. */
    banned: 0.3,
    /** Exponents of what a season lays weight on, and of the rest; head start of new goods in such a season. */
    seasonMore: 1.25,
    seasonLess: 0.9,
    seasonFresh: 2,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The numbers one market runs on. */
export type Parameters = {
  readonly [Group in keyof typeof PARAMETERS]: {
    readonly [Name in keyof (typeof PARAMETERS)[Group]]: number;
  };
};

/** Other values for some of them. */
export type Overlay = {
  readonly [Group in keyof Parameters]?: Partial<Parameters[Group]>;
};

/** The parameters with an overlay laid over them. */
export function withOverlay(overlay: Overlay | undefined): Parameters {
  if (!overlay) return PARAMETERS;
  return Object.fromEntries(
    Object.entries(PARAMETERS).map(([group, values]) => [
      group,
      { ...values, ...overlay[group as keyof Parameters] },
    ]),
  ) as unknown as Parameters;
}

/** Results in a list that can be reached by scrolling. */
export const LIST = 40;
export const RETURN_DAYS = 8;
export const WORK_FROM = 8;
export const WORK_UNTIL = 20;
export const RETURN_WINDOW_DAYS = 7;
