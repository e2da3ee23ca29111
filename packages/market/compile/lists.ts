/** Which listings stand where: search results per phrase and purse, the feed per segment, the activity page. */
import { bitsFor, exp, pow, purpose, purposeKey } from "@dianzhang/kernel";
import { armIsShuffled } from "../arms.ts";
import { LIST } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import type { Candidates, Shelf, Tables } from "./table.ts";

/** Results are lightly personalised: one list for each third of price sensitivity. */
export const TIERS = 3;

/** How much higher goods accepted for a festival score on its page. Assumption. */
const ACCEPTED = 4;

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

/**
 * Fills the slots of one list, best score first. A score hangs only on what is settled when a day begins and
 * on the desks' rows, so a list is the same whenever in the day it is first looked at.
 */
export function rankList(world: World, tables: Tables, list: number): void {
  const { scenario } = world;
  beginShelf(world, tables, list);
  const searchLists = scenario.keywords.length * TIERS;
  if (list < searchLists) {
    rankSearch(tables, list, scenario.marketplace.ranking.rule);
    return;
  }
  const nth = list - searchLists;
  const segment = Math.floor(nth / scenario.categories.length);
  const category = nth % scenario.categories.length;
  if (segment < scenario.segments.length) rankFeed(tables, list, segment, category);
  else rankActivity(tables, list, category);
}

/** The lists of a category are ranked afresh when they are next looked at. */
export function forgetRanks(scenario: Scenario, tables: Tables, category: number): void {
  const { phrases, candidates } = tables.standing;
  candidates[category] = null;
  phrases.category.forEach((own, keyword) => {
    if (own === category) tables.ranked.fill(0, keyword * TIERS, keyword * TIERS + TIERS);
  });
  for (let segment = 0; segment <= scenario.segments.length; segment += 1)
    tables.ranked[feedList(scenario, segment, category)] = 0;
}

function candidatesOf(tables: Tables, category: number): Candidates {
  const { standing } = tables;
  const held = standing.candidates[category];
  if (held) return held;
  const own = tables.onSale.filter((row) => row.category === category).map((row) => row.listing);
  const strays = straysIn(tables, category);
  const ids = Uint32Array.from([...own.sort((a, b) => a - b), ...strays]);
  const season = standing.season.words;
  const places = standing.phrases.of[category]?.length ?? 0;
  const fits = new Uint16Array(places * ids.length);
  const strength = new Float64Array(TIERS * ids.length);
  ids.forEach((id, i) => {
    const isStray = i >= own.length;
    const said = isStray ? strayFits(tables, id, category) : (standing.fits[id] as Uint16Array);
    for (let place = 0; place < places; place += 1)
      fits[place * ids.length + i] =
        season === 1 ? (said[place] as number) : bent(said[place] as number, season);
    // Bargain hunters see the cheaper third a little earlier, the well-off the dearer one.
    const lean = exp(0.35 * (tables.priceTerm[id] as number));
    const own3 = standing.strength[id] as number;
    strength[i] = own3 * lean;
    strength[ids.length + i] = own3;
    strength[2 * ids.length + i] = own3 / lean;
  });
  const made = { ids, own: own.length, fits, strength };
  standing.candidates[category] = made;
  return made;
}

// Goods of other kinds whose titles name this one.
function straysIn({ standing }: Tables, category: number): number[] {
  return [...standing.strays]
    .flatMap(([listing, named]) => (named.has(category) ? [listing] : []))
    .sort((a, b) => a - b);
}

// They are found by phrases that hold the word they borrowed, a little.
function strayFits({ standing }: Tables, listing: number, category: number): Uint16Array {
  const words = standing.strays.get(listing)?.get(category) ?? [];
  return Uint16Array.from(standing.phrases.of[category] ?? [], ({ text }) =>
    words.some((word) => text.includes(word)) ? standing.stray : 0,
  );
}

// A season that holds words dear spreads relevance out, another one pulls it together.
function bent(permille: number, exponent: number): number {
  return permille === 0 ? 0 : Math.round(1000 * pow(permille / 1000, exponent));
}

type RankRule = Scenario["marketplace"]["ranking"]["rule"];

/**
 * The contest's rule: relevance × 0.4 + performance × 0.06, each out of 100. Strength 1 is what ordinary goods
 * have; it makes a performance of 50. In thousandths of a point. Source: docs/model/marketplaces.md.
 */
export function contestScore(fitPermille: number, strength: number): number {
  const performance = (100 * strength) / (1 + strength);
  return 1000 * (0.4 * (fitPermille / 10) + 0.06 * performance);
}

