/** What customers are worth in the days to come: BG/NBD and Gamma-Gamma fitted to the shop's own orders. */
import {
  chanceAlive,
  fitBgNbd,
  fitGammaGamma,
  purchasesToCome,
  spendToCome,
  type BgNbd,
  type GammaGamma,
  type History,
} from "@dianzhang/market";
import { LAYERS, type ValueView } from "../commands.ts";
import type { Context } from "./decide.ts";
import { peopleOf, type Person } from "./people.ts";

const WEEK = 7 * 86_400;
/** Fewer who came back tell nothing of how customers differ. */
const LEAST_REPEATERS = 20;
/** In fewer weeks hardly anybody had the time to come back twice (CDNOW was fitted to 39). Assumption. */
const SHORT_WEEKS = 8;
/** Beta parameters that add up to more say that everybody leaves with the same chance: no shop's customers are so alike. */
const EDGE = 1000;

export function value(ctx: Context, { days }: { days: number }): ValueView {
  const people = peopleOf(ctx);
  const repeaters = people.filter(({ orders }) => orders > 1);
  const marginPermille = marginOf(ctx);
  const weeks = people.reduce((most, one) => Math.max(most, historyOf(ctx, one).observed), 0);
  const none = { days, marginPermille, fit: null, weeks, doubts: [], layers: [] };
  if (repeaters.length < LEAST_REPEATERS) return none;
  const base = fitBgNbd(people.map((one) => historyOf(ctx, one)));
  const spend = fitGammaGamma(repeaters.map(spendOf));
  if (!(spend.q > 1)) return none;
  return {
    days,
    marginPermille,
    fit: {
      r: base.r,
      alpha: base.alpha,
      a: base.a,
      b: base.b,
      p: spend.p,
      q: spend.q,
      vFen: Math.round(spend.v),
      customers: people.length,
      repeaters: repeaters.length,
    },
    weeks,
    doubts: [
      ...(weeks < SHORT_WEEKS ? (["short"] as const) : []),
      ...(base.a + base.b > EDGE ? (["edge"] as const) : []),
    ],
    layers: LAYERS.map((layer) => {
      const own = people.filter((one) => one.layer === layer);
      return { layer, members: own.length, ...worthOf(ctx, own, { base, spend, days }) };
    })
      .filter(({ members }) => members > 0)
      .toReversed(),
  };
}

function worthOf(
  ctx: Context,
  own: readonly Person[],
  by: { readonly base: BgNbd; readonly spend: GammaGamma; readonly days: number },
): Pick<ValueView["layers"][number], "alive" | "orders" | "spendFen" | "valueFen"> {
  let alive = 0;
  let orders = 0;
  let fen = 0;
  for (const one of own) {
    const history = historyOf(ctx, one);
    const coming = purchasesToCome(by.base, history, by.days / 7);
    alive += chanceAlive(by.base, history);
    orders += coming;
    fen += coming * spendToCome(by.spend, spendOf(one));
  }
  const each = Math.max(1, own.length);
  return {
    alive: Math.round((1000 * alive) / each) / 1000,
    orders: Math.round((1000 * orders) / each) / 1000,
    spendFen: orders > 0 ? Math.round(fen / orders) : 0,
    valueFen: Math.round((fen / each) * (marginOf(ctx) / 1000)),
  };
}

// In weeks; an order counts as a repeat from the second on.
function historyOf({ market }: Context, one: Person): History {
  const observed = Math.max(0.01, (market.now * 3600 - one.firstAt) / WEEK);
  const last = Math.min(observed, (one.lastAt - one.firstAt) / WEEK);
  return { repeats: one.orders - 1, last, observed };
}

function spendOf({ orders, fen }: Person): { purchases: number; mean: number } {
  return { purchases: orders, mean: fen / orders };
}

interface Goods {
  readonly minPriceFen: number;
  readonly unitCostFen: number;
  readonly isPublished: boolean;
}

// What is left of a price after the goods' cost, in the middle of the goods on sale.
function marginOf({ market, shop }: Context): number {
  const goods = market.view(shop, "listing/listing-list", {}) as readonly Goods[];
  const margins = goods
    .filter(({ isPublished, minPriceFen }) => isPublished && minPriceFen > 0)
    .map(({ minPriceFen, unitCostFen }) => 1 - unitCostFen / minPriceFen)
    .toSorted((a, b) => a - b);
  return Math.max(0, Math.round(1000 * (margins[Math.floor(margins.length / 2)] ?? 0)));
}
