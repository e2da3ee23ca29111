/** When goods may be listed, changed, priced, stocked, put on sale — and what each refusal names. */
import { pictureAppeal } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type DeskEvent, type Resolved } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import {
  pictureFeatures,
  PAGE_FEN,
  MOST_SKUS,
  SHOOT_FEN,
  type AddSkus,
  type BuyStock,
  type CreateListing,
  type EditListing,
  type PictureFeatures,
  type SetPrices,
} from "../commands.ts";
import {
  attributeName,
  checkAttributes,
  checkOptions,
  checkTitle,
  findCategory,
  missingAttributes,
  type Fault,
} from "./check.ts";
import { shootAppeal } from "./picture.ts";
import { ownListing, ownSku, type ListingSlice } from "./slice.ts";

export type Context = DeskContext<ListingSlice>;

/** What a new listing is, in words of the slice; one event holds it whole. */
export type Draft = Omit<CreateListing, "type">;

export function createListing(ctx: Context, command: CreateListing, resolved: Resolved): Decision {
  const faults = draftFaults(ctx, command);
  const [first] = faults;
  if (first) return reject(first.code, { field: first.field, ...first.details });
  const features = featuresOf(command.picture, resolved);
  if (command.picture !== null && !features)
    return reject("listing/picture-not-measured", { picture: command.picture });
  const cost = draftCost(ctx, command);
  if (cost > ctx.market.cash(ctx.shop)) return tooDear(ctx, cost);
  return accept(createdEvent(ctx, command, features, 0, 0));
}

export function draftFaults({ market }: Context, draft: Draft): Fault[] {
  const category = findCategory(market.scenario, draft.category);
  if (!category)
    return [
      {
        field: "category",
        code: "listing/no-such-category",
        details: { category: draft.category },
      },
    ];
  return [
    ...checkTitle(draft.title),
    ...checkAttributes(category, draft.attributes),
    ...checkOptions(category, draft.skus),
  ];
}

/** What a draft's first stock and pictures cost, in fen. */
export function draftCost({ market }: Context, draft: Draft): number {
  const unit = unitCostFen(market.scenario, draft);
  return (
    draft.skus.reduce((sum, sku) => sum + sku.stock * unit, 0) +
    SHOOT_FEN[draft.shoot] +
    PAGE_FEN[draft.page]
  );
}

export function unitCostFen(
  scenario: Context["market"]["scenario"],
  draft: Pick<Draft, "category" | "grade">,
): number {
  const category = findCategory(scenario, draft.category);
  return Math.round((category?.unitCostFen ?? 0) * scenario.grades[draft.grade].cost);
}

/** `ahead`: how many listings and SKUs earlier events of the same decision take. */
export function createdEvent(
  { slice, market }: Context,
  draft: Draft,
  features: PictureFeatures | null,
  listingsAhead: number,
  skusAhead: number,
): DeskEvent {
  const listing = slice.listings.length + listingsAhead;
  const luck = market.chance("shoot", listing, 0);
  return {
    type: "listing/listing-created",
    listing,
    firstSku: slice.nextSku + skusAhead,
    category: draft.category,
    title: draft.title,
    attributes: draft.attributes,
    grade: draft.grade,
    picture: draft.picture,
    features,
    shoot: draft.shoot,
    picturePermille: features ? pictureAppeal(features) : shootAppeal(draft.shoot, luck),
    unitCostFen: unitCostFen(market.scenario, draft),
    shootFen: SHOOT_FEN[draft.shoot],
    page: draft.page,
    pageFen: PAGE_FEN[draft.page],
    skus: draft.skus,
  };
}

export function editListing(ctx: Context, command: EditListing, resolved: Resolved): Decision {
  const { slice, shop, market } = ctx;
  const record = ownListing(slice, shop, command.listing);
  if (!record) return reject("listing/no-such-listing", { listing: command.listing });
  const category = findCategory(market.scenario, record.category);
  const faults = [
    ...(command.title === undefined ? [] : checkTitle(command.title)),
    ...(command.attributes === undefined || !category
      ? []
      : checkAttributes(category, command.attributes)),
  ];
  const [first] = faults;
  if (first) return reject(first.code, { field: first.field, ...first.details });
  if (command.attributes && category && record.isPublished) {
    const [missing] = missingAttributes(category, command.attributes);
    if (missing)
      return reject("listing/attribute-missing", {
        listing: record.listing,
        attribute: attributeName(category, missing),
      });
  }
  const event: Record<string, unknown> = {
    type: "listing/listing-edited",
    listing: record.listing,
    title: command.title ?? record.title,
    attributes: command.attributes ?? record.attributes,
  };
  const page = command.page ?? record.page;
  const pageFen = page === record.page ? 0 : PAGE_FEN[page];
  if (pageFen > market.cash(shop)) return tooDear(ctx, pageFen);
  const { words } = command;
  Object.assign(event, { page, pageFen, ...(words === undefined ? {} : { words }) });
  if (command.picture) {
    const features = featuresOf(command.picture, resolved);
    if (!features) return reject("listing/picture-not-measured", { picture: command.picture });
    Object.assign(event, {
      picture: command.picture,
      features,
      shoot: "none",
      shootFen: 0,
      picturePermille: pictureAppeal(features),
    });
  } else if (command.shoot && command.shoot !== "none") {
    const cost = SHOOT_FEN[command.shoot];
    if (cost + pageFen > market.cash(shop)) return tooDear(ctx, cost);
    const luck = market.chance("shoot", record.listing, market.now);
    Object.assign(event, {
      picture: null,
      features: null,
      shoot: command.shoot,
      shootFen: cost,
      picturePermille: shootAppeal(command.shoot, luck),
    });
  }
  return accept(event as unknown as DeskEvent);
}

