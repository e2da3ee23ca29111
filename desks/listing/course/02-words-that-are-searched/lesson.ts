/** Words that are searched: a shop nobody finds, a keyword tool, titles to write anew — once. */
import type { Category, LessonRules, Policy, Scenario, Seat } from "@dianzhang/desk-kit";
import { because, gapClosed, met, type Criterion, type Evidence } from "@dianzhang/grading";
import {
  TITLE_LIMIT,
  titleLength,
  type KeywordLine,
  type ListingLine,
  type TitleAnalysis,
} from "../../commands.ts";

/** Share of the searches a title must cover, in thousandths. */
const COVERED = 450;
const GOODS = 6;

type Order = ReturnType<Policy>[number];

interface Written {
  readonly line: ListingLine;
  readonly analysis: TitleAnalysis;
}

function written(evidence: Evidence): Written[] {
  const lines = evidence.view("listing/listing-list", { days: 7 }) as ListingLine[];
  return lines
    .filter((line) => line.isPublished)
    .map((line) => {
      const { attributes } = evidence.view("listing/listing", { listing: line.listing }) as {
        attributes: Record<string, string>;
      };
      const { title, category } = line;
      const asked = { title, category, attributes };
      return { line, analysis: evidence.view("listing/title-analysis", asked) as TitleAnalysis };
    });
}

const covered: Criterion = {
  id: "covered",
  points: 40,
  text: {
    zh: `每件在售商品都接得住本类目 45% 以上的搜索`,
    en: "Every product on sale answers at least 45 % of the searches of its category",
  },
  judge: (evidence) => {
    const all = written(evidence);
    const [least] = all.toSorted(
      (a, b) => a.analysis.coveragePermille - b.analysis.coveragePermille,
    );
    const percent = Math.round((least?.analysis.coveragePermille ?? 0) / 10);
    return met(
      all.length > 0 && percent * 10 >= COVERED,
      because(
        `覆盖最少的是「${least?.line.title ?? ""}」：${percent}%。`,
        `The least covered is "${least?.line.title ?? ""}": ${percent}%.`,
      ),
    );
  },
};

const honest: Criterion = {
  id: "honest",
  points: 25,
  text: {
    zh: "标题里没有别的类目的词、禁用词和重复的词",
    en: "No title holds another category's word, a forbidden claim or a word twice",
  },
  judge: (evidence) => {
    const all = written(evidence);
    const changed = evidence.rows.some((row) => row.command.type === "listing/edit-listing");
    const bad = all.flatMap(({ line, analysis }) =>
      analysis.words
        .filter((word) => word.kind === "foreign" || word.kind === "banned" || word.isRepeated)
        .map((word) => ({ title: line.title, text: word.text })),
    );
    return met(
      changed && bad.length === 0,
      bad[0]
        ? because(
            `「${bad[0].title}」里的「${bad[0].text}」。`,
            `"${bad[0].text}" in "${bad[0].title}".`,
          )
        : because("没有这样的词。", "There is none."),
    );
  },
};

const once: Criterion = {
  id: "once",
  points: 15,
  text: {
    zh: "每件商品的标题只改一次",
    en: "Each title is changed once and no more",
  },
  judge: (evidence) => {
    const times = new Map<number, number>();
    for (const { command } of evidence.rows) {
      if (command.type !== "listing/edit-listing" || command["title"] === undefined) continue;
      const listing = command["listing"] as number;
      times.set(listing, (times.get(listing) ?? 0) + 1);
    }
    const most = Math.max(0, ...times.values());
    return met(
      most === 1,
      because(`改得最多的一件改了 ${most} 次。`, `The one changed most was changed ${most} times.`),
    );
  },
};

const earned: Criterion = {
  id: "earned",
  points: 20,
  text: {
    zh: "十天后的利润至少达到参考店长的四成",
    en: "After ten days, at least two fifths of the reference's profit",
  },
  judge: (evidence) => {
    const share = gapClosed(evidence.profitFen, evidence.referenceProfitFen);
    const yuan = (evidence.profitFen / 100).toFixed(2);
    return met(
      share === null ? evidence.profitFen > 0 : share >= 0.4,
      because(`利润 ¥${yuan}。`, `Profit ¥${yuan}.`),
    );
  },
};

