/** An hour of purchasing: what arrives and is looked at, standing orders in the morning, counts, and the books closed. */
import type { Emit } from "../run/emit.ts";
import type { World } from "../world/world.ts";
import type { Tables } from "../compile/table.ts";
import { openBooks, reconcile } from "./books.ts";
import type { SupplyRow } from "./contract.ts";
import { count, findEmptyShelves, shrink } from "./counts.ts";
import { order, receiveGoods, receiveRefunds, type Place } from "./purchase.ts";

/** When standing orders are placed. */
const MORNING = 8;
/** Share of yesterday's pace that is kept, in thousandths: about a week. */
export const KEEP = 860;

/** Before the hour's shoppers: goods reach the shelf. */
export function startSupplyHour(world: World, tables: Tables, emit: Emit): void {
  const place = { world, emit };
  for (let row = 0; row < world.supply.seat.count; row += 1)
    openBooks(world, world.supply.seat.col.shop[row] as number);
  receiveRefunds(place);
  receiveGoods(place, tables.supply);
  if (world.now % 24 === 0) {
    keepPace(world);
    shrink(world);
  }
  if (world.now % 24 === MORNING)
    for (const rules of tables.supply?.values() ?? []) followRules(place, rules, tables);
}

/** After the hour: empty shelves come out, books are closed. */
export function endSupplyHour(world: World, emit: Emit): void {
  findEmptyShelves({ world, emit });
  reconcile(world, emit);
}

function keepPace({ supply }: World): void {
  const { pace, soldToday, isKept, days } = supply.book.col;
  for (let sku = 0; sku < supply.book.count; sku += 1) {
    const today = (soldToday[sku] as number) * 1000;
    pace[sku] = Math.round(((pace[sku] as number) * KEEP + today * (1000 - KEEP)) / 1000);
    soldToday[sku] = 0;
    if (isKept[sku] === 1) days[sku] = Math.min(60_000, (days[sku] as number) + 1);
  }
}

function followRules(place: Place, rules: SupplyRow, { isOff }: Tables): void {
  const { world } = place;
  const { stock, incoming, shop } = world.sku.col;
  const { quarantine } = world.supply.book.col;
  for (const { sku, supplier, point, upTo } of rules.reorder) {
    // What is off sale needs no more; the rule rests until it is back.
    if (shop[sku] !== rules.shop || isOff[sku] === 1) continue;
    const held =
      (stock[sku] as number) + (incoming[sku] as number) + ((quarantine[sku] as number) ?? 0);
    if (held >= point) continue;
    const least = world.scenario.suppliers[supplier]?.ladder[0]?.pieces ?? 1;
    const pieces = Math.max(least, upTo - held);
    const costFen = world.sku.col.costFen[sku] as number;
    // Nothing is bought on credit.
    if (pieces * costFen * 2 > (world.shop.col.cashFen[rules.shop] as number)) continue;
    order(place, rules.shop, { sku, supplier, pieces, isByRule: true });
  }
  const day = Math.floor(world.now / 24);
  if (rules.countDays > 0 && day % rules.countDays === rules.countDays - 1)
    for (let sku = 0; sku < world.supply.book.count; sku += 1)
      if (world.sku.col.shop[sku] === rules.shop && (stock[sku] as number) > 0)
        count(place, sku, true);
}