export function addSkus(ctx: Context, command: AddSkus): Decision {
  const { slice, shop, market } = ctx;
  const record = ownListing(slice, shop, command.listing);
  if (!record) return reject("listing/no-such-listing", { listing: command.listing });
  const all = [...record.skus, ...command.skus];
  if (all.length > MOST_SKUS) return reject("listing/too-many-skus", { limit: MOST_SKUS });
  const category = findCategory(market.scenario, record.category);
  const [fault] = category ? checkOptions(category, all) : [];
  if (fault) return reject(fault.code, { field: fault.field, ...fault.details });
  const cost = command.skus.reduce((sum, sku) => sum + sku.stock * record.unitCostFen, 0);
  if (cost > market.cash(shop)) return tooDear(ctx, cost);
  return accept({
    type: "listing/skus-added",
    listing: record.listing,
    firstSku: slice.nextSku,
    skus: command.skus,
  });
}

export function setPrices({ slice, shop }: Context, command: SetPrices): Decision {
  for (const { sku } of command.prices) {
    if (!ownSku(slice, shop, sku)) return reject("listing/no-such-sku", { sku });
  }
  return accept({ type: "listing/prices-set", prices: command.prices });
}

export function buyStock(ctx: Context, command: BuyStock): Decision {
  const { slice, shop, market } = ctx;
  let cost = 0;
  const purchases = [];
  for (const { sku, quantity } of command.purchases) {
    const found = ownSku(slice, shop, sku);
    if (!found) return reject("listing/no-such-sku", { sku });
    cost += quantity * found.record.unitCostFen;
    purchases.push({ sku, quantity, unitCostFen: found.record.unitCostFen });
  }
  if (cost > market.cash(shop)) return tooDear(ctx, cost);
  return accept({ type: "listing/stock-bought", purchases });
}

export function publish(
  { slice, shop, market }: Context,
  { listings }: { listings: readonly number[] },
): Decision {
  for (const listing of listings) {
    const record = ownListing(slice, shop, listing);
    if (!record) return reject("listing/no-such-listing", { listing });
    const category = findCategory(market.scenario, record.category);
    const [missing] = category ? missingAttributes(category, record.attributes) : [];
    if (category && missing)
      return reject("listing/attribute-missing", {
        listing,
        title: record.title,
        attribute: attributeName(category, missing),
      });
  }
  return accept({ type: "listing/published", listings, tick: market.now });
}

export function unpublish(
  { slice, shop }: Context,
  { listings }: { listings: readonly number[] },
): Decision {
  for (const listing of listings) {
    if (!ownListing(slice, shop, listing)) return reject("listing/no-such-listing", { listing });
  }
  return accept({ type: "listing/unpublished", listings });
}

/** Variants go off sale and come back: one event, whatever they were before. */
export function publishSkus(ctx: Context, { skus }: { skus: readonly number[] }): Decision {
  return shelve(ctx, skus, "listing/skus-published");
}

export function unpublishSkus(ctx: Context, { skus }: { skus: readonly number[] }): Decision {
  return shelve(ctx, skus, "listing/skus-unpublished");
}

function shelve({ slice, shop }: Context, skus: readonly number[], type: string): Decision {
  for (const sku of skus) {
    if (!ownSku(slice, shop, sku)) return reject("listing/no-such-sku", { sku });
  }
  return accept({ type, skus });
}

export function tooDear({ market, shop }: Context, costFen: number): Decision {
  return reject("listing/not-enough-cash", { costFen, cashFen: market.cash(shop) });
}

// Features are measured by the server when the picture is put; a command without them is refused.
function featuresOf(picture: string | null, resolved: Resolved): PictureFeatures | null {
  if (picture === null) return null;
  const parsed = pictureFeatures.safeParse(resolved["picture"]);
  return parsed.success ? parsed.data : null;
}
