/** Facts of coupons: sent into carts, and claimed. */
import { sum, type Fact } from "./fact.ts";

const DAY = 86_400;
/** Shopper and listing with a cart of the last week that was not paid for before day 14, listings with even numbers. */
const held = (lake: string): string =>
  `SELECT DISTINCT shopper, listing FROM ${lake}.action a WHERE kind = 'cart' AND listing % 2 = 0 AND a.at BETWEEN ${7 * DAY} AND ${14 * DAY - 1}
     AND NOT EXISTS (FROM ${lake}.action p WHERE p.kind = 'pay' AND p.shopper = a.shopper AND p.listing = a.listing AND p.at < ${14 * DAY})`;
const buyers = (lake: string): string =>
  `(SELECT count(DISTINCT (a.shopper, a.listing)) FROM ${lake}.action a JOIN held USING (shopper, listing) WHERE kind = 'pay' AND a.at BETWEEN ${14 * DAY} AND ${15 * DAY - 1})`;
const carts = (lake: string): string =>
  `(SELECT count(*) FROM ${lake}.action a WHERE kind = 'cart' AND a.at BETWEEN ${15 * DAY} AND ${29 * DAY - 1} AND shopper IN (SELECT shopper FROM held))`;
const visits = (lake: string): string =>
  `(SELECT count(*) FROM ${lake}.visit v WHERE v.at BETWEEN ${15 * DAY} AND ${29 * DAY - 1} AND shopper IN (SELECT shopper FROM held))`;

export const couponFacts: readonly Fact[] = [
  {
    id: "F44",
    title: "cart coupons double sales",
    hard: true,
    since: "0.3",
    level: "platform",
    arms: ["default", "cart-coupons"],
    horizon: "short",
    published: "promoted items doubled that day; more goes into carts later",
    sql: `WITH held AS (${held("main")})
      SELECT ${buyers('"cart-coupons"')} AS buyers, ${buyers("main")} AS buyers_else,
        ${carts('"cart-coupons"')} AS carts, ${visits('"cart-coupons"')} AS visits, ${carts("main")} AS carts_else, ${visits("main")} AS visits_else`,
    // A few dozen buyers a seed: one experiment over all seeds, as the published one was over all sellers.
    pooled: (seeds) => ({
      lift: sum(seeds, "buyers") / sum(seeds, "buyers_else") - 1,
      later_carts:
        sum(seeds, "carts") /
          sum(seeds, "visits") /
          (sum(seeds, "carts_else") / sum(seeds, "visits_else")) -
        1,
    }),
    bands: { lift: [0.6, 1.5], later_carts: [0, Infinity] },
  },
  {
    id: "F49",
    title: "coupons claimed by oneself are redeemed",
    hard: false,
    since: "0.3",
    level: "platform",
    arms: ["claimed-coupons"],
    horizon: "short",
    published: "pushed 7 %, claimed 10–30 %",
    sql: `SELECT (SELECT count(DISTINCT d."order") FROM discounts d WHERE promotion = 'coupon') / (SELECT count(*) FROM action WHERE kind = 'claim') AS claimed`,
    bands: { claimed: [0.1, 0.3] },
  },
];