function rankSearch(tables: Tables, list: number, rule: RankRule): void {
  const { phrases, card, shelf, click } = tables.standing;
  const keyword = Math.floor(list / TIERS);
  const candidates = candidatesOf(tables, phrases.category[keyword] as number);
  const { ids, fits, strength } = candidates;
  const fitFrom = (phrases.place[keyword] as number) * ids.length;
  const strengthFrom = (list % TIERS) * ids.length;
  for (let i = 0; i < ids.length; i += 1) {
    const fit = fits[fitFrom + i] as number;
    if (fit === 0) continue;
    const own = strength[strengthFrom + i] as number;
    offer(shelf, rule === "contest" ? contestScore(fit, own) : fit * own, i);
  }
  const from = endShelf(tables, list);
  for (let n = 0; n < shelf.count; n += 1) {
    const i = tables.item[from + n] as number;
    const id = ids[i] as number;
    const fit = (fits[fitFrom + i] as number) / 1000;
    // Whoever looks for one thing passes over another.
    const other = i < candidates.own ? 0 : click.stray;
    tables.item[from + n] = id;
    tables.base[from + n] = click.base + click.relevance * fit + (card[id] as number) - other;
  }
}

function rankFeed(tables: Tables, list: number, segment: number, category: number): void {
  const { ids, own } = candidatesOf(tables, category);
  const { strength, shelf } = tables.standing;
  for (let i = 0; i < own; i += 1) {
    const id = ids[i] as number;
    const taste = tables.appeal[segment * tables.rows.length + id] as number;
    offer(shelf, (strength[id] as number) * 600 * exp(0.8 * taste), i);
  }
  showCards(tables, list, ids);
}

// On the activity page the discount against the remembered price leads.
function rankActivity(tables: Tables, list: number, category: number): void {
  const { ids, own } = candidatesOf(tables, category);
  const { strength, shelf } = tables.standing;
  for (let i = 0; i < own; i += 1) {
    const id = ids[i] as number;
    const discount = Math.max(0, tables.memoryTerm[id] as number);
    // What was accepted for the festival is what its page is for.
    const accepted = tables.promo?.festive[id] === 1 ? ACCEPTED : 1;
    offer(shelf, (strength[id] as number) * 600 * accepted * exp(4 * discount), i);
  }
  showCards(tables, list, ids);
}

function showCards(tables: Tables, list: number, ids: Uint32Array): void {
  const from = endShelf(tables, list);
  const { shelf, click } = tables.standing;
  for (let n = 0; n < shelf.count; n += 1) {
    const id = ids[tables.item[from + n] as number] as number;
    tables.item[from + n] = id;
    tables.base[from + n] = click.base + click.feed + (tables.standing.card[id] as number);
  }
}

/** Room for a candidate's place below the score in a sort key. */
const PLACES = 2 ** 21;

function beginShelf(world: World, tables: Tables, list: number): void {
  const { shelf } = tables.standing;
  const isShuffled = armIsShuffled(world.options.arm);
  shelf.count = 0;
  shelf.shuffleKey = isShuffled ? purposeKey(world.seed, purpose("arm/shuffle")) : -1;
  shelf.occasion = list * 100_000 + world.now;
}

// Scores are whole numbers, ties go to the older listing: no rank hangs on a rounding error.
function offer(shelf: Shelf, score: number, candidate: number): void {
  const { keys, shuffleKey } = shelf;
  const whole =
    shuffleKey < 0
      ? Math.min(2 ** 31, Math.floor(score + 0.5))
      : bitsFor(shuffleKey, candidate, shelf.occasion) >>> 1;
  if (whole <= 0) return;
  const key = whole * PLACES + (PLACES - 1 - candidate);
  let place = shelf.count;
  if (place === LIST) {
    if (key <= (keys[LIST - 1] as number)) return;
    place = LIST - 1;
  } else {
    shelf.count += 1;
  }
  while (place > 0 && (keys[place - 1] as number) < key) {
    keys[place] = keys[place - 1] as number;
    place -= 1;
  }
  keys[place] = key;
}

// Puts the places of the best candidates into the list's slots; answers the first slot.
function endShelf(tables: Tables, list: number): number {
  const { shelf } = tables.standing;
  const from = list * LIST;
  for (let n = 0; n < shelf.count; n += 1)
    tables.item[from + n] = PLACES - 1 - ((shelf.keys[n] as number) % PLACES);
  if (shelf.count < LIST) tables.item[from + shelf.count] = -1;
  tables.ranked[list] = 1 + shelf.count;
  return from;
}
