/** What listing events change, and the rows the desk puts into the compiled tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type {
  Contributions,
  MarketReader,
  MarketWriter,
  Scenario,
  SpokenText,
} from "@dianzhang/market";
import type { Grade, Page, PictureFeatures, Shoot } from "../commands.ts";
import { ownListings, type ListingRecord, type ListingSlice, type SkuRecord } from "./slice.ts";

interface Created {
  readonly listing: number;
  readonly firstSku: number;
  readonly category: string;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly grade: Grade;
  readonly picture: string | null;
  readonly features: PictureFeatures | null;
  readonly shoot: Shoot;
  readonly shootFen: number;
  readonly page: Page;
  readonly pageFen: number;
  readonly picturePermille: number;
  readonly unitCostFen: number;
  readonly skus: readonly CreatedSku[];
}

interface CreatedSku {
  readonly options: Readonly<Record<string, string>>;
  readonly priceFen: number;
  readonly stock: number;
  readonly isOff?: boolean;
}

interface Edited extends Partial<
  Pick<
    Created,
    "picture" | "features" | "shoot" | "shootFen" | "picturePermille" | "page" | "pageFen"
  >
> {
  readonly listing: number;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly words?: string;
}

export function apply(
  slice: ListingSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  switch (event.type) {
    case "listing/listing-created":
      return create(slice, event as unknown as Created, shop, market);
    case "listing/listing-edited":
      return edit(slice, event as unknown as Edited, shop, market);
    case "listing/skus-added": {
      const { listing, firstSku, skus } = event as unknown as Created;
      const record = slice.listings[listing] as ListingRecord;
      record.skus.push(...skus.map((one, i) => newSku(one, firstSku + i)));
      return register(slice, { ...record, firstSku }, skus, market);
    }
    case "listing/prices-set":
      for (const { sku, priceFen } of event["prices"] as { sku: number; priceFen: number }[])
        setPrice(slice, sku, priceFen);
      return;
    case "listing/stock-bought":
      for (const { sku, quantity, unitCostFen } of event["purchases"] as {
        sku: number;
        quantity: number;
        unitCostFen: number;
      }[]) {
        market.buyStock(shop, sku, quantity, unitCostFen);
      }
      return;
    case "listing/published":
      for (const listing of event["listings"] as number[])
        show(slice, listing, event["tick"] as number);
      return;
    case "listing/skus-published":
      for (const sku of event["skus"] as number[]) putBack(slice, sku, market);
      return;
    case "listing/skus-unpublished":
      for (const sku of event["skus"] as number[]) {
        const line = skuOf(slice, sku);
        if (line) line.isOff = true;
      }
      return;
    case "listing/related-set": {
      const { listing, related } = event as unknown as Pick<ListingRecord, "listing" | "related">;
      (slice.listings[listing] as ListingRecord).related = related;
      return;
    }
    case "listing/showcase-set": {
      const shown = new Set(event["listings"] as number[]);
      for (const own of ownListings(slice, shop)) own.isShowcased = shown.has(own.listing);
      return;
    }
    case "listing/unpublished":
      for (const listing of event["listings"] as number[])
        (slice.listings[listing] as ListingRecord).isPublished = false;
  }
}

function create(
  slice: ListingSlice,
  created: Created,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const { listing, firstSku, skus, shootFen, pageFen, ...rest } = created;
  const category = market.scenario.categories.findIndex((one) => one.id === created.category);
  market.registerListing(listing, shop, category);
  while (slice.byShop.length <= shop) slice.byShop.push([]);
  slice.byShop[shop]?.push(listing);
  slice.listings[listing] = {
    listing,
    shop,
    category: rest.category,
    title: rest.title,
    attributes: rest.attributes,
    grade: rest.grade,
    picture: rest.picture,
    ...(rest.picture === null ? {} : { pictureAt: market.now }),
    features: rest.features,
    shoot: rest.shoot,
    page: rest.page,
    picturePermille: rest.picturePermille,
    former: null,
    rewordedAt: -24,
    isPublished: false,
    publishedAt: -1,
    unitCostFen: rest.unitCostFen,
    related: [],
    isShowcased: false,
    skus: skus.map((one, i) => newSku(one, firstSku + i)),
  };
  register(slice, { ...created, shop }, skus, market);
  if (shootFen + pageFen > 0) market.payForPictures(shop, shootFen + pageFen);
}

function newSku({ options, priceFen, isOff }: CreatedSku, sku: number): SkuRecord {
  return { sku, options, priceFen, ...(isOff === true ? { isOff } : {}) };
}

/** New variants get their numbers and their first stock. */
function register(
  slice: ListingSlice,
  of: Pick<Created, "listing" | "firstSku" | "unitCostFen"> & { readonly shop: number },
  skus: Created["skus"],
  market: MarketWriter,
): void {
  const { listing, firstSku, unitCostFen, shop } = of;
  skus.forEach(({ stock }, i) => {
    market.registerSku(firstSku + i, shop, listing, unitCostFen);
    slice.owner[firstSku + i] = listing;
    if (stock > 0) market.buyStock(shop, firstSku + i, stock, unitCostFen);
  });
  slice.nextSku = firstSku + skus.length;
}

