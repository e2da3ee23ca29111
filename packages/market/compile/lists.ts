/** Which listings stand where: search results per phrase and purse, the feed per segment, the activity page. */
import { bitsFor, exp, purpose, purposeKey } from "@dianzhang/kernel";
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

/** Integer scores are compared, ties go to the older listing: no rank hangs on a rounding error. */
interface Ranked {
  readonly listing: number;
  readonly score: number;
  readonly base: number;
}

export function fillLists(world: World, tables: Tables, cache: FitCache): void {
  const { scenario } = world;
  const byCategory: ListingRow[][] = scenario.categories.map(() => []);
  for (const row of tables.onSale) byCategory[row.category]?.push(row);
  const card = new Float32Array(tables.rows.length);
  const strength = new Int32Array(tables.rows.length);
  for (const row of tables.onSale) {
    card[row.listing] = cardTerm(world, tables, row);
    strength[row.listing] = Math.round(qualityPermille(world, row.listing) * freshness(world, row));
  }
  const ids = new Map(scenario.categories.map((category, i) => [category.id, i]));
  const fits = byCategory.map((rows) => rows.map((row) => fitsOf(scenario, row, cache)));
  const nextPhrase: number[] = [];
  const purses = Array.from({ length: TIERS }, (_, tier) =>
    Float32Array.from(tables.rows, (row) => (row ? purse(tables, row, tier) : 0)));
  scenario.keywords.forEach((keyword, k) => {
    const c = ids.get(keyword.category) as number;
    const rows = byCategory[c] ?? [];
    const nth = (nextPhrase[c] = (nextPhrase[c] ?? -1) + 1);
    const found = rows.map((row, i) => ({ row, fit: fits[c]?.[i]?.[nth] as number })).filter(({ fit }) => fit > 0);
    purses.forEach((weight, tier) => {
      place(world, tables, searchList(k, tier), found.map(({ row: { listing }, fit }) => ({
        listing, score: Math.round(fit * (strength[listing] as number) * (weight[listing] as number)),
        base: CLICK.base + CLICK.relevance * (fit / 1000) + (card[listing] as number),
      })));
    });
  });
  scenario.categories.forEach((_, c) => {
    const rows = byCategory[c] ?? [];
    scenario.segments.forEach((_segment, g) => {
      place(world, tables, feedList(scenario, g, c), rows.map((row) => feedRank(tables, row, g, strength, card)));
    });
    place(world, tables, activityList(scenario, c), rows.map((row) => activityRank(tables, row, strength, card)));
  });
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

function feedRank(tables: Tables, row: ListingRow, segment: number, strength: Int32Array, card: Float32Array): Ranked {
  const taste = tables.appeal[segment * tables.rows.length + row.listing] as number;
  return {
    listing: row.listing,
    score: Math.round((strength[row.listing] as number) * 600 * exp(0.8 * taste)),
    base: CLICK.base + CLICK.feed + (card[row.listing] as number),
  };
}

// On the activity page the discount against the remembered price leads.
function activityRank(tables: Tables, row: ListingRow, strength: Int32Array, card: Float32Array): Ranked {
  const discount = Math.max(0, tables.memoryTerm[row.listing] as number);
  return {
    listing: row.listing,
    score: Math.round((strength[row.listing] as number) * 600 * exp(4 * discount)),
    base: CLICK.base + CLICK.feed + (card[row.listing] as number),
  };
}

// New goods are tried: their score starts higher and settles within days.
function freshness(world: World, row: ListingRow): number {
  const age = Math.max(0, Math.floor(world.now / 24) * 24 - row.publishedAt);
  return 1 + 0.5 * exp(-age / HOURS_FRESH);
}

function place(world: World, tables: Tables, list: number, ranked: Ranked[]): void {
  if (world.options.arm === "shuffled-ranking") shuffle(world, list, ranked);
  else ranked.sort((a, b) => b.score - a.score || a.listing - b.listing);
  const from = list * LIST;
  const count = Math.min(LIST, ranked.length);
  for (let i = 0; i < count; i += 1) {
    const entry = ranked[i] as Ranked;
    tables.item[from + i] = entry.listing;
    tables.base[from + i] = entry.base;
  }
}

function shuffle(world: World, list: number, ranked: Ranked[]): void {
  const key = purposeKey(world.seed, purpose("arm/shuffle"));
  const order = (one: Ranked): number => bitsFor(key, one.listing, list * 100_000 + world.now);
  ranked.sort((a, b) => order(a) - order(b) || a.listing - b.listing);
}
