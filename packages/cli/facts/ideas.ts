/** What shopkeepers think up (F86): one decision that a seat offers, tried alone by a shop that is run like most. */
import type { Command } from "@dianzhang/kernel";
import { INCOME_ACCOUNTS, type Market } from "@dianzhang/market";
import { sum, type Fact } from "./fact.ts";

/** The hour at which a shop begins what it has thought of; it is judged by all days after. */
const AT = 14 * 24;

interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
  readonly minPriceFen: number;
}

interface OneListing {
  readonly lines: readonly { readonly sku: number; readonly priceFen: number }[];
}

/** A shop of the market, and what it sells. */
interface Tried {
  readonly market: Market;
  readonly shop: number;
  readonly goods: readonly Goods[];
}

type Idea = (tried: Tried) => readonly Command[];

const priced =
  (factor: number): Idea =>
  ({ market, shop, goods }) => {
    const prices = goods.flatMap(({ listing }) => {
      const { lines } = market.view(shop, "listing/listing", { listing }) as OneListing;
      return lines.map(({ sku, priceFen }) => ({ sku, priceFen: Math.round(priceFen * factor) }));
    });
    return [{ type: "listing/set-prices", prices }];
  };

const each =
  (change: (one: Goods) => object): Idea =>
  ({ goods }) =>
    goods.map((one) => ({ type: "listing/edit-listing", listing: one.listing, ...change(one) }));

const coupon =
  (rule: object): Idea =>
  ({ goods }) => {
    const tags = goods.map(({ minPriceFen }) => minPriceFen).toSorted((a, b) => a - b);
    const middle = tags[Math.floor(tags.length / 2)] ?? 10_000;
    const kept = { cutFen: Math.round(middle * 0.1), pieces: 100_000, from: AT };
    const until = AT + 14 * 24;
    const whole = { kind: "coupon", listings: null, overFen: middle, ...kept, until, ...rule };
    return [{ type: "campaigns/create-campaign", name: "idea", rule: whole }];
  };

const always =
  (command: Command): Idea =>
  () => [command];

const freight = (baseFen: number, freeOverFen: number | null): Idea =>
  always({ type: "storefront/set-freight", baseFen, freeOverFen, remoteExtraFen: 0 });
const returns = (days: number, isCovered: boolean): Idea =>
  always({ type: "storefront/set-returns", days, isCovered });
const promise = (days: number): Idea => always({ type: "logistics/set-promise", days });

/** Words that are typed often, and say nothing of goods. */
const LOUD = " hot 2026";

/** Written down before any of them was tried; in no order. */
export const IDEAS: Readonly<Record<string, Idea>> = {
  "five percent dearer": priced(1.05),
  "five percent cheaper": priced(0.95),
  "fifteen percent cheaper": priced(0.85),
  "rich pages": each(() => ({ page: "rich" })),
  "light pages": each(() => ({ page: "light" })),
  "every picture from a studio": each(() => ({ shoot: "studio" })),
  "loud titles": each(({ title }) => ({ title: `${title.slice(0, 20)}${LOUD}` })),
  "free delivery": freight(0, 0),
  "freight for all": freight(800, null),
  "fifteen days to send back": returns(15, false),
  "the way back covered": returns(7, true),
  "a month to send back, covered": returns(30, true),
  "a promise a day sooner": promise(-1),
  "a promise a day later": promise(1),
  "a coupon to claim": coupon({ way: "claimed" }),
  "a coupon for whoever has a cart": coupon({ way: "carted" }),
  "the best courier for all": ({ market }) => {
    const best = market.reader.scenario.couriers.toSorted((a, b) => b.trust - a.trust)[0];
    return [{ type: "logistics/set-couriers", usual: best?.id ?? "", rules: [] }];
  },
  "every page leads to the next": ({ goods }) =>
    goods.map(({ listing }, i) => ({
      type: "listing/set-related",
      listing,
      related: goods
        .filter((_, other) => other !== i)
        .slice(0, 6)
        .map((one) => one.listing),
    })),
};

/** Shops with an even number try one idea each, others none; which one goes round with the seed. */
export function tryIdeas(market: Market, seed: number): void {
  if (market.now !== AT) return;
  const ideas = Object.values(IDEAS);
  for (let shop = 0; shop < market.shops; shop += 2) {
    const goods = (market.view(shop, "listing/listing-list", {}) as readonly Goods[]).filter(
      ({ isPublished }) => isPublished,
    );
    const half = Math.ceil(market.shops / 2);
    const idea = ideas[(seed * half + shop / 2) % ideas.length];
    for (const command of idea?.({ market, shop, goods }) ?? []) {
      const decision = market.decide(shop, command);
      if (decision.ok) market.apply(shop, decision.events);
    }
  }
}

const IN_PROFIT = INCOME_ACCOUNTS.map((account) => `'${account}'`).join(", ");
const gain = (lake: string): string =>
  `(SELECT shop, floor(l.at / 86400) AS of_day, -sum(amount_fen) AS fen FROM ${lake}.ledger l WHERE account IN (${IN_PROFIT}) AND shop % 2 = 0 AND l.at >= ${AT * 3600} GROUP BY 1, 2)`;

export const ideaFacts: readonly Fact[] = [
  {
    id: "F86",
    title: "most ideas fail",
    hard: false,
    since: "0.11",
    level: "shop",
    arms: ["ideas", "default"],
    horizon: "busy",
    published: "about one test in three wins, elsewhere 10–20 %",
    // A shop's days with its idea against the same days without it (Student's t, 5 % on both sides).
    sql: `WITH d AS (SELECT i.shop, coalesce(i.fen, 0) - coalesce(n.fen, 0) AS fen FROM ${gain("main")} i FULL JOIN ${gain('"default"')} n ON n.shop = i.shop AND n.of_day = i.of_day),
      t AS (SELECT shop, avg(fen) / (stddev_samp(fen) / sqrt(count(*))) AS t FROM d WHERE shop IS NOT NULL GROUP BY 1 HAVING stddev_samp(fen) > 0)
      SELECT count(*) AS tests, count(*) FILTER (t > 2.05) AS wins, count(*) FILTER (t < -2.05) AS losses FROM t`,
    pooled: (seeds) => ({ wins: sum(seeds, "wins") / sum(seeds, "tests") }),
    bands: { wins: [0.15, 0.35] },
  },
];