function edit(
  slice: ListingSlice,
  edited: Edited,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const record = slice.listings[edited.listing] as ListingRecord;
  if (record.isPublished) reword(record, edited, market);
  record.title = edited.title;
  record.attributes = edited.attributes;
  record.page = edited.page ?? record.page;
  if (edited.words === "") delete record.told;
  else if (edited.words !== undefined) record.told = { text: edited.words, at: market.now };
  if (edited.pageFen) market.payForPictures(shop, edited.pageFen);
  if (edited.picturePermille === undefined) return;
  record.picture = edited.picture ?? null;
  if (record.picture !== null) record.pictureAt = market.now;
  record.features = edited.features ?? null;
  record.shoot = edited.shoot ?? "none";
  record.picturePermille = edited.picturePermille;
  if (edited.shootFen) market.payForPictures(shop, edited.shootFen);
}

// Several edits of one day are one to the search: it still knows the words of the morning.
function reword(record: ListingRecord, edited: Edited, market: MarketReader & MarketWriter): void {
  const isSaidAnew =
    edited.title !== record.title ||
    JSON.stringify(edited.attributes) !== JSON.stringify(record.attributes);
  if (!isSaidAnew) return;
  const isFirstToday = Math.floor(record.rewordedAt / 24) < Math.floor(market.now / 24);
  if (isFirstToday) record.former = { title: record.title, attributes: record.attributes };
  record.rewordedAt = market.now;
  if (edited.title !== record.title) market.doubtMerit(record.listing);
}

function setPrice(slice: ListingSlice, sku: number, priceFen: number): void {
  const line = skuOf(slice, sku);
  if (line) line.priceFen = priceFen;
}

// Goods whose last variants on sale sold out have left the lists; one with pieces brings them back at once.
function putBack(slice: ListingSlice, sku: number, market: MarketReader & MarketWriter): void {
  const line = skuOf(slice, sku);
  if (!line?.isOff) return;
  delete line.isOff;
  if (market.stock(sku) > 0) market.returnToLists(slice.owner[sku] as number);
}

function skuOf(slice: ListingSlice, sku: number): SkuRecord | undefined {
  return slice.listings[slice.owner[sku] as number]?.skus.find((one) => one.sku === sku);
}

function show(slice: ListingSlice, listing: number, tick: number): void {
  const record = slice.listings[listing] as ListingRecord;
  record.isPublished = true;
  if (record.publishedAt < 0) record.publishedAt = tick;
}

export function compile(slice: ListingSlice, scenario: Scenario, out: Contributions): void {
  const index = new Map(scenario.categories.map((category, i) => [category.id, i]));
  for (const record of slice.listings) {
    out.listing({
      listing: record.listing,
      shop: record.shop,
      category: index.get(record.category) ?? 0,
      title: record.title,
      attributes: record.attributes,
      former: record.former,
      rewordedAt: record.rewordedAt,
      grade: record.grade,
      picturePermille: record.picturePermille,
      picture: record.picture,
      pictureAt: record.pictureAt ?? 0,
      page: record.page,
      ...(record.told ? { told: record.told } : {}),
      isPublished: record.isPublished,
      publishedAt: record.publishedAt,
      related: record.related,
      isShowcased: record.isShowcased,
      skus: record.skus,
    });
  }
  out.spoken({ place: "page", of: (shop) => ownListings(slice, shop).flatMap(pageOf) });
}

// What is off sale is read by nobody.
function pageOf({ listing, told, isPublished }: ListingRecord): SpokenText[] {
  return told && isPublished ? [{ id: listing, text: told.text, counted: [listing] }] : [];
}
