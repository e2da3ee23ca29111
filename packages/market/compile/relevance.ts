/** How well a listing answers a phrase: words in the title, attributes filled in, category. */
import type { ListingRow } from "../desk.ts";
import type { Keyword, Scenario } from "../scenario/schema.ts";

/** Match levels of title and phrase: 完全 exact, 高度 high, 部分 partial. */
export const MATCH = { exact: 1000, high: 800, partial: 450, none: 0 } as const;
/** Each foreign core word in a title takes this from its relevance: a stuffed title says nothing. */
const STUFFING = 140;
/** A wanted attribute that is filled in with another value. */
const CONTRADICTION = 0.55;

/** Relevance in thousandths; 0 = not shown for this phrase. */
export function relevance(keyword: Keyword, listing: ListingRow, scenario: Scenario): number {
  if (scenario.categories[listing.category]?.id !== keyword.category) return MATCH.none;
  const title = listing.title.toLowerCase();
  const level = matchLevel(keyword, title, listing.attributes);
  if (level === MATCH.none) return MATCH.none;
  let fit = 1;
  for (const [attribute, wanted] of Object.entries(keyword.wants)) {
    const filled = listing.attributes[attribute];
    if (filled !== undefined && filled !== wanted) fit *= CONTRADICTION;
  }
  return Math.max(
    50,
    Math.round(level * fit) - STUFFING * foreignWords(title, listing.category, scenario),
  );
}

// A word counts when the title says it, or when a filled-in attribute says it.
function matchLevel(
  keyword: Keyword,
  title: string,
  attributes: Readonly<Record<string, string>>,
): number {
  if (title.includes(keyword.text.toLowerCase())) return MATCH.exact;
  let said = 0;
  keyword.terms.forEach((term, i) => {
    if (title.includes(term.toLowerCase())) said += 1;
    else if (i > 0 && isFilled(keyword, i, attributes)) said += 1;
  });
  if (said === keyword.terms.length) return MATCH.high;
  // Not one word in common: the search does not even find it.
  return said > 0 ? MATCH.partial : MATCH.none;
}

// Attribute words stand after the core word, in the order of `wants`.
function isFilled(
  keyword: Keyword,
  term: number,
  attributes: Readonly<Record<string, string>>,
): boolean {
  const wanted = Object.entries(keyword.wants)[term - 1];
  return wanted !== undefined && attributes[wanted[0]] === wanted[1];
}

function foreignWords(title: string, own: number, scenario: Scenario): number {
  const ownCategory = scenario.categories[own]?.id;
  let foreign = 0;
  for (const keyword of scenario.keywords) {
    if (keyword.level !== "broad" || keyword.category === ownCategory) continue;
    const word = keyword.text.toLowerCase();
    if (title.includes(word) && !isPartOfOwn(word, title, ownCategory, scenario)) foreign += 1;
  }
  return foreign;
}

// A foreign word inside one of the category's own words is no stuffing.
function isPartOfOwn(
  word: string,
  title: string,
  own: string | undefined,
  scenario: Scenario,
): boolean {
  return scenario.keywords.some(
    (keyword) =>
      keyword.category === own &&
      keyword.level === "broad" &&
      keyword.text.toLowerCase().includes(word) &&
      title.includes(keyword.text.toLowerCase()),
  );
}
