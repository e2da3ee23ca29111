/** Thirty days of the tiny shop as a merchant would read them; `npm run golden` writes them anew. */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, tinyMarket } from "@dianzhang/testkit";
import { expect, test } from "vitest";

const DAYS = 30;

test("the tiny shop's first thirty days", async () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  const lines = ["day  views carts orders  sales    profit    cash      state"];
  for (let day = 0; day < DAYS; day += 1) {
    if (day === 10)
      give(market, {
        type: "listing/set-prices",
        prices: [0, 1].map((sku) => ({ sku, priceFen: 3300 })),
      });
    if (day === 20)
      give(market, {
        type: "listing/buy-stock",
        purchases: [0, 1, 2, 3].map((sku) => ({ sku, quantity: 30 })),
      });
    lines.push(dayLine(market, day));
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("goldens/tiny-shop-30-days.txt");
});

function dayLine(market: Market, day: number): string {
  const batches: Batch[] = [];
  for (let hour = 0; hour < 24; hour += 1) batches.push(...market.tick().batches);
  const own = (
    table: string,
    keep: (batch: Batch, row: number) => boolean = () => true,
  ): number[][] =>
    batches
      .filter((batch) => batch.table.name === table)
      .flatMap((batch) =>
        Array.from({ length: batch.rows }, (_, row) => row)
          .filter((row) => batch.columns["shop"]?.[row] === 0 && keep(batch, row))
          .map((row) => [Number(batch.columns["goods_fen"]?.[row] ?? 0)]),
      );
  const carts = own(
    "action",
    (batch, row) => batch.dictionaries["kind"]?.[Number(batch.columns["kind"]?.[row])] === "cart",
  );
  const orders = own("orders");
  const sales = orders.reduce((sum, [fen = 0]) => sum + fen, 0);
  return [
    String(day).padStart(3),
    String(own("visit").length).padStart(6),
    String(carts.length).padStart(5),
    String(orders.length).padStart(6),
    yuan(sales),
    yuan(market.profitFen(0)),
    yuan(market.reader.cash(0)),
    ` ${market.stateHash()}`,
  ].join(" ");
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2).padStart(9);
}
