/** Which listings stand where: search results per phrase and purse, the feed per segment, the activity page. */
import { bitsFor, exp, purpose, purposeKey } from "@dianzhang/kernel";
import { armIsShuffled } from "../arms.ts";
import type { ListingRow } from "../desk.ts";
import { CLICK, HOURS_FRESH, LIST } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import { relevance } from "./relevance.ts";
import type { World } from "../world/world.ts";
import type { FitCache, Tables } from "./table.ts";
import { cardTerm, qualityPermille } from "./terms.ts";

/** Results are lightly personalised: one list for each third of price sensitivity. */
export const TIERS = 3;

export function searchList(keyword: number, tier: number): number {
  return keyword * TIERS + tier;
}

export function feedList(scenario: Scenario, segment: number, category: number): number {
  return scenario.keywords.length * TIERS + segment * scenario.categories.length + category;
}

export function activityList(scenario: Scenario, category: number): number {
  return feedList(scenario, scenario.segments.length, 0) + category;
}

export function listCount(scenario: Scenario): number {
  return activityList(scenario, scenario.categories.length);
}

/** What ranking reads of every listing, and one list's room for its sort keys. */
interface Standing {
  readonly card: Float32Array;
  readonly strength: Int32Array;
  readonly keys: Float64Array;
}

export function fillLists(world: World, tables: Tables, cache: FitCache): void {
  const { scenario } = world;
  const listings = tables.rows.length;
  const byCategory: ListingRow[][] = scenario.categories.map(() => []);
  for (const row of tables.onSale) byCategory[row.category]?.push(row);
  const standing = {
    card: new Float32Array(listings),
    strength: new Int32Array(listings),
    keys: new Float64Array(listings),
  };
  for (const row of tables.onSale) {
    standing.card[row.listing] = cardTerm(world, tables, row);
    standing.strength[row.listing] = Math.round(
      qualityPermille(world, row.listing) * freshness(world, row),
    );
  }
  fillSearch(world, tables, byCategory, cache, standing);
  scenario.categories.forEach((_, c) => {
    const rows = byCategory[c] ?? [];
    scenario.segments.forEach((_segment, g) =>
      fillFeed(world, tables, rows, standing, { segment: g, category: c }),
    );
    fillActivity(world, tables, rows, standing, c);
  });
}

function fillSearch(
  world: World,
  tables: Tables,
  byCategory: readonly ListingRow[][],
  cache: FitCache,
  standing: Standing,
): void {
  const { scenario } = world;
  const ids = new Map(scenario.categories.map((category, i) => [category.id, i]));
  const fits = byCategory.map((rows) => rows.map((row) => fitsOf(scenario, row, cache)));
  const purses = Array.from({ length: TIERS }, (_, tier) =>
    Float32Array.from(tables.rows, (row) => (row ? purse(tables, row, tier) : 0)),
  );
  const fitOf = new Float32Array(tables.rows.length);
  const nextPhrase = scenario.categories.map(() => 0);
  scenario.keywords.forEach((keyword, k) => {
    const c = ids.get(keyword.category) as number;
    const rows = byCategory[c] as ListingRow[];
    const nth = nextPhrase[c] as number;
    nextPhrase[c] = nth + 1;
    rows.forEach((row, i) => {
      fitOf[row.listing] = fits[c]?.[i]?.[nth] as number;
    });
    purses.forEach((weight, tier) => {
      let found = 0;
      for (const { listing } of rows) {
        const score =
          (fitOf[listing] as number) *
          (standing.strength[listing] as number) *
          (weight[listing] as number);
        if (score > 0) standing.keys[found++] = sortKey(score, listing);
      }
      place(
        world,
        tables,
        searchList(k, tier),
        standing.keys.subarray(0, found),
        (listing) =>
          CLICK.base +
          CLICK.relevance * ((fitOf[listing] as number) / 1000) +
          (standing.card[listing] as number),
      );
    });
  });
}

function fillFeed(
  world: World,
  tables: Tables,
  rows: readonly ListingRow[],
  standing: Standing,
  at: { segment: number; category: number },
): void {
  rows.forEach(({ listing }, i) => {
    const taste = tables.appeal[at.segment * tables.rows.length + listing] as number;
    standing.keys[i] = sortKey(
      (standing.strength[listing] as number) * 600 * exp(0.8 * taste),
      listing,
    );
  });
  const list = feedList(world.scenario, at.segment, at.category);
  place(
    world,
    tables,
    list,
    standing.keys.subarray(0, rows.length),
    (listing) => CLICK.base + CLICK.feed + (standing.card[listing] as number),
  );
}

// On the activity page the discount against the remembered price leads.
function fillActivity(
  world: World,
  tables: Tables,
  rows: readonly ListingRow[],
  standing: Standing,
  category: number,
): void {
  rows.forEach(({ listing }, i) => {
    const discount = Math.max(0, tables.memoryTerm[listing] as number);
    standing.keys[i] = sortKey(
      (standing.strength[listing] as number) * 600 * exp(4 * discount),
      listing,
    );
  });
  place(
    world,
    tables,
    activityList(world.scenario, category),
    standing.keys.subarray(0, rows.length),
    (listing) => CLICK.base + CLICK.feed + (standing.card[listing] as number),
  );
}

/** Room for listing ids below the score in a sort key. */
const IDS = 2 ** 21;

// Scores are whole numbers, ties go to the older listing: no rank hangs on a rounding error.
function sortKey(score: number, listing: number): number {
  return Math.min(2 ** 31, Math.round(score)) * IDS + (IDS - 1 - listing);
}

function fitsOf(scenario: Scenario, row: ListingRow, cache: FitCache): Uint16Array {
  const held = cache.get(row.listing);
  if (held && held.title === row.title && held.attributes === row.attributes) return held.fits;
  const category = scenario.categories[row.category]?.id;
  const own = scenario.keywords.filter((keyword) => keyword.category === category);
  const fits = Uint16Array.from(own, (keyword) => relevance(keyword, row, scenario));
  cache.set(row.listing, { title: row.title, attributes: row.attributes, fits });
  return fits;
}

// Bargain hunters see the cheaper third a little earlier, the well-off the dearer one.
function purse(tables: Tables, row: ListingRow, tier: number): number {
  return exp((tier - 1) * -0.35 * (tables.priceTerm[row.listing] as number));
}

// New goods are tried: their score starts higher and settles within days.
function freshness(world: World, row: ListingRow): number {
  const age = Math.max(0, Math.floor(world.now / 24) * 24 - row.publishedAt);
  return 1 + 0.5 * exp(-age / HOURS_FRESH);
}

function place(
  world: World,
  tables: Tables,
  list: number,
  keys: Float64Array,
  baseOf: (listing: number) => number,
): void {
  if (armIsShuffled(world.options.arm)) shuffle(world, list, keys);
  keys.sort();
  const from = list * LIST;
  const count = Math.min(LIST, keys.length);
  for (let i = 0; i < count; i += 1) {
    const listing = IDS - 1 - ((keys[keys.length - 1 - i] as number) % IDS);
    tables.item[from + i] = listing;
    tables.base[from + i] = baseOf(listing);
  }
}

function shuffle(world: World, list: number, keys: Float64Array): void {
  const key = purposeKey(world.seed, purpose("arm/shuffle"));
  keys.forEach((held, i) => {
    const listing = IDS - 1 - (held % IDS);
    keys[i] = sortKey(bitsFor(key, listing, list * 100_000 + world.now) >>> 1, listing);
  });
}
