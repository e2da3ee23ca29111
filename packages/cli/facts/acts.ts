/** What the shops of an arm do that is no change of the market: they give orders like anybody else. */
import type { Arm, Market } from "@dianzhang/market";
import { advertiseInArm } from "./act-ads.ts";

/** The hour at which it is done. */
const AT = 14 * 24;
/** Share of the tag that a coupon takes off: in a cart (in the experiment 3.85 % less was paid), and claimed. */
const OFF_IN_CART = 0.05;
const OFF_CLAIMED = 0.1;

interface Goods {
  readonly listing: number;
  readonly skus: readonly { readonly priceFen: number }[];
}

/** Called after every hour; shops that are refused (empty carts, nothing on sale) do without. */
export function actInArm(arm: Arm, market: Market): void {
  if (market.now === AT && (arm === "banners" || arm === "more-ads" || arm === "less-ads"))
    advertiseInArm(arm, market);
  if (arm === "lenient-returns" && market.now === 1) takeBackGladly(market);
  if (arm === "best-courier" || arm === "best-courier-gone") sendWithBest(arm, market);
  if (market.now !== AT || (arm !== "cart-coupons" && arm !== "claimed-coupons")) return;
  for (let shop = 0; shop < market.shops; shop += 1) {
    const goods = market.view(shop, "campaigns/goods", {}) as readonly Goods[];
    const rules = arm === "cart-coupons" ? cartCoupons(goods) : claimedCoupon(goods);
    for (const rule of rules) give(market, shop, rule);
  }
}

// Shops with an even number cover the way back.
function takeBackGladly(market: Market): void {
  for (let shop = 0; shop < market.shops; shop += 2) {
    const promise = { type: "storefront/set-returns", days: 15, isCovered: true };
    const decision = market.decide(shop, promise);
    if (decision.ok) market.apply(shop, decision.events);
  }
}

/** Hours the best courier takes nothing (F53: 42 hours in 2017). */
const GONE_HOURS = 42;

// Every shop sends with the courier buyers trust most; in one arm it takes nothing for a while.
function sendWithBest(arm: Arm, market: Market): void {
  const { couriers } = market.reader.scenario;
  const best = couriers.toSorted((a, b) => b.trust - a.trust)[0]?.id ?? "";
  const usual = couriers[0]?.id ?? "";
  const isGone = arm === "best-courier-gone";
  if (market.now === 1 || (isGone && market.now === AT + GONE_HOURS)) sendBy(market, best);
  if (isGone && market.now === AT) sendBy(market, usual);
}

function sendBy(market: Market, usual: string): void {
  for (let shop = 0; shop < market.shops; shop += 1) {
    const decision = market.decide(shop, { type: "logistics/set-couriers", usual, rules: [] });
    if (decision.ok) market.apply(shop, decision.events);
  }
}

// For each listing with an even number: a coupon of its own for one day, sent into the carts it lies in.
function cartCoupons(goods: readonly Goods[]): object[] {
  return goods
    .filter(({ listing }) => listing % 2 === 0)
    .map((line) => ({
      listings: [line.listing],
      overFen: 0,
      cutFen: Math.round(tagOf(line) * OFF_IN_CART),
      pieces: 100_000,
      way: "carted",
      from: AT,
      until: AT + 24,
    }));
}

// One coupon for the whole shop and two weeks, good for anything in it.
function claimedCoupon(goods: readonly Goods[]): object[] {
  const tags = goods.map(tagOf).sort((a, b) => a - b);
  const middle = tags[Math.floor(tags.length / 2)];
  if (middle === undefined) return [];
  const cutFen = Math.round(middle * OFF_CLAIMED);
  return [{ overFen: 0, cutFen, pieces: 100_000, way: "claimed", from: AT, until: AT + 14 * 24 }];
}

function tagOf(line: Goods): number {
  return Math.min(...line.skus.map((sku) => sku.priceFen));
}

function give(market: Market, shop: number, rule: object): void {
  const command = {
    type: "campaigns/create-campaign",
    name: "coupon",
    rule: { kind: "coupon", listings: null, ...rule },
  };
  const decision = market.decide(shop, command);
  if (decision.ok) market.apply(shop, decision.events);
}
