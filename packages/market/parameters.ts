/** Every number of the market's behaviour that is not scenario data. Sources: docs/parameters.md. */
import { SERVICE_NUMBERS } from "./service/parameters.ts";
import { BORDER_NUMBERS } from "./border/parameters.ts";
import { DELIVERY_NUMBERS } from "./run/free-delivery.ts";
import { SUPPLY_NUMBERS } from "./supply/parameters.ts";
import { ORDER_NUMBERS } from "./orders/parameters.ts";
import { WORDS_NUMBERS } from "./compile/words-parameters.ts";
import { LAW_NUMBERS } from "./law/parameters.ts";
import { MEMBER_NUMBERS } from "./members/parameters.ts";
import { RETURNS_PARAMETERS } from "./returns-promise.ts";
import { FEED_NUMBERS, LIVE_NUMBERS } from "./reach-parameters.ts";
import { WAIT_NUMBERS } from "./settle/wait-numbers.ts";

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
    /** Share of sessions in which somebody looks for a new kind heard of and not yet bought. Assumption. */
    keen: 0.5,
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
    returnMessage: 0.36,
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
    /** What a name met in ads lately adds to its cards, per e-fold of views in mind (F48). */
    name: 0.07,
    /** What the clearest logo adds to a shop's cards once it is known. Assumption. */
    face: 0.1,
    /** What goods of another kind lose among those that were looked for. Assumption. */
    stray: 1.8,
  },
  /** What makes them buy (logit units). */
  buy: {
    fit: 1.0,
    taste: 0.7,
    quality: 0.42,
    price: 0.37,
    freight: 0.8,
    delivery: 0.0012,
    /** What a courier's good name counts (F53). */
    courier: 1,
    reviews: 1.05,
    rating: 0.8,
    trust: 0.027,
    need: 0.55,
    completeness: 0.3,
    page: 0.45,
    ending: 0.05,
    memoryGain: 0.4,
    memoryLoss: 1.4,
    cart: -3.86,
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
  /** The desks' own: each in the page of docs/model named after it. Assumptions. */
  feed: FEED_NUMBERS,
  live: LIVE_NUMBERS,
  orders: ORDER_NUMBERS,
  supply: SUPPLY_NUMBERS,
  border: BORDER_NUMBERS,
  members: MEMBER_NUMBERS,
  delivery: DELIVERY_NUMBERS,
  service: SERVICE_NUMBERS,
  returns: RETURNS_PARAMETERS,
  waits: WAIT_NUMBERS,
  law: LAW_NUMBERS,
  words: WORDS_NUMBERS,
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
    /** Share of steps that follow a page's own links, and of steps to other kinds that follow the front page's. Assumption. */
    related: 0.45,
    showcase: 0.6,
    /** Interest won by a link to goods like these, and to others at a full need; lost at a dead one. Assumption. */
    likeThese: 0.08,
    others: 0.16,
    othersNeed: 0.4,
    deadLink: 0.45,
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
    /** What a parcel that arrives damaged takes from satisfaction. Assumption. */
    damaged: 1.6,
    /** Where anybody may review: reviews without a purchase for each visit, and how much harsher they are (F35). */
    strangers: 0.0002,
    strangerMood: -0.3,
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
    /** Share of the views of a shop's ads still in mind a day later; half-life a week. Assumption. */
    keepName: 0.9,
    /** Views in mind per thousand shoppers from which a name begins to be known. Assumption. */
    nameHalf: 50,
  },
  /** What is said about shops on social platforms (logit units unless said otherwise). Assumptions; F75, F76. */
  social: {
    /** A shopper before whose eyes a post comes: likes, comments, passes on, follows, opens the goods. */
    like: -4.6,
    comment: -6.6,
    share: -7.3,
    follow: -6.3,
    click: -6.0,
    liking: 1.15,
    /** What a saving, a price and a need do to opening the goods of a post. */
    saving: 2.2,
    price: 0.12,
    wish: 0.45,
    /** Liking that a friend's word adds, and that of an influencer one follows. */
    friend: 0.35,
    fan: 0.3,
    /** Liking of an influencer's post about another kind of goods than usual. */
    offTopic: -1.1,
    /** What a page loses that nobody was looking for; what it gains when an influencer or a group vouches for it. */
    impulse: 0.15,
    trust: 0.8,
    groupTrust: 0.45,
    /** Friends told by one who passes something on: least, and the exponent of the heavy tail. */
    friends: 5,
    friendTail: 0.55,
    /** Chance to stop following at a post, and what posting over the comfortable rate multiplies it by (exponent). */
    unfollow: 0.0015,
    overPosting: 1.7,
    /** Posts of shops first shown to a member in a week before they share his looks. */
    room: 0.6,
    /** Buyers who follow an account of the shop on a platform they use. */
    buyerFollows: 0.12,
    /** Chance of a mention after a review of 1–2 stars, a late parcel, a return for cause, a review of 5 stars. */
    afterBad: 0.45,
    afterLate: 0.12,
    afterReturn: 0.1,
    afterGood: 0.06,
    /** People an hour who come across a mention at first, for each step of severity. */
    heat: 5,
    /** Share of severe mentions that catch fire unless answered, and by how much an hour. */
    fire: 0.3,
    burn: 1.06,
    fade: 0.95,
    /** Hours after which the public has moved on. */
    attention: 60,
    /** Most people in an hour, as a share of all shoppers. */
    mostSeen: 0.003,
    /** What a day's harm (share of shoppers who saw it) does to a shop's name, how much of it is left next day, the most. */
    harm: 1.6,
    moodKeep: 0.9,
    moodMost: 1.2,
    /** Share of buyers invited by a parcel who join a group; what a message does to weariness; its daily rest. */
    joins: 0.3,
    weary: 260,
    rest: 0.84,
    read: 0.5,
    leave: 0.0035,
    leaveWeary: 2.4,
    groupClick: -2.4,
    giftPull: 5,
    /** What a gift adds to that share, and the part of the goods' price from which it adds all of it. */
    giftJoins: 0.12,
    giftFull: 0.02,
    /** Word of mouth: friends told by a member in a year while nobody belongs yet (imitation of F75). */
    imitate: 0.38,
    /** Share of the day before's fresh links that begin to count; what is kept of both; strength of their logarithm. */
    ripen: 0.18,
    freshKeep: 0.8,
    ripeKeep: 0.965,
    link: 0.1,
    /** Chance a day that one bought link gives a farm away; what is left of the rank then, for how many days. */
    caught: 0.012,
    punished: 0.5,
    punishedDays: 14,
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
    /** Exponent of what links inside a shop do to a listing's strength, and the clicks that count as one. */
    inside: 0.04,
    insideHalf: 20,
    /** What is left of the strength of goods that their shop has put up before under the same title. Assumption. */
    copy: 0.25,
    /** Relevance, in thousandths, of goods whose title names other goods to searches for those. */
    stray: 260,
    /** Exponent of the tail of words typed beside a phrase (F22); readiness to buy for each e-fold of them. */
    typedTail: 1.4,
    typedClear: 0.2,
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
/**
 * What a platform recommends goes to a share of a small market, and to no more people in a larger one: such pools
 * have a size of their own. Assumption.
 */
export const POOL_MEMBERS = 100_000;
