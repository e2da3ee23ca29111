/** How policies keep shelves full: order when what is left and coming will not last. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { ListingView, StockAlert } from "../commands.ts";

export interface StockRule {
  /** Reorder when stock and what is coming last fewer days than this: the cover asked of the stock alerts. */
  readonly reorderDays: number;
  /** Order up to this many days of sales. */
  readonly coverDays: number;
}

export function restock(seat: Seat, lines: readonly StockAlert[], rule: StockRule): Command[] {
  const purchases: { sku: number; quantity: number }[] = [];
  for (const line of lines) {
    const perDay = line.sold / 7;
    const held = line.stock + line.incoming;
    if (perDay === 0) continue;
    const view = seat.view("listing/listing", { listing: line.listing }) as ListingView;
    const each = Math.ceil((perDay * rule.coverDays - held) / line.skus);
    for (const sku of view.lines) {
      if (sku.isOff) continue;
      const quantity = each - Math.max(0, sku.stock + sku.incoming - Math.ceil(held / line.skus));
      if (quantity > 0) purchases.push({ sku: sku.sku, quantity });
    }
  }
  return purchases.length > 0 ? [{ type: "listing/buy-stock", purchases }] : [];
}
