/** What policies reckon: which goods are worth showing, and what one more visitor of them brings. */
import type { Seat } from "@dianzhang/market";

/** A line of the goods seat's list, as far as posts need it. */
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

/** Packing and carrying one order. Assumption of the trade. */
const CARRY_FEN = 500;
/** Visits whose outcome is taken on trust, and the share of them that buy. Assumption of the trade. */
const TRUST = 80;
const USUAL = 0.02;

export function goodsOnSale(seat: Seat): Goods[] {
  const lines = seat.view("listing/listing-list", { days: 30 }) as readonly Goods[];
  return lines.filter((line) => line.isPublished && line.stock > 0);
}

export function worthOfVisit({ scenario }: Seat, goods: Goods): number {
  const category = scenario.categories.find(({ id }) => id === goods.category);
  const kept = 1 - (category?.returnPermille ?? 300) / 1000;
  const fee = 1 - scenario.commissionPermille / 1000;
  const order = kept * (goods.minPriceFen * fee - goods.unitCostFen) - CARRY_FEN;
  const share = (goods.orders + TRUST * USUAL) / (goods.visits + TRUST);
  return Math.max(0, share * order);
}

export function bestGoods(seat: Seat): Goods[] {
  const worth = new Map(goodsOnSale(seat).map((goods) => [goods, worthOfVisit(seat, goods)]));
  return [...worth]
    .toSorted((a, b) => b[1] - a[1] || a[0].listing - b[0].listing)
    .map(([goods]) => goods);
}
