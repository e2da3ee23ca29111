/** What every shopkeeper's campaigns are made of. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import { cheapest, type CampaignLine, type Draft, type GoodsLine } from "../commands.ts";

export function shelf(seat: Seat): readonly GoodsLine[] {
  return seat.view("campaigns/goods") as readonly GoodsLine[];
}

/** Kinds that are running or waiting. */
export function openKinds(seat: Seat): ReadonlySet<Draft["kind"]> {
  const lines = seat.view("campaigns/campaign-list") as readonly CampaignLine[];
  return new Set(lines.filter((line) => line.status !== "over").map((line) => line.rule.kind));
}

export function create(seat: Seat, name: string, days: number, rule: object): Command {
  const when = { from: seat.now, until: seat.now + days * 24 };
  return { type: "campaigns/create-campaign", name, rule: { ...rule, ...when } };
}

export function middleTag(goods: readonly GoodsLine[]): number {
  const tags = goods.map(cheapest);
  return tags.sort((a, b) => a - b)[Math.floor(tags.length / 2)] ?? 0;
}

export function coupon(pieces: number, overFen: number, cutFen: number): object {
  return { kind: "coupon", way: "claimed", listings: null, pieces, overFen, cutFen };
}
