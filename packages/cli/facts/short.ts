/** Facts that forty days of an ordinary market show: funnel, attention, time, delivery, stars, returns. */
import type { Fact } from "./fact.ts";

const platform = { level: "platform", arms: ["default"], horizon: "short" } as const;

export const shortFacts: readonly Fact[] = [
  {
    ...platform,
    id: "F01",
    title: "event mix",
    hard: true,
    published: "cart/pv 6.16 %, fav/pv 3.22 %, buy/pv 2.25 %; pv >> cart > fav > buy",
    sql: `WITH n AS (SELECT (SELECT count(*) FROM visit) AS pv,
        count(*) FILTER (kind = 'cart') AS cart, count(*) FILTER (kind = 'favourite') AS fav,
        count(*) FILTER (kind = 'pay') AS buy FROM action)
      SELECT cart / pv AS cart, fav / pv AS fav, buy / pv AS buy, (pv > 5 * cart AND cart > fav AND fav > buy)::INT AS falls FROM n`,
    bands: { cart: [0.04, 0.08], fav: [0.02, 0.05], buy: [0.01, 0.03], falls: [1, 1] },
  },
  {
    ...platform,
    id: "F03",
    title: "the cart is the strong sign",
    hard: true,
    published:
      "P(buy): view only 0.78 %, favourite only 2.7 %, cart only 20.8 %, both 33.5 %; 61 % of purchases pass a cart",
    sql: `WITH pair AS (SELECT v.shopper, v.listing FROM visit v GROUP BY 1, 2),
      did AS (SELECT a.shopper, a.listing, bool_or(kind = 'cart') AS c, bool_or(kind = 'favourite') AS f, bool_or(kind = 'pay') AS b
        FROM action a GROUP BY 1, 2),
      p AS (SELECT coalesce(c, false) AS c, coalesce(f, false) AS f, coalesce(b, false)::INT AS b FROM pair LEFT JOIN did USING (shopper, listing)),
      r AS (SELECT avg(b) FILTER (NOT c AND NOT f) AS view_only, avg(b) FILTER (f AND NOT c) AS fav_only,
        avg(b) FILTER (c AND NOT f) AS cart_only, avg(b) FILTER (c AND f) AS both_done,
        sum(b) FILTER (c) / sum(b) AS through_cart FROM p)
      SELECT view_only, fav_only, cart_only, both_done, through_cart,
        (view_only < fav_only AND fav_only < cart_only AND cart_only < both_done)::INT AS rises FROM r`,
    bands: {
      view_only: [0.002, 0.02],
      fav_only: [0.005, 0.06],
      cart_only: [0.15, 0.3],
      both_done: [0.2, 0.5],
      through_cart: [0.5, 0.8],
      rises: [1, 1],
    },
  },
  {
    ...platform,
    id: "F05",
    title: "carts left behind",
    hard: true,
    published: "70.19 % and 70.83 %",
    sql: `WITH s AS (SELECT session, bool_or(kind = 'cart') AS c, bool_or(kind = 'pay') AS b FROM action GROUP BY 1)
      SELECT 1 - count(*) FILTER (b) / count(*) FILTER (c) AS abandoned,
        1 - count(*) FILTER (b AND c) / count(*) FILTER (c) AS abandoned_same_session FROM s`,
    bands: { abandoned: [0.6, 0.8], abandoned_same_session: [0.6, 0.9] },
  },
  {
    ...platform,
    id: "F06",
    title: "add to cart and conversion per session",
    hard: false,
    published: "add 7.16 %, conversion 3.21 %",
    sql: `SELECT (SELECT count(DISTINCT session) FROM action WHERE kind = 'cart') / count(*) AS added,
      avg((orders > 0)::INT) AS converted FROM session`,
    bands: { added: [0.04, 0.12], converted: [0.015, 0.045] },
  },
  {
    ...platform,
    id: "F12",
    title: "clicks fall steeply with rank",
    hard: true,
    published: "28.75 %, 14.75 % for ranks 1, 2; top 3 take 52 % of clicks",
    sql: `WITH c AS (SELECT position AS r, avg(clicked) AS ctr FROM exposure WHERE channel = 'search' AND position <= 10 GROUP BY 1),
      w AS (SELECT r, ctr, lead(ctr) OVER (ORDER BY r) AS next FROM c)
      SELECT max(ctr) FILTER (r = 1) / max(ctr) FILTER (r = 2) AS first_to_second,
        max(ctr) FILTER (r = 1) / max(ctr) FILTER (r = 10) AS first_to_tenth,
        regr_slope(ln(ctr), ln(r)) AS slope, bool_and(ctr > next) FILTER (r <= 5)::INT AS falls FROM w`,
    bands: {
      first_to_second: [1.6, 2.2],
      first_to_tenth: [8, Infinity],
      slope: [-1.5, -0.9],
      falls: [1, 1],
    },
  },
  {
    ...platform,
    id: "F17",
    title: "scroll depth",
    hard: false,
    published: "54 %",
    sql: `SELECT avg(depth) / 100 AS depth FROM visit`,
    bands: { depth: [0.45, 0.65] },
  },
  {
    ...platform,
    id: "F18",
    title: "dwell time is Weibull with k < 1",
    hard: true,
    level: "listing",
    published: "k < 1 on 99 % of pages",
    sql: `WITH d AS (SELECT listing, ln(dwell_s) AS x, ln(-ln(1 - (row_number() OVER (PARTITION BY listing ORDER BY dwell_s) - 0.3)
          / (count(*) OVER (PARTITION BY listing) + 0.4))) AS y, count(*) OVER (PARTITION BY listing) AS n FROM visit),
      k AS (SELECT listing, regr_slope(y, x) AS k FROM d WHERE n >= 200 GROUP BY 1)
      SELECT median(k) AS k, avg((k BETWEEN 0.5 AND 0.95)::INT) AS share FROM k`,
    bands: { k: [0.5, 0.95], share: [0.95, 1] },
  },
  {
    ...platform,
    id: "F21",
    title: "phrases are Zipf-like",
    hard: false,
    published: "implied exponent 0.92–0.95",
    sql: `WITH k AS (SELECT keyword, sum(exposures) AS n FROM exposure_hourly WHERE keyword IS NOT NULL GROUP BY 1),
      r AS (SELECT n, row_number() OVER (ORDER BY n DESC) AS r FROM k)
      SELECT -regr_slope(ln(n), ln(r)) AS exponent FROM r WHERE r <= 200`,
    bands: { exponent: [0.8, 1.1] },
  },
  {
    ...platform,
    id: "F30",
    title: "public stars are J-shaped, latent satisfaction has one peak",
    hard: true,
    published: "5 > 4 > 1 >= 2; latent about normal",
    sql: `WITH s AS (SELECT count(*) FILTER (stars = 5) AS n5, count(*) FILTER (stars = 4) AS n4, count(*) FILTER (stars = 2) AS n2,
          count(*) FILTER (stars = 1) AS n1 FROM reviews),
      h AS (SELECT floor(latent * 1.5) AS bin, count(*) AS n FROM satisfaction GROUP BY 1),
      m AS (SELECT n, coalesce(lag(n) OVER (ORDER BY bin), 0) AS l, coalesce(lead(n) OVER (ORDER BY bin), 0) AS r FROM h)
      SELECT (SELECT (n5 > n4 AND n4 > n1 AND n1 >= n2)::INT FROM s) AS j_shaped,
        (SELECT count(*) FROM m WHERE n > l AND n > r AND n > 0.05 * (SELECT max(n) FROM m)) AS peaks`,
    bands: { j_shaped: [1, 1], peaks: [1, 1] },
  },
  {
    ...platform,
    id: "F31",
    title: "level of stars",
    hard: false,
    published: "mean 4.34; 1-star 11–12 %",
    sql: `SELECT avg(stars) AS mean, avg((stars = 1)::INT) AS one_star FROM reviews`,
    bands: { mean: [4, 4.7], one_star: [0.03, 0.12] },
  },
  {
    ...platform,
    id: "F32",
    title: "late parcels cost stars",
    hard: false,
    published: "−1.74 stars",
    sql: `WITH r AS (SELECT r.stars, p.signed > p.promised AS late FROM reviews r JOIN parcels p ON p."order" = r."order")
      SELECT avg(stars) FILTER (late) - avg(stars) FILTER (NOT late) AS difference FROM r`,
    bands: { difference: [-2.2, -1] },
  },
  {
    ...platform,
    id: "F54",
    title: "door-to-door time",
    hard: true,
    published: "54.24 h; 83.75 % within 72 h",
    sql: `SELECT avg((signed - shipped) / 3600) AS hours, avg(((signed - shipped) <= 72 * 3600)::INT) AS within_72 FROM parcels
      WHERE signed IS NOT NULL AND shipped < (SELECT max(shipped) FROM parcels) - 8 * 86400`,
    bands: { hours: [50, 60], within_72: [0.8, 0.87] },
  },
  {
    ...platform,
    id: "F56",
    title: "far provinces cost at least four times",
    hard: true,
    published: "1 kg: 2.3 against 13 yuan",
    sql: `SELECT avg(cost_fen) FILTER (province IN ('xinjiang', 'tibet')) / avg(cost_fen) FILTER (province IN ('zhejiang', 'jiangsu', 'shanghai', 'anhui')) AS ratio
      FROM parcels WHERE weight_g <= 1000`,
    bands: { ratio: [4, Infinity] },
    scenarios: ["apparel"],
  },
  {
    ...platform,
    id: "F59",
    title: "returns of women's wear",
    hard: false,
    level: "category",
    published: "50–60 % online; default 15–20 %",
    sql: `WITH w AS (SELECT DISTINCT listing FROM listing_day WHERE category NOT LIKE 'men-%'),
      o AS (SELECT l."order", l.listing, l.price_fen * l.quantity - l.off_fen AS fen FROM order_lines l JOIN w USING (listing) WHERE l.at < (SELECT max(o.at) FROM orders o) - 14 * 86400)
      SELECT sum(fen) FILTER (r."order" IS NOT NULL) / sum(fen) AS share FROM o LEFT JOIN returns r ON r."order" = o."order" AND r.listing = o.listing`,
    bands: { share: [0.3, 0.6] },
    scenarios: ["apparel"],
  },
  {
    ...platform,
    id: "F59",
    title: "returns of appliances are few",
    hard: false,
    level: "category",
    published: "electronics low",
    sql: `WITH o AS (SELECT l."order", l.listing, l.price_fen * l.quantity - l.off_fen AS fen FROM order_lines l WHERE l.at < (SELECT max(o.at) FROM orders o) - 14 * 86400)
      SELECT sum(fen) FILTER (r."order" IS NOT NULL) / sum(fen) AS share FROM o LEFT JOIN returns r ON r."order" = o."order" AND r.listing = o.listing`,
    bands: { share: [0.02, 0.15] },
    scenarios: ["home-appliance"],
  },
  {
    ...platform,
    id: "F65",
    title: "hour of the day",
    hard: true,
    published: "peak 21–22 h; 24 shares",
    sql: `WITH taobao AS (SELECT unnest([4.26,2.24,1.24,.85,.68,.74,1.32,2.38,3.24,3.90,4.40,4.27,4.29,4.80,4.79,4.85,4.69,4.15,4.50,6.01,7.66,8.89,8.91,6.95]) AS share, unnest(range(24)) AS h),
      own AS (SELECT (v.at // 3600) % 24 AS h, count(*) AS n FROM visit v GROUP BY 1)
      SELECT corr(n, share) AS correlation, max(n) / min(n) AS peak_to_trough, sum(n) FILTER (h >= 19) / sum(n) AS evening,
        arg_max(h, n) AS peak FROM own JOIN taobao USING (h)`,
    bands: {
      correlation: [0.95, 1],
      peak_to_trough: [9, 17],
      evening: [0.35, 0.42],
      peak: [20, 22],
    },
  },
  {
    ...platform,
    id: "F67",
    title: "day of the week",
    hard: false,
    published: "Fri .92, Sat .99, Sun 1.05, Mon 1.03",
    sql: `WITH d AS (SELECT (s.at // 86400) % 7 AS w, count(*) AS n FROM session s WHERE s.at < 42 * 86400 GROUP BY 1),
      r AS (SELECT w, n / avg(n) OVER () AS i FROM d)
      SELECT max(i) - min(i) AS spread, (arg_min(w, i) = 4)::INT AS friday_lowest, max(i) FILTER (w = 6) AS sunday FROM r`,
    bands: { spread: [0, 0.2], friday_lowest: [1, 1], sunday: [1.01, 1.12] },
  },
];
