/** Words that belong: from the search-term report to negative words and exact ones, without choking the ad. */
import type { LessonRules, Policy, Scenario, Seat } from "@dianzhang/desk-kit";
import { because, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CampaignLine, KeywordIdea, KeywordLine, TermLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

/** The dress that was advertised without a look at what is typed. */
const LISTING = 2;
const BOUGHT = 3;
const LEAST_CLICKS = 10;
/** Terms nobody clicked prove nothing. */
const COUNTS_FROM = 2;

interface Sight {
  view(name: string, params?: unknown): unknown;
}

/** What was typed, and how much of it the goods are. */
function terms(sight: Sight): readonly { readonly line: TermLine; readonly fits: boolean }[] {
  const ideas = sight.view("search-ads/keyword-tool", { listing: LISTING });
  const fit = new Map(
    (ideas as readonly KeywordIdea[]).map(({ keyword, fitPermille }) => [keyword, fitPermille]),
  );
  return (sight.view("search-ads/term-report") as readonly TermLine[]).map((line) => ({
    line,
    fits: fit.get(line.typed) === 1000,
  }));
}

function negativesOf(sight: Sight): readonly string[] {
  const lines = sight.view("search-ads/campaign-list") as readonly CampaignLine[];
  return lines.flatMap(({ groups }) => groups.flatMap(({ negatives }) => negatives));
}

function keywords(sight: Sight, days: number | null): readonly KeywordLine[] {
  return sight.view("search-ads/keyword-report", { days }) as readonly KeywordLine[];
}

const keptOut: Criterion = {
  id: "kept-out",
  points: 35,
  text: {
    zh: "花过钱又不相干的搜索词都被挡住：否定词，或把匹配改成精准",
    en: "Terms that cost money and do not belong are kept out: by negative words or exact match",
  },
  judge: (evidence) => {
    const negatives = negativesOf(evidence);
    const open = new Set(
      keywords(evidence, null)
        .filter(({ isRunning, match }) => isRunning && match !== "exact")
        .map(({ bid }) => bid),
    );
    const bad = terms(evidence).filter(({ line, fits }) => !fits && line.clicks >= COUNTS_FROM);
    const left = bad.filter(
      ({ line }) => open.has(line.bid) && !negatives.some((word) => line.typed.includes(word)),
    );
    const [worst] = left.toSorted((a, b) => b.line.costFen - a.line.costFen);
    return met(
      bad.length > 0 && left.length === 0,
      because(
        worst
          ? `“${worst.line.typed}”还会触发广告，已花 ¥${worst.line.costFen / 100}。`
          : `${bad.length} 个不相干的词都挡住了。`,
        worst
          ? `"${worst.line.typed}" still lets the ad in; it has cost ¥${worst.line.costFen / 100}.`
          : `All ${bad.length} terms that do not belong are kept out.`,
      ),
    );
  },
};

const boughtExactly: Criterion = {
  id: "bought",
  points: 30,
  text: {
    zh: `至少 ${BOUGHT} 个说中这条裙子的搜索词单独买成精准匹配`,
    en: `At least ${BOUGHT} terms that describe the dress are bought on their own, exactly`,
  },
  judge: (evidence) => {
    const fitting = new Set(
      terms(evidence)
        .filter(({ fits }) => fits)
        .map(({ line }) => line.typed),
    );
    const held = keywords(evidence, null).filter(
      ({ match, keyword, isRunning }) => isRunning && match === "exact" && fitting.has(keyword),
    );
    return partly(
      held.length / BOUGHT,
      because(`精准买下了 ${held.length} 个。`, `${held.length} of them are bought exactly.`),
    );
  },
};

const alive: Criterion = {
  id: "alive",
  points: 35,
  text: {
    zh: `最后三天广告还有至少 ${LEAST_CLICKS} 次点击：没有把自己也挡在外面`,
    en: `At least ${LEAST_CLICKS} clicks in the last three days: the ad itself is not kept out`,
  },
  judge: (evidence: Evidence) => {
    const clicks = keywords(evidence, 3).reduce((sum, line) => sum + line.clicks, 0);
    return met(
      clicks >= LEAST_CLICKS,
      because(`最后三天点击 ${clicks} 次。`, `${clicks} clicks in the last three days.`),
    );
  },
};

type Forms = readonly {
  readonly id: string;
  readonly attributes: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string; readonly name: { readonly zh: string } }[];
  }[];
}[];

// Values of its attributes that the dress does not have.
function foreignWords(seat: Seat): string[] {
  const dress = seat.view("listing/listing", { listing: LISTING }) as {
    readonly category: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
  const forms = seat.view("listing/category-forms") as Forms;
  const form = forms.find(({ id }) => id === dress.category);
  return (form?.attributes ?? []).flatMap(({ id, values }) =>
    values.filter((value) => dress.attributes[id] !== value.id).map(({ name }) => name.zh),
  );
}

function play(negatives: (seat: Seat) => readonly string[]): Policy {
  return (seat) => {
    if (negativesOf(seat).length > 0) return [];
    const held = new Set(keywords(seat, null).map(({ keyword }) => keyword));
    const wanted = terms(seat).filter(({ line, fits }) => fits && !held.has(line.typed));
    const keywordsWanted = [...new Set(wanted.map(({ line }) => line.typed))].map((keyword) => ({
      keyword,
      match: "exact",
      bidFen: 400,
    }));
    return [
      { type: "search-ads/set-group", group: 0, negatives: negatives(seat) },
      { type: "search-ads/add-keywords", group: 0, keywords: keywordsWanted },
    ];
  };
}

/** Words the dress is not, and new fashions it does not claim. */
const reference = play((seat) => [...foreignWords(seat), "新款", "大码", "小个子", "裙子", "长裙"]);

/** The word that stands in everything the dress could be found by. */
const chokes = play((seat) => [...foreignWords(seat), "裙", "新款", "大码", "小个子"]);

function prepare(scenario: Scenario): ReturnType<Policy> {
  const core = scenario.keywords.find(({ level }) => level === "broad")?.text ?? "";
  return [
    ...dressShop(scenario),
    { type: "search-ads/create-campaign", name: "连衣裙", budgetFen: 20_000, isEven: false },
    {
      type: "search-ads/create-group",
      campaign: 0,
      listing: LISTING,
      keywords: [{ keyword: core, match: "broad", bidFen: 650 }],
    },
  ];
}

export const wordsThatBelong: LessonRules = {
  slug: "words-that-belong",
  desk: "search-ads",
  title: { zh: "词要对得上：搜索词与否定词", en: "Words that belong: search terms and negatives" },
  setting: { scenario: "apparel", seed: 617, shoppers: 29_000, warmDays: 4, days: 6 },
  prepare,
  criteria: () => [keptOut, boughtExactly, alive],
  reference,
  mistake: { play: chokes, loses: "alive" },
};
