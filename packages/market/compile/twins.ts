/** The arm "twin-shops": the same goods in two shops, so that only the name tells them apart (F37). */
import type { ListingRow, ShopRow } from "../desk.ts";

/** The goods of each odd shop are described, pictured, graded and priced like its even neighbour's, on its terms. */
export function makeTwins(shops: ShopRow[], rows: ListingRow[]): void {
  shops.forEach((shop, i) => {
    const like = shops[i - 1];
    if (i % 2 === 1 && like) shops[i] = { ...like, shop: i, name: shop.name };
  });
  const byShop = new Map<number, ListingRow[]>();
  for (const row of rows) {
    const own = byShop.get(row.shop);
    if (own) own.push(row);
    else byShop.set(row.shop, [row]);
  }
  for (const [shop, own] of byShop) {
    const model = shop % 2 === 1 ? (byShop.get(shop - 1) ?? []) : [];
    own.forEach((row, i) => {
      const like = model[i];
      if (like) rows[row.listing] = twinOf(like, row);
    });
  }
}

function twinOf(like: ListingRow, own: ListingRow): ListingRow {
  const skus = own.skus.map(({ sku }, k) => ({
    sku,
    priceFen: like.skus[k % like.skus.length]?.priceFen ?? 0,
  }));
  return { ...like, listing: own.listing, shop: own.shop, skus };
}
