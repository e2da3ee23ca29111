/** When goods may be asked for, bought, judged, claimed for and counted. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { COUNT_FEN, type DeskContext, type Scenario } from "@dianzhang/market";
import type { AskQuotes, Buy, Claim, Count, DecideGoods, SetRules } from "../commands.ts";
import { seatOf, type SupplySlice } from "./slice.ts";

type Context = DeskContext<SupplySlice>;

export function takeOver({ slice, shop, market }: Context): Decision {
  if (seatOf(slice, shop).isTaken) return reject("supply/already-taken", {});
  if (market.scenario.suppliers.length === 0) return reject("supply/no-suppliers", {});
  return accept({ type: "supply/taken-over" });
}

export function giveBack({ slice, shop }: Context): Decision {
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  return accept({ type: "supply/given-back" });
}

export function setRules(ctx: Context, { type: _, ...rules }: SetRules): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  const seen = new Set<number>();
  for (const { sku, supplier, point, upTo } of rules.reorder) {
    if (!market.parcels.isOwn(sku, shop)) return reject("supply/no-such-sku", { sku });
    if (placeOf(market.scenario, supplier) < 0)
      return reject("supply/no-such-supplier", { supplier });
    if (upTo < point) return reject("supply/below-its-point", { sku, point, upTo });
    if (seen.has(sku)) return reject("supply/sku-twice", { sku });
    seen.add(sku);
  }
  return accept({ type: "supply/rules-set", rules });
}

export function askQuotes(ctx: Context, { sku, pieces, suppliers }: AskQuotes): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  if (!market.parcels.isOwn(sku, shop)) return reject("supply/no-such-sku", { sku });
  const asked = [...new Set(suppliers)];
  const places: number[] = [];
  for (const supplier of asked) {
    const place = placeOf(market.scenario, supplier);
    if (place < 0) return reject("supply/no-such-supplier", { supplier });
    const least = market.scenario.suppliers[place]?.ladder[0]?.pieces ?? 1;
    if (pieces < least) return reject("supply/below-least", { supplier, pieces, least });
    places.push(place);
  }
  return accept({ type: "supply/quotes-asked", sku, pieces, suppliers: places });
}

export function buy(ctx: Context, { supplier: id, lines }: Buy): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  const supplier = placeOf(market.scenario, id);
  if (supplier < 0) return reject("supply/no-such-supplier", { supplier: id });
  const least = market.scenario.suppliers[supplier]?.ladder[0]?.pieces ?? 1;
  const seen = new Set<number>();
  let costFen = 0;
  for (const { sku, pieces } of lines) {
    if (!market.parcels.isOwn(sku, shop)) return reject("supply/no-such-sku", { sku });
    if (seen.has(sku)) return reject("supply/sku-twice", { sku });
    seen.add(sku);
    const unitFen = market.supply.priceFen(shop, { sku, supplier, pieces });
    if (unitFen === null) return reject("supply/below-least", { supplier: id, pieces, least });
    costFen += unitFen * pieces;
  }
  const cashFen = market.cash(shop);
  if (costFen > cashFen) return reject("supply/not-enough-cash", { costFen, cashFen });
  return accept({
    type: "supply/bought",
    lines: lines.map(({ sku, pieces }) => ({ sku, pieces, supplier })),
  });
}

export function decideGoods(ctx: Context, { purchases, how }: DecideGoods): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  const ids = [...new Set(purchases)];
  for (const purchase of ids) {
    const line = market.supply.purchase(shop, purchase);
    if (!line) return reject("supply/no-such-purchase", { purchase });
    if (line.state !== "waiting") return reject("supply/not-waiting", { purchase });
  }
  return accept({ type: "supply/goods-decided", purchases: ids, how });
}

export function claim(ctx: Context, { purchases }: Claim): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  const ids = [...new Set(purchases)];
  for (const purchase of ids) {
    const line = market.supply.purchase(shop, purchase);
    if (!line) return reject("supply/no-such-purchase", { purchase });
    if (line.isClaimed || line.claimFen === 0)
      return reject("supply/nothing-to-claim", { purchase });
  }
  return accept({ type: "supply/claimed", purchases: ids });
}

export function count(ctx: Context, { skus }: Count): Decision {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return reject("supply/not-taken", {});
  const ids = [...new Set(skus)];
  const stranger = ids.find((sku) => !market.parcels.isOwn(sku, shop));
  if (stranger !== undefined) return reject("supply/no-such-sku", { sku: stranger });
  const costFen = ids.length * COUNT_FEN;
  const cashFen = market.cash(shop);
  if (costFen > cashFen) return reject("supply/not-enough-cash", { costFen, cashFen });
  return accept({ type: "supply/counted", skus: ids });
}

export function placeOf({ suppliers }: Scenario, id: string): number {
  return suppliers.findIndex((one) => one.id === id);
}
