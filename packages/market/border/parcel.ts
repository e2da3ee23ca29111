/** Goods that cross the border order by order: declared when ordered, cleared when sent, and what becomes of returns. */
import type { Tables } from "../compile/table.ts";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { crossingsOf, fillUp, hasImports } from "../world/border.ts";
import { ensureRows } from "../world/grown.ts";
import { addPieces } from "../world/logistics.ts";
import type { World } from "../world/world.ts";
import { ROAD, ROADS, type ImportRow, type Road } from "./contract.ts";
import { inspect } from "./customs.ts";
import { orderTaxes, placeOf, sumOf } from "./duty.ts";
import { borderChance, borderOf, codeAt, codeFor, note, type Place } from "./codes.ts";

/** What a shop has settled for a listing; undefined where it never imported it. */
export function termsOf(tables: Tables, shop: number, listing: number): ImportRow | undefined {
  return tables.routes?.rows[shop]?.imports.find((row) => row.listing === listing);
}

/** Taxes that stand beside the price of one piece of an offer from beyond the border. */
export function onTopFen(run: Run, shop: number, listing: number, priceFen: number): number {
  const terms = termsOf(run.tables, shop, listing);
  if (!terms?.isBuyers) return 0;
  const { world } = run;
  const border = borderOf(world);
  const isOver = priceFen > border.limits.orderFen;
  const code = codeAt(world, codeFor(world, listing, terms.code));
  return sumOf(orderTaxes(border, code, { paidFen: priceFen, isOnTop: true, isOver }));
}

/** How many pieces may cross in one order: as many as the limit holds, and one where even that is above it. */
export function mostPieces(
  run: Run,
  of: { shop: number; listing: number; priceFen: number },
): number {
  if (termsOf(run.tables, of.shop, of.listing) === undefined) return Infinity;
  const { orderFen } = borderOf(run.world).limits;
  return Math.max(1, Math.floor(orderFen / Math.max(1, of.priceFen)));
}

/** Settles an order's taxes once its pieces have left the shelves; answers what the buyer pays for them on top. */
export function declareOrder(run: Run, order: number, mayAsk: boolean): number {
  const { world, tables } = run;
  const { col } = world.order;
  const until = order + Math.max(1, col.lines[order] as number);
  const rows: number[] = [];
  for (let line = order; line < until; line += 1) rows.push(...crossingsOf(world.border, line));
  if (rows.length === 0) return 0;
  const border = borderOf(world);
  const { crossing } = world.border;
  let value = 0;
  for (const row of rows) {
    const paid = paidFor(world, row);
    crossing.col.valueFen[row] = paid;
    value += paid;
  }
  const bought = countQuota(world, col.shopper[order] as number, value);
  const isOver = value > border.limits.orderFen || bought > border.limits.personFen;
  let onTop = 0;
  for (const row of rows) {
    const line = crossing.col.line[row] as number;
    const listing = col.listing[line] as number;
    const terms = termsOf(tables, col.shop[order] as number, listing);
    const isOnTop = mayAsk && terms?.isBuyers === true;
    const code = codeFor(world, listing, terms?.code ?? 0);
    const paidFen = crossing.col.valueFen[row] as number;
    const taxes = orderTaxes(border, codeAt(world, code), { paidFen, isOnTop, isOver });
    crossing.col.code[row] = code;
    crossing.col.tariffFen[row] = taxes.tariffFen;
    crossing.col.vatFen[row] = taxes.vatFen;
    crossing.col.consumptionFen[row] = taxes.consumptionFen;
    crossing.col.isOnTop[row] = isOnTop ? 1 : 0;
    crossing.col.isOver[row] = isOver ? 1 : 0;
    if (isOnTop) onTop += sumOf(taxes);
  }
  return onTop;
}

function paidFor({ order, border }: World, row: number): number {
  const line = border.crossing.col.line[row] as number;
  const pieces = border.crossing.col.pieces[row] as number;
  const { goodsFen, quantity } = order.col;
  return Math.round(((goodsFen[line] as number) * pieces) / (quantity[line] as number));
}

function countQuota({ border }: World, shopper: number, fen: number): number {
  const { quota, quotaAt } = border;
  let row = quotaAt.get(shopper);
  if (row === undefined) {
    row = quota.count;
    ensureRows(quota, row + 1);
    quota.col.shopper[row] = shopper;
    quotaAt.set(shopper, row);
  }
  quota.col.fen[row] = (quota.col.fen[row] as number) + fen;
  return quota.col.fen[row] as number;
}

