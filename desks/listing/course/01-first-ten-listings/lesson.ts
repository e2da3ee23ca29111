/** First listings: words shoppers type, every attribute, a picture, a price that pays. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, gapClosed, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CategoryForm, ListingLine } from "../../commands.ts";

const WANTED = 4;

/** Only the trainee's own listings count, and only those on sale. */
function onSale(evidence: Evidence): ListingLine[] {
  return (evidence.view("listing/listing-list", { days: 7 }) as ListingLine[]).filter(
    (line) => line.isPublished,
  );
}

function forms(evidence: Evidence): readonly CategoryForm[] {
  return evidence.view("listing/category-forms") as CategoryForm[];
}

const goodsOnSale: Criterion = {
  id: "on-sale",
  points: 20,
  text: {
    zh: `上架至少 ${WANTED} 件商品，属性全部填写`,
    en: `At least ${WANTED} listings on sale with every attribute filled in`,
  },
  judge: (evidence) => {
    const good = onSale(evidence).filter((line) => line.completenessPermille === 1000).length;
    return met(
      good >= WANTED,
      because(
        `属性填满并在售的商品有 ${good} 件。`,
        `${good} listings are on sale with every attribute filled in.`,
      ),
    );
  },
};

const searchedWords: Criterion = {
  id: "words",
  points: 30,
  text: {
    zh: "每个标题都含有买家真正在搜的词",
    en: "Every title holds a phrase that shoppers type",
  },
  judge: (evidence) => {
    const lines = onSale(evidence);
    const typed = new Map(forms(evidence).map((form) => [form.id, form.suggestions]));
    const silent = lines.filter(
      (line) => !(typed.get(line.category) ?? []).some((phrase) => line.title.includes(phrase)),
    );
    return met(
      lines.length > 0 && silent.length === 0,
      because(
        silent[0] ? `「${silent[0].title}」里没有一个搜索词。` : "每个标题都能被搜到。",
        silent[0]
          ? `"${silent[0].title}" holds no phrase anybody types.`
          : "Every title can be found.",
      ),
    );
  },
};

const decentPictures: Criterion = {
  id: "picture",
  points: 20,
  text: {
    zh: "每件在售商品都有像样的主图（吸引力 ≥ 0.35）",
    en: "Every listing on sale has a decent main picture (appeal ≥ 0.35)",
  },
  judge: (evidence) => {
    const lines = onSale(evidence);
    const weak = lines.filter((line) => line.picturePermille < 350).length;
    return met(
      lines.length > 0 && weak === 0,
      because(`主图偏弱的商品有 ${weak} 件。`, `${weak} listings have a weak picture.`),
    );
  },
};

const earnings: Criterion = {
  id: "earned",
  points: 30,
  text: {
    zh: "七天后的利润至少达到参考店长的四分之一",
    en: "After seven days, at least a quarter of the reference's profit",
  },
  judge: (evidence) => {
    const share = gapClosed(evidence.profitFen, evidence.referenceProfitFen);
    const yuan = (evidence.profitFen / 100).toFixed(2);
    return met(
      share === null ? evidence.profitFen > 0 : share >= 0.25,
      because(`利润 ¥${yuan}。`, `Profit ¥${yuan}.`),
    );
  },
};

function criteria(): readonly Criterion[] {
  return [goodsOnSale, searchedWords, decentPictures, earnings];
}

type Titled = (form: CategoryForm, words: readonly string[], slot: number) => string;
type Order = ReturnType<Policy>[number];

function play(titled: Titled): Policy {
  return (seat) => {
    const lines = seat.view("listing/listing-list") as readonly ListingLine[];
    if (lines.length === 0) return goods(seat, titled);
    const drafts = lines.filter((line) => !line.isPublished).map((line) => line.listing);
    return drafts.length > 0
      ? [{ type: "listing/publish", listings: drafts }, { type: "storefront/open-shop" }]
      : [];
  };
}

function goods(seat: Seat, titled: Titled): Order[] {
  const all = seat.view("listing/category-forms") as readonly CategoryForm[];
  return [0, 1, 2, 3, 4, 5].map((slot) => list(all[slot % 2] as CategoryForm, slot, titled));
}

function list(form: CategoryForm, slot: number, titled: Titled): Order {
  const attributes: Record<string, string> = {};
  const words: string[] = [];
  form.attributes.forEach((attribute, i) => {
    const value = attribute.values[(slot + i) % attribute.values.length];
    if (!value) return;
    attributes[attribute.id] = value.id;
    words.push(value.name.zh);
  });
  const [first, second] = form.variants;
  return {
    type: "listing/create-listing",
    category: form.id,
    title: titled(form, words, slot),
    attributes,
    grade: "standard",
    shoot: "phone",
    skus: (first?.values ?? []).slice(0, 4).map((value) => ({
      options: {
        [first?.id ?? ""]: value.id,
        ...(second ? { [second.id]: second.values[1]?.id ?? "" } : {}),
      },
      priceFen: Math.round((form.unitCostFen.standard * 2.2) / 100) * 100,
      stock: 25,
    })),
  };
}

/** The most typed phrase, and the words that are true of the goods. */
const reference = play(
  (form, words) => `${words.slice(0, 3).join("")}${form.suggestions[0] ?? ""}`,
);

/** Slogans instead of words: nobody types "hot sale". */
const slogans = play((_, __, slot) => `新品热卖爆款包邮${slot + 1}`);

export const firstTenListings: LessonRules = {
  slug: "first-ten-listings",
  desk: "listing",
  title: {
    zh: "第一批商品：让人搜得到、看得懂、愿意买",
    en: "First listings: found, understood, bought",
  },
  setting: { scenario: "apparel", seed: 411, shoppers: 29_000, warmDays: 0, days: 7 },
  prepare: (scenario) => [
    {
      type: "storefront/set-profile",
      name: "青禾衣舍",
      mainCategory: scenario.categories[0]?.id ?? "",
    },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 600 },
  ],
  criteria,
  reference,
  mistake: { play: slogans, loses: "words" },
};
