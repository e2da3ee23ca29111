/** How shopkeepers of different skill run campaigns; each sees only the seat's own views. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { CampaignLine, Draft, GoodsLine } from "../commands.ts";

function shelf(seat: Seat): readonly GoodsLine[] {
  return seat.view("campaigns/goods") as readonly GoodsLine[];
}

/** Kinds that are running or waiting. */
function openKinds(seat: Seat): ReadonlySet<Draft["kind"]> {
  const lines = seat.view("campaigns/campaign-list") as readonly CampaignLine[];
  return new Set(lines.filter((line) => line.status !== "over").map((line) => line.rule.kind));
}

function create(seat: Seat, name: string, days: number, rule: object): Command {
  const when = { from: seat.now, until: seat.now + days * 24 };
  return { type: "campaigns/create-campaign", name, rule: { ...rule, ...when } };
}

function middleTag(goods: readonly GoodsLine[]): number {
  const tags = goods.map((line) => Math.min(...line.skus.map((sku) => sku.priceFen)));
  return tags.sort((a, b) => a - b)[Math.floor(tags.length / 2)] ?? 0;
}

/** Half price on everything, so much off every full fifty, and a coupon on top: nobody looked at a bill. */
const naive: Policy = (seat) => {
  const goods = shelf(seat);
  if (goods.length === 0 || openKinds(seat).size > 0) return [];
  const listings = goods.map((line) => line.listing);
  const tiers = [{ overFen: 5000, cutFen: 1000 }];
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

/** Price over cost that an expert aims at: it pays the freight, the returns and the commission, and sells. */
const MARKUP = 1.75;

/**
 * Reckons from the cost up: each listing at the price that earns, in one cut for those that need the same; and a
 * coupon from just above one piece, which those who hunt for deals find and the others do not.
 */
const expert: Policy = (seat) => {
  const goods = shelf(seat);
  const open = openKinds(seat);
  if (goods.length === 0) return [];
  const commands: Command[] = [];
  if (!open.has("price-cut")) {
    for (const [payPermille, listings] of cutsByRate(goods))
      commands.push(create(seat, "Earns", 10, { kind: "price-cut", listings, payPermille }));
  }
  if (!open.has("coupon")) {
    const overFen = Math.round((middleTag(goods) * 0.8) / 100) * 100;
    const cutFen = Math.max(100, Math.round((overFen * 0.08) / 100) * 100);
    commands.push(create(seat, "Coupon", 10, coupon(2000, overFen, cutFen)));
  }
  return commands;
};

/** Listings that want the same cut, in steps of five percent; those that are cheap enough are left alone. */
function cutsByRate(goods: readonly GoodsLine[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const line of goods) {
    const tag = Math.min(...line.skus.map((sku) => sku.priceFen));
    const pay = Math.round((20 * MARKUP * line.unitCostFen) / tag) * 50;
    if (pay > 950) continue;
    found.set(pay, [...(found.get(pay) ?? []), line.listing]);
  }
  return found;
}

function coupon(pieces: number, overFen: number, cutFen: number): object {
  return { kind: "coupon", way: "claimed", listings: null, pieces, overFen, cutFen };
}

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
