/** What policies of several seats reckon: which goods are worth showing, and what one more visitor of them brings. */
import type { Seat } from "@dianzhang/market";

/** A line of the goods seat's list, as far as it says what goods are worth. */
export interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
  readonly stock: number;
  readonly minPriceFen: number;
  readonly unitCostFen: number;
  readonly visits: number;
  readonly orders: number;
}

export function goodsOnSale(seat: Seat): Goods[] {
  const lines = seat.view("listing/listing-list", { days: 30 }) as readonly Goods[];
  return lines.filter((line) => line.isPublished && line.stock > 0);
}

/** Packing and carrying one order. Assumption of the trade. */
const CARRY_FEN = 500;

/** What stays of one order of these goods after cost, commission, returns and the courier. */
export function profitPerOrder(seat: Seat, goods: Goods): number {
  const { scenario } = seat;
  const category = scenario.categories.find(({ id }) => id === goods.category);
  const kept = 1 - (category?.returnPermille ?? 300) / 1000;
  const fee = 1 - scenario.commissionPermille / 1000;
  return kept * (goods.minPriceFen * fee - goods.unitCostFen) - CARRY_FEN;
}

/** Visits whose outcome is taken on trust, and the share of them that buy. Assumption of the trade. */
const TRUST = 80;
const USUAL = 0.02;

/** What one more visitor of its page is worth, from what became of those so far. */
export function worthOfVisit(seat: Seat, goods: Goods): number {
  const share = (goods.orders + TRUST * USUAL) / (goods.visits + TRUST);
  return Math.max(0, share * profitPerOrder(seat, goods));
}

/** The goods a click on which is worth most, best first. */
export function bestGoods(seat: Seat): Goods[] {
  return goodsOnSale(seat)
    .map((goods) => ({ goods, worth: worthOfVisit(seat, goods) }))
    .toSorted((a, b) => b.worth - a.worth || a.goods.listing - b.goods.listing)
    .map(({ goods }) => goods);
}
