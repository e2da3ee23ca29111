/** How an expert cuts prices: only what stands still, reckoned from the cost up, with a coupon beside it. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, Seat } from "@dianzhang/market";
import { cheapest, type CampaignLine, type GoodsLine } from "../commands.ts";
import { coupon, create, middleTag, shelf } from "./campaign.ts";

/** Price over cost that pays the freight, the returns and the commission, and sells. */
const MARKUP = 2.1;
/** Deeper cuts look like a made-up original price, and eat the margin of goods that sell anyway. */
const LEAST_PAY = 600;
/** Days before anything is judged, pieces a day that need no help, days of one round. */
const WATCH_DAYS = 2;
const SELLS = 0.5;
const ROUND_DAYS = 10;

export const expert: Policy = (seat) => {
  const goods = shelf(seat);
  const day = Math.floor(seat.now / 24);
  if (goods.length === 0 || day < WATCH_DAYS) return [];
  if (freightIsTheReason(seat, goods)) return [];
  const lines = seat.view("campaigns/campaign-list") as readonly CampaignLine[];
  if (lines.some((line) => line.status !== "over")) return [];
  const helped = new Set(
    lines.flatMap(({ rule }) => (rule.kind === "price-cut" ? rule.listings : [])),
  );
  // What sells by itself is left alone; what was helped before still needs it.
  const slow = goods.filter(
    (line) => helped.has(line.listing) || line.sold < SELLS * Math.min(7, day + 1),
  );
  if (slow.length * 2 < goods.length) return [];
  return [...cuts(seat, slow), deal(seat, goods)];
};

// Goods that stand still for their freight are not helped by a price cut.
function freightIsTheReason(seat: Seat, goods: readonly GoodsLine[]): boolean {
  const { freight } = seat.view("storefront/shop") as { freight: { baseFen: number } };
  return freight.baseFen * 3 > middleTag(goods);
}

// Deal hunters find it, the others pay the full price.
function deal(seat: Seat, goods: readonly GoodsLine[]): Command {
  const overFen = Math.round((middleTag(goods) * 0.8) / 100) * 100;
  const cutFen = Math.max(100, Math.round((overFen * 0.08) / 100) * 100);
  return create(seat, "Coupon", ROUND_DAYS, coupon(2000, overFen, cutFen));
}

/** One cut for the listings that need the same, in steps of five percent; what is cheap enough is left alone. */
function cuts(seat: Seat, goods: readonly GoodsLine[]): Command[] {
  const found = new Map<number, number[]>();
  for (const line of goods) {
    const pay = Math.max(
      LEAST_PAY,
      Math.round((20 * MARKUP * line.unitCostFen) / cheapest(line)) * 50,
    );
    if (pay <= 950) found.set(pay, [...(found.get(pay) ?? []), line.listing]);
  }
  return [...found].map(([payPermille, listings]) =>
    create(seat, "Earns", ROUND_DAYS, { kind: "price-cut", listings, payPermille }),
  );
}
