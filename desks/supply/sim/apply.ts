/** What purchasing events change, and the row a taken seat puts into the tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketWriter, Scenario } from "@dianzhang/market";
import type { DecideGoods, Rules } from "../commands.ts";
import { placeOf } from "./decide.ts";
import { seatOf, type SupplySlice } from "./slice.ts";

interface Given {
  readonly rules: Rules;
  readonly sku: number;
  readonly pieces: number;
  readonly suppliers: readonly number[];
  readonly lines: readonly {
    readonly sku: number;
    readonly supplier: number;
    readonly pieces: number;
  }[];
  readonly purchases: readonly number[];
  readonly how: DecideGoods["how"];
  readonly skus: readonly number[];
}

export function apply(
  slice: SupplySlice,
  event: DeskEvent,
  shop: number,
  market: MarketWriter,
): void {
  const given = event as unknown as Given;
  switch (event.type) {
    case "supply/taken-over":
      slice.seats[shop] = { ...seatOf(slice, shop), isTaken: true };
      return market.takeOverSupply(shop);
    case "supply/given-back":
      slice.seats[shop] = { ...seatOf(slice, shop), isTaken: false };
      return;
    case "supply/rules-set":
      slice.seats[shop] = { isTaken: true, rules: given.rules };
      return;
    case "supply/quotes-asked":
      return market.askQuotes(shop, given);
    case "supply/bought":
      return market.purchase(shop, given.lines);
    case "supply/goods-decided":
      return market.decideGoods(shop, given.purchases, given.how);
    case "supply/claimed":
      return market.claimGoods(shop, given.purchases);
    case "supply/counted":
      return market.countStock(shop, given.skus);
  }
}

export function compile(slice: SupplySlice, scenario: Scenario, out: Contributions): void {
  for (const [shop, { isTaken, rules }] of Object.entries(slice.seats)) {
    if (!isTaken) continue;
    const { sample, accept, countDays } = rules;
    const reorder = rules.reorder.map(({ supplier, ...rest }) => ({
      ...rest,
      supplier: Math.max(0, placeOf(scenario, supplier)),
    }));
    out.supply({ shop: Number(shop), sample, accept, countDays, reorder });
  }
}
