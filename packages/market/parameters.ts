/** Every number of the market's behaviour that is not scenario data. Sources: docs/parameters.md. */

// Who comes.
/** Shape of the gamma of visit rates: orders per customer are then NBD-like (F70). */
export const ACTIVITY_SHAPE = 1.4;
/** Share of shoppers who join after the first day, and over how many days. Assumption. */
export const JOIN_LATER = 0.3;
export const JOIN_DAYS = 540;
/** Needs start as old as up to this many recovery times. Assumption. */
export const NEED_START = 2.5;

// How they look.
/** Results in a list that can be reached by scrolling. */
export const LIST = 40;
/** Mean number of results scrolled past before patience ends (F12, F83). */
export const PATIENCE = 20;
/** The eye rests on the result at rank r with a chance that falls as r to this power (F12). */
export const NOTICE_POWER = 0.86;
export const NOTICE_FIRST = 0.95;
/** Goes back to the list after a visit without purchase, after one with purchase. Assumption. */
export const BACK_TO_LIST = 0.85;
export const BACK_AFTER_PURCHASE = 0.22;
/** Share of sessions that look at something remembered, when there is something (F05). */
/** For a cart, a favourite, a shop that was good. */
export const RETURN_SHARE = [0.45, 0.22, 0.05] as const;
export const RETURN_DAYS = 8;

// What makes them click (logit units).
export const CLICK = {
  base: -3.32, relevance: 1.25, picture: 1.7, price: 0.27, rating: 0.45, volume: 0.07, completeness: 0.15,
  shopMatch: 0.12, freeFreight: 0.16, memoryGain: 0.35, memoryLoss: 1.2, feed: 0.55,
} as const;

// What makes them buy (logit units).
export const BUY = {
  fit: 1.0, taste: 0.7, quality: 0.42, price: 0.37, freight: 0.42, delivery: 0.006, reviews: 0.85, rating: 0.8,
  trust: 0.16, need: 0.55, completeness: 0.3, memoryGain: 0.35, memoryLoss: 1.2,
  cart: -3.85, favourite: -4.0, favouriteSlope: 0.55, ask: -3.8, direct: -5.5, checkout: -3.0, checkoutSlope: 0.8,
  returned: -3.8, priceDrop: 3.0,
} as const;
/** Checkouts that end in payment at once. Assumption. */
export const PAY_SHARE = 0.9;
/** Mean rating that convinces most; higher looks too good (F34). */
export const BEST_RATING = 4.55;
/** Half of the trust that reviews can give is there after this many (F34). */
export const REVIEW_HALF = 4;
/** Reading time: Weibull shape below 1 (F18) and scale in seconds. */
export const DWELL_SHAPE = 0.72;
export const DWELL_SCALE = 38;

// After the order.
/** Standard deviation of log door-to-door time inside a province (F54). */
export const TRANSIT_SIGMA = 0.28;
/** Promised days are the mean door-to-door time plus packing, with this slack. Assumption. */
export const PROMISE_SLACK = 1.45;
export const WORK_FROM = 8;
export const WORK_UNTIL = 20;
/** Latent satisfaction: its own spread, and what lateness takes (F32). */
export const SATISFACTION = { base: 0.5, spread: 0.95, quality: 0.7, value: 0.45, late: 1.05, overPromise: 0.35 } as const;
/** Stars by latent satisfaction: from this value up 5, 4, 3, 2 stars. */
export const STAR_FROM = [0.05, -0.6, -0.95, -1.2] as const;
/** Chance to write: the delighted and the angry speak (F30). */
export const WRITE = { delighted: 0.34, content: 0.14, middling: 0.09, angry: 0.36 } as const;
/** Chance per order that a shopper never comes back: constant for each, beta over shoppers (F73). */
export const DROP_MEAN = 0.22;
export const RETURN_WINDOW_DAYS = 7;

// What the platform learns.
/** Yesterday's share in the smoothed counts. Assumption: half-life about ten days. */
export const LEARN_KEEP = 0.93;
/** How fast the remembered price follows the tag, per day. Assumption. */
export const MEMORY_SPEED = 0.1;
/** How long a new listing is tried above its merit, in hours. Assumption. */
export const HOURS_FRESH = 96;
