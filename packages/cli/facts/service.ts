/** Facts of customer service: answers in time sell, amends please more than they bring back. */
import { metricFolders } from "@dianzhang/catalog";
import { replyRate } from "@dianzhang/desk-kit";
import { loadMetrics } from "@dianzhang/insights";
import { sum, type Fact, type Row } from "./fact.ts";

/** Shops learn their own hours in the first two weeks. */
const SETTLED = 14 * 86_400;
const ENQUIRY = `matter IN ('size', 'material', 'stock', 'discount', 'delivery', 'comparison', 'gift') AND c.at >= ${SETTLED} AND answered_by = 'agent'`;

const EVER = 10_000 * 86_400;

/** A figure of a shop's report over all days there are, however many were asked for, as its screen asks the lake. */
function reported(metric: string, figure: string, shop: number): string {
  const sql = loadMetrics(metricFolders()).get(metric)?.sql ?? "";
  const period = { $shop: `${shop}`, $from: "0", $to: `${EVER}` };
  const asked = Object.entries(period).reduce((text, [name, to]) => text.replaceAll(name, to), sql);
  return `(SELECT ${figure} FROM (${asked}))`;
}

/** The marketplace's rule, counted line by line (farewells ask nothing), beside what the report says: share answered in time, and its difference. */
function byTheRule(rows: readonly Row[]): Readonly<Record<string, number>> {
  const said = rows.map((row) => ({
    chat: row["chat"] ?? 0,
    at: row["second"] ?? 0,
    isBuyer: row["buyer"] === 1,
    isPerson: row["person"] === 1,
  }));
  const { pairs, inTime } = replyRate(said);
  return { in_time: inTime / pairs, off: Math.abs(inTime / pairs - (rows[0]?.["told"] ?? 0)) };
}

export const serviceFacts: readonly Fact[] = [
  {
    id: "F62",
    title: "fast replies help",
    hard: true,
    since: "0.10",
    level: "shop",
    arms: ["served", "slow-replies"],
    horizon: "short",
    published: "conversion falls with the first response",
    sql: `SELECT (SELECT avg((ending = 'bought')::INT) FROM main.chats c WHERE ${ENQUIRY})
      - (SELECT avg((ending = 'bought')::INT) FROM "slow-replies".chats c WHERE ${ENQUIRY}) AS gain`,
    bands: { gain: [0.001, Infinity] },
  },
  {
    id: "F63",
    title: "first response and enquiry conversion of good shops",
    hard: false,
    since: "0.10",
    level: "shop",
    arms: ["served"],
    horizon: "short",
    published: "25–35 s, leaders below 10 s; below 35 % is warned of, 35–60 % is good",
    sql: `SELECT median(first_s) AS seconds, avg((ending = 'bought')::INT) AS converted FROM chats c WHERE ${ENQUIRY}`,
    bands: { seconds: [5, 35], converted: [0.35, 0.6] },
  },
  {
    id: "F64",
    title: "3-minute reply rate",
    hard: true,
    since: "0.11",
    level: "shop",
    arms: ["served"],
    horizon: "short",
    published:
      "first question and first answer within 3 minutes, 08:00–24:00; unanswered questions are one round; good shops reply to nearly all",
    sql: `SELECT l.chat, l.at AS second, (speaker = 'buyer')::INT AS buyer, (speaker NOT IN ('buyer', 'robot'))::INT AS person,
      ${reported("service-overview", "in_three", 1)} AS told FROM chat_lines l WHERE l.shop = 1 AND moment NOT IN ('agreed', 'bye', 'left') ORDER BY l.at, buyer`,
    reckon: byTheRule,
    bands: { in_time: [0.5, 1], off: [0, 1e-9] },
  },
  {
    id: "F38",
    title: "amends please, and bring hardly anybody back",
    hard: false,
    since: "0.10",
    level: "shop",
    arms: ["served"],
    horizon: "season",
    published: "after recovery satisfaction is no lower than without failure; repurchase no higher",
    sql: `WITH solved AS (SELECT "order", max(c.at) AS at FROM chats c WHERE ending = 'solved' AND matter IN ('late', 'damaged', 'wrong-item') GROUP BY 1),
      r AS (SELECT r.latent, s."order" IS NOT NULL AS was_solved FROM reviews r LEFT JOIN solved s ON s."order" = r."order"),
      o AS (SELECT o."order", o.shopper, o.shop, o.at, s."order" IS NOT NULL AS was_solved FROM orders o LEFT JOIN solved s ON s."order" = o."order" WHERE o.at < 98 * 86400),
      b AS (SELECT o.shop, o.was_solved, bool_or(l."order" IS NOT NULL)::INT AS back FROM o
        LEFT JOIN orders l ON l.shopper = o.shopper AND l.shop = o.shop AND l.at > o.at + 3 * 86400 GROUP BY o.shop, o."order", o.was_solved),
      usual AS (SELECT shop, avg(back) AS back FROM b WHERE NOT was_solved GROUP BY 1)
      SELECT sum(latent) FILTER (was_solved) AS latent, count(latent) FILTER (was_solved) AS told,
        sum(latent) FILTER (NOT was_solved) AS latent_else, count(latent) FILTER (NOT was_solved) AS told_else,
        (SELECT sum(b.back - u.back) FROM b JOIN usual u ON u.shop = b.shop WHERE was_solved) AS more,
        (SELECT count(*) FROM b WHERE was_solved) AS solved FROM r`,
    // Some hundred amends a seed, and one buyer in five comes back anyway: one experiment over all seeds.
    pooled: (seeds) => ({
      pleased:
        sum(seeds, "latent") / sum(seeds, "told") -
        sum(seeds, "latent_else") / sum(seeds, "told_else"),
      back: sum(seeds, "more") / sum(seeds, "solved"),
    }),
    bands: { pleased: [0, Infinity], back: [-Infinity, 0.01] },
  },
  {
    id: "F58",
    title: "tickets about late parcels, of all parcels",
    hard: false,
    since: "0.10",
    level: "platform",
    arms: ["served"],
    horizon: "short",
    published: "complaints to the regulator 3 in a million; tickets at shops far more",
    sql: `SELECT (SELECT count(*) FROM chats c WHERE matter = 'late') / (SELECT count(*) FROM parcels) AS tickets`,
    bands: { tickets: [0.001, 0.08] },
  },
];
