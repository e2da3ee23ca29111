/** Which typed phrases a bid's phrase meets, by its match type. */
import { MATCH_TYPES } from "../events.ts";
import type { Scenario } from "../scenario/schema.ts";

/** Keyword × match type → the phrases met, ascending; each found when first asked for. */
export interface Reach {
  readonly texts: readonly string[];
  readonly held: (Int32Array | undefined)[];
}

export function newReach(scenario: Scenario): Reach {
  return { texts: scenario.keywords.map(({ text }) => text.toLowerCase()), held: [] };
}

/**
 * Exact 精准: the phrase itself. Phrase 短语: every phrase of its category that holds all its words. Broad 广泛: every
 * phrase of its category that holds one of its words; a category's own core word meets all of them.
 */
export function phrasesMet(
  reach: Reach,
  scenario: Scenario,
  keyword: number,
  match: number,
): Int32Array {
  const at = keyword * MATCH_TYPES.length + match;
  const held = reach.held[at];
  if (held) return held;
  const own = scenario.keywords[keyword];
  const words = (own?.terms ?? []).map((term) => term.toLowerCase());
  const meets = (query: number): boolean => {
    if (query === keyword) return true;
    if (match === 0 || scenario.keywords[query]?.category !== own?.category) return false;
    const text = reach.texts[query] as string;
    if (match === 1) return words.every((word) => text.includes(word));
    return own?.level === "broad" || words.some((word) => text.includes(word));
  };
  const found = Int32Array.from(scenario.keywords.keys()).filter((query) => meets(query));
  reach.held[at] = found;
  return found;
}