/** The parcel is declared and taxes are paid; answers the hours it takes more than usual. Nothing the second time. */
export function clearParcel(run: Run, order: number, at: number): number {
  const { world } = run;
  if (!hasImports(world.border)) return 0;
  const { col } = world.order;
  const until = order + Math.max(1, col.lines[order] as number);
  let more = 0;
  for (let line = order; line < until; line += 1)
    for (const row of crossingsOf(world.border, line))
      if (world.border.crossing.col.at[row] === 0) more = Math.max(more, clear(run, row, at));
  return more;
}

function clear(run: Run, row: number, at: number): number {
  const { world, emit, calendar } = run;
  const { col } = world.border.crossing;
  const line = col.line[row] as number;
  const order = world.order.col;
  const shop = order.shop[line] as number;
  const listing = order.listing[line] as number;
  const road = col.road[row] as number;
  const border = borderOf(world);
  const way = road === ROAD.bonded ? border.bonded : border.overseas;
  const taxes = {
    tariffFen: col.tariffFen[row] as number,
    vatFen: col.vatFen[row] as number,
    consumptionFen: col.consumptionFen[row] as number,
  };
  const look = inspect(run, {
    shop,
    listing,
    code: col.code[row] as number,
    times: world.parameters.border.parcel,
    subject: line + 1_000_000,
    unpaidFen: () => 0,
  });
  const jam = calendar.festival ? way.jamHours * borderChance(world, "jam", line, 0) : 0;
  const more = Math.round(jam) + (look?.hours ?? 0);
  const paid = sumOf(taxes);
  const fee = road === ROAD.bonded ? border.bonded.declareFen : 0;
  col.at[row] = at;
  note(world, shop, paid);
  emit.clearances.addMixed([
    at,
    shop,
    listing,
    order.sku[line] as number,
    road,
    col.code[row] as number,
    order.head[line] as number,
    col.pieces[row] as number,
    col.valueFen[row] as number,
    taxes.tariffFen,
    taxes.vatFen,
    taxes.consumptionFen,
    way.clearHours + more,
    look ? 1 : 0,
    col.isOver[row] as number,
  ]);
  post(world, emit, { at, shop, order: line, memo: "import-tax" }, [
    ["import_taxes", paid],
    ["freight_out", fee],
    ["cash", -paid - fee],
  ]);
  return more;
}

/** What is brought back from beyond the sea is not worth its way. */
export function staysAbroad({ border }: World, line: number): boolean {
  if (!hasImports(border)) return false;
  return crossingsOf(border, line).some((row) => border.crossing.col.road[row] === ROAD.overseas);
}

/** Goods sent back go to the zone they came from, and their taxes to who paid them, if it is soon enough. */
export function backToZone({ world, emit }: Place, line: number): void {
  const { col } = world.border.crossing;
  const { limits, bonded } = borderOf(world);
  const at = world.now * 3600;
  const order = world.order.col;
  for (const row of crossingsOf(world.border, line)) {
    if (col.road[row] !== ROAD.bonded) continue;
    putBack(world, line, row);
    const isSoon = at - (col.at[row] as number) <= limits.refundDays * 86_400;
    const tax =
      isSoon && (col.at[row] as number) > 0
        ? (col.tariffFen[row] as number) +
          (col.vatFen[row] as number) +
          (col.consumptionFen[row] as number)
        : 0;
    const shop = order.shop[line] as number;
    const isBuyers = col.isOnTop[row] === 1;
    post(world, emit, { at, shop, order: line, memo: "import-tax" }, [
      ["freight_out", bonded.returnFen],
      ["import_taxes", -tax],
      ["cash", tax - bonded.returnFen],
      ...(isBuyers
        ? ([
            ["refunds", tax],
            ["escrow", -tax],
          ] as const)
        : []),
    ]);
    const head = order.head[line] as number;
    if (isBuyers) order.freightFen[head] = (order.freightFen[head] as number) - tax;
    col.isVoid[row] = 1;
  }
}

/** Pieces of an order that never left lie where they lay; those that crossed already stay at home. */
export function undoCrossings(world: World, line: number): void {
  if (!hasImports(world.border)) return;
  for (const row of crossingsOf(world.border, line)) {
    if (world.border.crossing.col.at[row] === 0) putBack(world, line, row);
    world.border.crossing.col.isVoid[row] = 1;
  }
}

function putBack(world: World, line: number, row: number): void {
  const { col } = world.border.crossing;
  const sku = world.order.col.sku[line] as number;
  const road = col.road[row] as number;
  const pieces = col.pieces[row] as number;
  addPieces(world.logistics, sku, placeOf(world.scenario, ROADS[road] as Road), pieces);
  fillUp(world.border, { sku, road, pieces });
}
