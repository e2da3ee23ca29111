/** A line of an order in the market's memory, and its pieces gone from the shelf. */
import { piecesOffered } from "../compile/offered.ts";
import { ensureRows } from "../world/grown.ts";
import { FATE } from "../world/logistics.ts";
import { ORDER_STATE } from "../world/world.ts";
import { promiseCode } from "../returns-promise.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Which order a line belongs to. */
export interface Slip {
  readonly order: number;
  readonly at: number;
  readonly shop: number;
}

/** A new line of an order in the market's memory; answers its row. */
export function addOrderLine(
  run: Run,
  visitor: Visitor,
  { order, at, shop }: Slip,
  what: {
    readonly listing: number;
    readonly sku: number;
    readonly pieces: number;
    readonly goodsFen: number;
  },
): number {
  const { world, habits, tables } = run;
  const { listing, sku, pieces, goodsFen } = what;
  const { shopper, session, province } = visitor;
  const line = world.order.count;
  ensureRows(world.order, line + 1);
  const col = world.order.col;
  col.head[line] = order;
  col.lines[line] = 0;
  col.at[line] = at;
  col.shopper[line] = shopper;
  col.session[line] = session;
  col.shop[line] = shop;
  col.listing[line] = listing;
  col.sku[line] = sku;
  col.quantity[line] = pieces;
  col.goodsFen[line] = goodsFen;
  col.freightFen[line] = 0;
  col.costFen[line] = (world.sku.col.costFen[sku] as number) * pieces;
  col.province[line] = province;
  col.promisedAt[line] = at + (habits.promisedDays[province] as number) * 86_400;
  col.courier[line] = 0;
  col.depot[line] = 0;
  col.fate[line] = FATE.whole;
  col.isInsured[line] = 0;
  col.promise[line] = promiseCode(tables.shops[shop]?.returns);
  col.state[line] = ORDER_STATE.paid;
  return line;
}

/** Pieces leave the shelf; a listing without any can no longer be bought. */
export function takeStock(run: Run, sku: number, listing: number, pieces: number): void {
  const { world, tables } = run;
  const stock = world.sku.col.stock;
  stock[sku] = (stock[sku] as number) - pieces;
  if ((stock[sku] as number) > 0) return;
  const from = tables.skuFrom[listing] as number;
  const until = from + (tables.skuCount[listing] as number);
  for (let i = from; i < until; i += 1)
    if (piecesOffered(world, tables, tables.skuIds[i] as number) > 0) return;
  // Sold out: the card stays in the lists until the day ends, and those who open it find nothing to buy.
  tables.isBuyable[listing] = 0;
}