/** The two busiest categories, three goods each; every word of their titles is true, and none is searched alone. */
function prepare(scenario: Scenario): readonly Order[] {
  const busiest = scenario.categories.toSorted((a, b) => b.demand - a.demand).slice(0, 2);
  const goods = Array.from({ length: GOODS }, (_, i) => goodsOf(busiest[i % 2] as Category, i));
  return [
    ...goods,
    { type: "listing/publish", listings: goods.map((_, i) => i) },
    { type: "storefront/set-profile", name: "青禾衣舍", mainCategory: busiest[0]?.id ?? "" },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 600 },
    { type: "storefront/open-shop" },
  ];
}

function goodsOf(category: Category, slot: number): Order {
  const attributes: Record<string, string> = {};
  const words: string[] = [];
  category.attributes.forEach((attribute, i) => {
    const value = attribute.values[(slot + i) % attribute.values.length];
    if (!value) return;
    attributes[attribute.id] = value.id;
    words.push(value.name.zh);
  });
  const [first, second] = category.variants;
  return {
    type: "listing/create-listing",
    category: category.id,
    title: `${words[0] ?? ""}新款${slot + 1}`,
    attributes,
    grade: "standard",
    shoot: "studio",
    skus: (first?.values ?? []).slice(0, 3).map((value) => ({
      options: {
        [first?.id ?? ""]: value.id,
        ...(second ? { [second.id]: second.values[1]?.id ?? "" } : {}),
      },
      priceFen: Math.round((category.unitCostFen * 2.2) / 100) * 100,
      stock: 40,
    })),
  };
}

type Titled = (seat: Seat, line: ListingLine) => string;

function play(titled: Titled): Policy {
  return (seat) => {
    const lines = seat.view("listing/listing-list", { days: 7 }) as readonly ListingLine[];
    return lines
      .filter((line) => line.title.includes("新款"))
      .map((line) => ({
        type: "listing/edit-listing",
        listing: line.listing,
        title: titled(seat, line),
      }));
  };
}

/** Phrases whose words are true of the goods, most searched first, until the title is full; no word twice. */
function searchedTitle(seat: Seat, line: ListingLine): string {
  const found = seat.view("listing/keywords", { category: line.category }) as KeywordLine[];
  const { attributes } = seat.view("listing/listing", { listing: line.listing }) as {
    attributes: Record<string, string>;
  };
  const category = seat.scenario.categories.find((one) => one.id === line.category);
  const own = (category?.attributes ?? []).flatMap((attribute) =>
    attribute.values
      .filter((value) => attributes[attribute.id] === value.id)
      .map((value) => value.name.zh),
  );
  const cores = found
    .filter((one) => one.level === "broad")
    .toSorted((a, b) => b.searches - a.searches)
    .map((one) => one.phrase);
  let title = "";
  for (const word of [...own.slice(0, 3), ...cores]) {
    if (title.includes(word) || titleLength(title + word) > TITLE_LIMIT) continue;
    title += word;
  }
  return title;
}

const reference = play(searchedTitle);

/** The same titles, and the hottest word of another category at the end. */
const stuffed = play((seat, line) => {
  const hot = seat.scenario.keywords
    .filter((one) => one.level === "broad" && one.category !== line.category)
    .toSorted((a, b) => b.volume - a.volume)[0];
  return `${searchedTitle(seat, line)}${hot?.text ?? ""}`;
});

export const wordsThatAreSearched: LessonRules = {
  slug: "words-that-are-searched",
  desk: "listing",
  title: { zh: "写买家在搜的词：标题优化", en: "Words that are searched: titles that are found" },
  setting: { scenario: "apparel", seed: 417, shoppers: 29_000, warmDays: 3, days: 10 },
  prepare,
  criteria: () => [covered, honest, once, earned],
  reference,
  mistake: { play: stuffed, loses: "honest" },
};
