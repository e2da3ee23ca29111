/** How well a listing answers a phrase: words in the title, attributes filled in, category. */
import { findClaims, hasClaims } from "../claims/known.ts";
import type { ListingRow } from "../desk.ts";
import type { Keyword, Scenario } from "../scenario/schema.ts";

/** Match levels of title and phrase: 完全 exact, 高度 high, 部分 partial. */
export const MATCH = { exact: 1000, high: 800, partial: 450, none: 0 } as const;
/** Each foreign core word in a title takes this from its relevance: a stuffed title says nothing. */
const STUFFING = 140;
/** A wanted attribute that is filled in with another value. */
const CONTRADICTION = 0.55;

/** A phrase as titles are searched for it. */
interface Phrase {
  readonly text: string;
  readonly terms: readonly string[];
  readonly wants: readonly (readonly [attribute: string, value: string])[];
  readonly isBroad: boolean;
}

/** The scenario's phrases by category, made once per market. */
export interface Phrases {
  /** Claims that no title may make. */
  readonly banned: readonly string[];
  /** Category → its phrases in the order of the scenario. */
  readonly of: readonly (readonly Phrase[])[];
  /** Keyword → its category, and its place among the phrases of that category. */
  readonly category: Uint16Array;
  readonly place: Uint16Array;
}

export function newPhrases(scenario: Scenario): Phrases {
  const ids = new Map(scenario.categories.map((category, i) => [category.id, i]));
  const of: Phrase[][] = scenario.categories.map(() => []);
  const category = Uint16Array.from(scenario.keywords, (one) => ids.get(one.category) ?? 0);
  const place = Uint16Array.from(
    scenario.keywords,
    (one, k) => (of[category[k] as number] as Phrase[]).push(phraseOf(one)) - 1,
  );
  return { of, category, place, banned: scenario.bannedClaims.map((one) => one.toLowerCase()) };
}

function phraseOf(keyword: Keyword): Phrase {
  return {
    text: keyword.text.toLowerCase(),
    terms: keyword.terms.map((term) => term.toLowerCase()),
    wants: Object.entries(keyword.wants),
    isBroad: keyword.level === "broad",
  };
}

/** Relevance in thousandths of a listing to each phrase of its category; 0 = not shown for it. */
export function fitsOf(
  phrases: Phrases,
  row: Pick<ListingRow, "title" | "attributes" | "category">,
  search: { readonly banned: number },
): Uint16Array {
  const title = row.title.toLowerCase();
  const isBanned = phrases.banned.some((claim) => title.includes(claim)) || hasClaims(row.title);
  const honest = isBanned ? search.banned : 1;
  const stuffed = STUFFING * foreignWords(phrases, title, row.category).length;
  return Uint16Array.from(phrases.of[row.category] ?? [], (phrase) => {
    const level = matchLevel(phrase, title, row.attributes);
    if (level === MATCH.none) return MATCH.none;
    let fit = 1;
    for (const [attribute, wanted] of phrase.wants) {
      const filled = row.attributes[attribute];
      if (filled !== undefined && filled !== wanted) fit *= CONTRADICTION;
    }
    return Math.max(50, Math.round(level * fit * honest) - stuffed);
  });
}

/** Other categories whose core words a title says, each with those words; null for an honest title. */
export function straysOf(
  phrases: Phrases,
  row: Pick<ListingRow, "title" | "category">,
): Strays | null {
  const title = row.title.toLowerCase();
  const found = foreignWords(phrases, title, row.category);
  if (found.length === 0) return null;
  const strays = new Map<number, string[]>();
  phrases.of.forEach((of, category) => {
    if (category === row.category) return;
    const own = of.filter(({ isBroad, text }) => isBroad && found.includes(text));
    if (own.length > 0)
      strays.set(
        category,
        own.map(({ text }) => text),
      );
  });
  return strays;
}

/** Category → its core words that a title of another category says. */
export type Strays = ReadonlyMap<number, readonly string[]>;

/** 完全 exact, 高度 high, 部分 partial, 不匹配 none: as a title tool shows it. */
export const MATCHES = ["exact", "high", "partial", "none"] as const;
export type Match = (typeof MATCHES)[number];

/** What the search makes of a title: nothing here that a platform's own title tool would not say. */
export interface WordsInTitle {
  /** For each phrase of the category, in the scenario's order. */
  readonly phrases: readonly { readonly keyword: number; readonly match: Match }[];
  /** Core words of other categories. */
  readonly foreign: readonly string[];
  /** Claims the law forbids. */
  readonly banned: readonly string[];
}

export function wordsInTitle(
  scenario: Scenario,
  row: Pick<ListingRow, "title" | "attributes" | "category">,
): WordsInTitle {
  const phrases = phrasesOf(scenario);
  const title = row.title.toLowerCase();
  const own = phrases.of[row.category] ?? [];
  const numbers = scenario.keywords.flatMap((_, k) =>
    phrases.category[k] === row.category ? [k] : [],
  );
  return {
    phrases: own.map((phrase, place) => {
      const level = matchLevel(phrase, title, row.attributes);
      const match = MATCHES.find((name) => MATCH[name] === level) ?? "none";
      return { keyword: numbers[place] as number, match };
    }),
    foreign: foreignWords(phrases, title, row.category),
    banned: [
      ...new Set([
        ...phrases.banned.filter((claim) => title.includes(claim)),
        ...findClaims(row.title).map(({ text }) => text.toLowerCase()),
      ]),
    ],
  };
}

/** The words of the trade: what people type, and the names of attribute values; longest first. */
export function tradeWords(scenario: Scenario): string[] {
  const words = new Set<string>([...scenario.bannedClaims, ...scenario.tradeWords]);
  for (const { terms } of scenario.keywords) for (const term of terms) words.add(term);
  for (const { attributes } of scenario.categories)
    for (const { values } of attributes) for (const { name } of values) words.add(name.zh);
  return [...words].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const known = new WeakMap<Scenario, Phrases>();

/** A scenario never changes, so its phrases are made once. */
function phrasesOf(scenario: Scenario): Phrases {
  const made = known.get(scenario) ?? newPhrases(scenario);
  known.set(scenario, made);
  return made;
}

// A word counts when the title says it, or when a filled-in attribute says it.
function matchLevel(
  phrase: Phrase,
  title: string,
  attributes: Readonly<Record<string, string>>,
): number {
  if (title.includes(phrase.text)) return MATCH.exact;
  let said = 0;
  phrase.terms.forEach((term, i) => {
    if (title.includes(term) || (i > 0 && isFilled(phrase, i, attributes))) said += 1;
  });
  if (said === phrase.terms.length) return MATCH.high;
  // Not one word in common: the search does not even find it.
  return said > 0 ? MATCH.partial : MATCH.none;
}

// Attribute words stand after the core word, in the order of `wants`.
function isFilled(
  phrase: Phrase,
  term: number,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const wanted = phrase.wants[term - 1];
  return wanted !== undefined && attributes[wanted[0]] === wanted[1];
}

// A foreign word inside one of the category's own words is no stuffing.
function foreignWords(phrases: Phrases, title: string, own: number): string[] {
  const ownWords = (phrases.of[own] ?? []).filter(
    ({ isBroad, text }) => isBroad && title.includes(text),
  );
  const foreign: string[] = [];
  phrases.of.forEach((of, category) => {
    if (category === own) return;
    for (const { isBroad, text } of of) {
      if (!isBroad || !title.includes(text)) continue;
      if (!ownWords.some((word) => word.text.includes(text))) foreign.push(text);
    }
  });
  return foreign;
}
