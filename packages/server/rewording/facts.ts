/** What must survive a re-wording: numbers, sizes, order numbers go out as marks and come back as they were. */

/** Numbers with their decimals, and sizes that stand alone. */
const FACT = /\d+(?:[.,]\d+)*|(?<![A-Za-z])(?:XXL|XL|XS|[SML])(?![A-Za-z])/g;
const MARK = /\{(\d+)\}/g;

export interface Hidden {
  readonly text: string;
  readonly facts: readonly string[];
}

/** A sentence with marks in place of what it states. */
export function hideFacts(text: string): Hidden {
  const facts: string[] = [];
  const marked = text.replace(FACT, (fact) => `{${facts.push(fact)}}`);
  return { text: marked, facts };
}

/** The sentence with its facts again; null unless each mark is there once and nothing else was made up. */
export function restoreFacts(text: string, facts: readonly string[]): string | null {
  const marks = [...text.matchAll(MARK)].map(([, nth]) => Number(nth));
  const isWhole = marks.length === facts.length && facts.every((_, i) => marks.includes(i + 1));
  if (!isWhole || hasFacts(text.replace(MARK, ""))) return null;
  return text.replace(MARK, (_, nth: string) => facts[Number(nth) - 1] ?? "");
}

function hasFacts(text: string): boolean {
  // Full-width digits and the Chinese ones before a unit state a number as well.
  return text.normalize("NFKC").search(FACT) >= 0;
}
