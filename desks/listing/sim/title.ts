/** What does a title say, and what will the search make of it? */
import {
  tradeWords,
  wordsInTitle,
  type DeskContext,
  type Scenario,
  type WordsInTitle,
} from "@dianzhang/market";
import {
  TITLE_LIMIT,
  titleLength,
  type SearchNews,
  type TitleAnalysis,
  type TitleWord,
} from "../commands.ts";
import { searchesOf } from "./keywords.ts";
import type { ListingSlice } from "./slice.ts";

type Context = DeskContext<ListingSlice>;

/** A change of the search's rules is announced so many days before. */
const NOTICE_DAYS = 7;

interface Asked {
  readonly category: string;
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly words?: readonly string[] | undefined;
}

/** Null for a category the market does not have. */
export function titleAnalysis({ market }: Context, asked: Asked): TitleAnalysis | null {
  const { scenario } = market;
  const category = scenario.categories.findIndex((one) => one.id === asked.category);
  if (category < 0) return null;
  const { title, attributes } = asked;
  const found = wordsInTitle(scenario, { title, attributes, category });
  const phrases = found.phrases.map(({ keyword, match }) => ({
    phrase: scenario.keywords[keyword]?.text ?? "",
    match,
    searches: searchesOf(market, keyword).searches,
  }));
  const all = phrases.reduce((sum, one) => sum + one.searches, 0);
  const covered = phrases
    .filter(({ match }) => match === "exact" || match === "high")
    .reduce((sum, one) => sum + one.searches, 0);
  const isWhole = asked.words?.join("") === title;
  const cut = isWhole && asked.words ? asked.words : cutByTrade(title, tradeWords(scenario));
  return {
    length: Math.ceil(titleLength(title) / 2),
    limit: TITLE_LIMIT / 2,
    words: wordsOf(scenario, category, cut, found),
    phrases,
    coveragePermille: all === 0 ? 0 : Math.round((1000 * covered) / all),
  };
}

// Forward maximum matching; what no word of the trade covers stays together.
function cutByTrade(title: string, words: readonly string[]): string[] {
  const cut: string[] = [];
  let loose = "";
  for (let at = 0; at < title.length;) {
    const word = words.find((one) => title.startsWith(one, at));
    if (word === undefined) {
      loose += title[at];
      at += 1;
      continue;
    }
    if (loose) cut.push(loose);
    loose = "";
    cut.push(word);
    at += word.length;
  }
  return loose ? [...cut, loose] : cut;
}

function wordsOf(
  scenario: Scenario,
  category: number,
  cut: readonly string[],
  { foreign, banned }: WordsInTitle,
): TitleWord[] {
  const own = scenario.categories[category];
  const cores = new Set(
    scenario.keywords.filter((one) => one.category === own?.id).map(({ terms }) => terms[0]),
  );
  const values = new Set(
    own?.attributes.flatMap((attribute) => attribute.values.map(({ name }) => name.zh)),
  );
  const kindOf = (text: string): TitleWord["kind"] => {
    if (banned.some((claim) => claim.includes(text) || text.includes(claim))) return "banned";
    if (cores.has(text)) return "core";
    if (values.has(text)) return "attribute";
    return foreign.includes(text.toLowerCase()) ? "foreign" : "other";
  };
  return cut
    .filter((text) => text.trim() !== "")
    .map((text, i, all) => ({ text, kind: kindOf(text), isRepeated: all.indexOf(text) < i }));
}

/** What the search lays weight on now, and from when on something else. */
export function searchNews({ market }: Context): SearchNews {
  const today = Math.floor(market.now / 24);
  const emphasis = market.searchEmphasis(today);
  for (let day = today + 1; day <= today + NOTICE_DAYS; day += 1) {
    const then = market.searchEmphasis(day);
    if (then !== emphasis) return { emphasis, next: { emphasis: then, day } };
  }
  return { emphasis, next: null };
}
