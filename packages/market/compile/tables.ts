/** How the flat tables are made: anew from the desks' rows, whenever a decision or a day changed them. */
import { log } from "@dianzhang/kernel";
import { armIsEmpty, armIsTwins, armPage, armPriceFen, armSold } from "../arms.ts";
import type { ListingRow, ShopRow } from "../desk.ts";
import { LIST } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import { fillLists, listCount } from "./lists.ts";
import { PAGE } from "./page.ts";
import { fillShelf } from "./shelf.ts";
import type { FitCache, Tables } from "./table.ts";
import { completeness, endingTerm, endsInNine, reviewTerm } from "./terms.ts";

/**
 * A pure function of the slices and of what the world learned by the start of the day; so tables made at any
 * hour of a day are the same, live or after a restore. `fits` may hold relevances computed before.
 */
export function compile(world: World, fits: FitCache = new Map()): Tables {
  const { scenario } = world;
  const shops: ShopRow[] = [];
  const rows: ListingRow[] = [];
  const out = {
    shop: (row: ShopRow) => {
      shops[row.shop] = row;
    },
    listing: (row: ListingRow) => {
      rows[row.listing] = row;
    },
  };
  for (const desk of world.options.desks) desk.compile(world.slices[desk.id], scenario, out);
  if (armIsTwins(world.options.arm)) makeTwins(rows);
  const listings = rows.length;
  const slots = listCount(scenario) * LIST;
  const skus = rows.reduce((sum, row) => sum + row.skus.length, 0);
  const onSale = rows.filter(
    (row) =>
      row.isPublished &&
      shops[row.shop]?.isOpen === true &&
      world.listing.col.isDelisted[row.listing] === 0,
  );
  const tables: Tables = {
    shops,
    rows,
    onSale,
    tagFen: new Int32Array(listings),
    priceTerm: new Float32Array(listings),
    memoryTerm: new Float32Array(listings),
    buyTerm: new Float32Array(listings),
    quality: new Float32Array(listings),
    endingTerm: new Float32Array(listings),
    pageKb: new Uint16Array(listings),
    isBuyable: new Uint8Array(listings),
    appeal: new Float32Array(listings * scenario.segments.length),
    skuFen: new Int32Array(world.sku.count),
    skuFrom: new Int32Array(listings),
    skuCount: new Int32Array(listings),
    skuIds: new Int32Array(skus),
    shelf: new Int32Array(onSale.length),
    shopFrom: new Int32Array(listings),
    shopUntil: new Int32Array(listings),
    kindFrom: new Int32Array(listings),
    kindUntil: new Int32Array(listings),
    item: new Int32Array(slots).fill(-1),
    base: new Float32Array(slots),
  };
  fillPrices(world, tables);
  fillEndings(world, tables);
  for (const row of rows) fillListing(world, tables, row);
  fillBuyable(world, tables);
  fillShelf(world, tables);
  fillLists(world, tables, fits);
  return tables;
}

/** Which listings on sale have a piece left now. */
export function fillBuyable(world: World, tables: Tables): void {
  const { arm } = world.options;
  const day = Math.floor(world.now / 24);
  for (const row of tables.onSale) {
    const isEmptied = armIsEmpty(arm, day, row.listing);
    tables.isBuyable[row.listing] = !isEmptied && hasStock(world, row) ? 1 : 0;
  }
}

function hasStock(world: World, row: ListingRow): boolean {
  return row.skus.some(({ sku }) => (world.sku.col.stock[sku] ?? 0) > 0);
}

function fillPrices(world: World, tables: Tables): void {
  const { arm } = world.options;
  const day = Math.floor(world.now / 24);
  let at = 0;
  for (const row of tables.rows) {
    const who = { day, listing: row.listing, shop: row.shop };
    tables.skuFrom[row.listing] = at;
    tables.skuCount[row.listing] = row.skus.length;
    let lowest = 0;
    for (const { sku, priceFen } of row.skus) {
      const asked = Math.max(1, Math.round(armPriceFen(arm, who, priceFen)));
      tables.skuFen[sku] = asked;
      tables.skuIds[at++] = sku;
      if (lowest === 0 || asked < lowest) lowest = asked;
    }
    tables.tagFen[row.listing] = lowest;
  }
}

function fillListing(world: World, tables: Tables, row: ListingRow): void {
  const { scenario } = world;
  const { buy } = world.parameters;
  const category = scenario.categories[row.category] as Scenario["categories"][number];
  const id = row.listing;
  const tag = Math.max(1, tables.tagFen[id] as number);
  tables.priceTerm[id] = log(tag / category.referencePriceFen);
  const remembered = world.listing.col.memoryPrice[id] as number;
  tables.memoryTerm[id] = remembered === 0 ? 0 : remembered - log(tag);
  tables.quality[id] = scenario.grades[row.grade].quality;
  const shop = tables.shops[row.shop];
  const page = PAGE[armPage(world.options.arm) ?? row.page];
  const planted = armSold(world.options.arm, row.shop);
  const sold = planted < 0 ? (world.shop.col.shownSold[row.shop] as number) : planted;
  tables.pageKb[id] = page.kb;
  tables.buyTerm[id] =
    reviewTerm(world, id) * buy.reviews +
    buy.completeness * completeness(row, category) +
    buy.page * page.tells +
    buy.ending * (tables.endingTerm[id] as number) +
    buy.trust * log(1 + sold / 100) +
    (shop && shop.mainCategory === row.category ? 0.05 : 0);
  const says = Object.entries(row.attributes).map(([attribute, value]) => `${attribute}:${value}`);
  scenario.segments.forEach((segment, g) => {
    let taste = 0;
    for (const word of says) taste += segment.taste[word] ?? 0;
    tables.appeal[g * tables.rows.length + id] = taste;
  });
}

// Where every tag of a category ends in 9 the ending says nothing any more.
function fillEndings(world: World, tables: Tables): void {
  const { categories } = world.scenario;
  const nines = new Float64Array(categories.length);
  const all = new Float64Array(categories.length);
  for (const { listing, category } of tables.onSale) {
    all[category] = (all[category] as number) + 1;
    if (endsInNine(tables.tagFen[listing] as number))
      nines[category] = (nines[category] as number) + 1;
  }
  for (const { listing, category } of tables.rows) {
    tables.endingTerm[listing] = endingTerm(
      tables.tagFen[listing] as number,
      (nines[category] as number) / Math.max(1, all[category] as number),
      world.parameters.buy.endingWear,
    );
  }
}

// The arm "twin-shops": the goods of each odd shop are described, pictured, graded and priced like its neighbour's.
function makeTwins(rows: ListingRow[]): void {
  const byShop = new Map<number, ListingRow[]>();
  for (const row of rows) byShop.set(row.shop, [...(byShop.get(row.shop) ?? []), row]);
  for (const [shop, own] of byShop) {
    const model = shop % 2 === 1 ? (byShop.get(shop - 1) ?? []) : [];
    own.forEach((row, i) => {
      const like = model[i];
      if (!like) return;
      rows[row.listing] = {
        ...like,
        listing: row.listing,
        shop,
        skus: row.skus.map(({ sku }, k) => ({
          sku,
          priceFen: like.skus[k % like.skus.length]?.priceFen ?? 0,
        })),
      };
    });
  }
}
