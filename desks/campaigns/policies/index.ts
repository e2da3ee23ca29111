/** How shopkeepers of different skill run campaigns; each sees only the seat's own views. */
import type { Policy, PolicyLevel } from "@dianzhang/market";
import { coupon, create, middleTag, openKinds, shelf } from "./campaign.ts";
import { expert } from "./expert.ts";

/** Half price on everything, so much off every full fifty, and a coupon on top: nobody looked at a bill. */
const naive: Policy = (seat) => {
  const goods = shelf(seat);
  if (goods.length === 0 || openKinds(seat).size > 0) return [];
  const listings = goods.map((line) => line.listing);
  const tiers = [{ overFen: 5000, cutFen: 1500 }];
  return [
    create(seat, "Half price", 30, { kind: "price-cut", listings, payPermille: 500 }),
    create(seat, "Full cut", 30, { kind: "full-cut", listings: null, tiers, repeats: true }),
    create(seat, "Coupon", 30, coupon(9999, 0, 1000)),
  ];
};

/** What everybody does: a tenth off from what a single piece costs anyway, week after week. */
const average: Policy = (seat) => {
  const goods = shelf(seat);
  if (goods.length === 0 || openKinds(seat).has("full-cut")) return [];
  const overFen = Math.max(5000, Math.round(middleTag(goods) / 1000) * 1000);
  const tiers = [{ overFen, cutFen: Math.round(overFen / 1000) * 100 }];
  return [create(seat, "Full cut", 7, { kind: "full-cut", listings: null, tiers })];
};

const random: Policy = (seat) => {
  const goods = shelf(seat);
  if (goods.length === 0 || openKinds(seat).size > 0) return [];
  const listings = goods.map((line) => line.listing);
  const payPermille = 200 + Math.floor(seat.chance("pay", 0, seat.now) * 780);
  return [create(seat, "Anything", 5, { kind: "price-cut", listings, payPermille })];
};

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
