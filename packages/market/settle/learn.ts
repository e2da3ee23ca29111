/** What a new day brings: the platform learns, shoppers' price memory follows, shelves cost rent. */
import { hasPieces } from "../compile/offered.ts";
import type { Tables } from "../compile/table.ts";
import type { Emit } from "../run/emit.ts";
import { COUNTERS, HISTORY_DAYS, TODAY_CELLS, type World } from "../world/world.ts";
import { askedOverTheDay, forgetDeals } from "./deals.ts";
import { post } from "./ledger.ts";

/** Runs at the first hour of a day, over the day before. */
export function startDay(world: World, tables: Tables, emit: Emit): void {
  const day = Math.floor(world.now / 24);
  const { seen, clicked, bought, memoryPrice } = world.listing.col;
  const { keep, memoryUp, memoryDown } = world.parameters.learn;
  const history = world.history.col.value;
  const inRooms = world.live.today.col.orders;
  for (let id = 0; id < world.listing.count; id += 1) {
    const from = dayFrom(id, day - 1);
    seen[id] = (seen[id] as number) * keep + (history[from] as number);
    clicked[id] = (clicked[id] as number) * keep + (history[from + 8] as number);
    // Rooms have lists of their own: what they sell says nothing of a place in these.
    const fromRooms = inRooms[id] ?? 0;
    bought[id] = (bought[id] as number) * keep + (history[from + 4] as number) - fromRooms;
    const tag = tables.tagFen[id] ?? 0;
    if (tag > 0 && tables.isBuyable[id] === 1) {
      const held = memoryPrice[id] as number;
      const believed = askedOverTheDay(world, tables, id, believedFen(world, id));
      const change = believed - held;
      memoryPrice[id] =
        held === 0 ? believed : held + (change > 0 ? memoryUp : memoryDown) * change;
    }
  }
  inRooms.fill(0);
  forgetDeals(world, tables);
  showFigures(world, tables);
  chargeStorage(world, emit);
  chargeMonthly(world, tables, emit);
  world.isDirty = true;
}

/** A tag nobody ever paid is believed only up to a little more than such goods usually cost. */
function believedFen(world: World, listing: number): number {
  const category = world.scenario.categories[world.listing.col.category[listing] as number];
  const usual = (category?.referencePriceFen ?? 1) * world.parameters.learn.believable;
  return Math.max(1, usual, world.listing.col.paidFen[listing] as number);
}

// Shop fronts show yesterday's stars and sales; goods without a piece to sell leave the lists.
function showFigures(world: World, tables: Tables): void {
  const { stars, reviews, sold, shownStars, shownReviews, shownSold, isDelisted } =
    world.listing.col;
  shownStars.set(stars);
  shownReviews.set(reviews);
  shownSold.set(sold);
  world.shop.col.shownSold.set(world.shop.col.sold);
  for (const row of tables.rows) {
    isDelisted[row.listing] = hasPieces(world, row) ? 0 : 1;
  }
}

/** Where the counters of one listing on one day begin in the history, in the order of COUNTERS. */
export function dayFrom(listing: number, day: number): number {
  const place = ((day % HISTORY_DAYS) + HISTORY_DAYS) % HISTORY_DAYS;
  return (listing * HISTORY_DAYS + place) * COUNTERS.length;
}

/** Runs in a day's last hour: what the listings counted today becomes history. */
export function closeDay(world: World): void {
  const day = Math.floor(world.now / 24);
  const { value } = world.today.col;
  for (let id = 0; id < world.listing.count; id += 1) {
    const from = id * TODAY_CELLS;
    const counted = value.subarray(from, from + COUNTERS.length);
    world.history.col.value.set(counted, dayFrom(id, day));
  }
  value.fill(0);
}

function chargeStorage(world: World, emit: Emit): void {
  const pieces = new Float64Array(world.shops);
  const { shop, stock } = world.sku.col;
  for (let sku = 0; sku < world.sku.count; sku += 1) {
    const owner = shop[sku] as number;
    pieces[owner] = (pieces[owner] as number) + (stock[sku] as number);
  }
  for (let owner = 0; owner < world.shops; owner += 1) {
    const fen = Math.round(
      ((pieces[owner] as number) * world.scenario.storageFenPerUnitMonth) / 30,
    );
    if (fen === 0) continue;
    post(world, emit, { at: world.now * 3600, shop: owner, order: -1, memo: "storage" }, [
      ["storage", fen],
      ["cash", -fen],
    ]);
  }
}

// A thirtieth of the month's fee for each day a shop is open.
function chargeMonthly(world: World, tables: Tables, emit: Emit): void {
  const fen = Math.round(world.scenario.marketplace.fees.monthlyFen / 30);
  if (fen === 0) return;
  for (const { shop, isOpen } of tables.shops) {
    if (!isOpen) continue;
    post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "platform-fee" }, [
      ["platform_fees", fen],
      ["cash", -fen],
    ]);
  }
}

/** One row a listing: what a dashboard must know of it at the day's end. */
export function writeListingDay(world: World, tables: Tables, emit: Emit): void {
  const at = (world.now + 1) * 3600 - 1;
  for (const row of tables.rows) {
    if (!row) continue;
    const id = row.listing;
    const stock = row.skus.reduce((sum, { sku }) => sum + (world.sku.col.stock[sku] as number), 0);
    const reviews = world.listing.col.reviews[id] as number;
    const rating =
      reviews > 0 ? Math.round(((world.listing.col.stars[id] as number) * 1000) / reviews) : 0;
    emit.listingDay.addMixed([
      at,
      row.shop,
      id,
      row.title,
      row.category,
      tables.tagFen[id] as number,
      stock,
      row.isPublished ? 1 : 0,
      rating,
      reviews,
    ]);
  }
}
