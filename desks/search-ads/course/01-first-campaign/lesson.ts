/** A first campaign: a budget, words the goods answer, and a click that is not dearer than it is worth. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CampaignLine, KeywordIdea, KeywordLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const WANTED = 8;
const MOST_BUDGET_FEN = 6000;
const MOST_CHARGE_FEN = 100;
const LEAST_CLICKS = 40;

function keywords(evidence: Evidence): readonly KeywordLine[] {
  const params = { days: null, withQuality: true };
  return evidence.view("search-ads/keyword-report", params) as readonly KeywordLine[];
}

function campaigns(evidence: Evidence): readonly CampaignLine[] {
  return evidence.view("search-ads/campaign-list") as readonly CampaignLine[];
}

const budget: Criterion = {
  id: "budget",
  points: 20,
  text: {
    zh: "第一天就有推广计划，日限额合计不超过 ¥60",
    en: "A campaign on the first day, daily budgets of ¥60 in all at most",
  },
  judge: (evidence) => {
    const made = evidence.rows.find(({ command }) => command.type === "search-ads/create-campaign");
    const total = campaigns(evidence).reduce((sum, { budgetFen }) => sum + budgetFen, 0);
    if (!made) return met(false, because("没有建计划。", "There is no campaign."));
    return met(
      made.tick < 48 && total <= MOST_BUDGET_FEN,
      decided(made, `日限额合计 ¥${total / 100}。`, `Daily budgets come to ¥${total / 100}.`),
    );
  },
};

const answers: Criterion = {
  id: "answers",
  points: 25,
  text: {
    zh: `至少 ${WANTED} 个关键词的相关性达到 800：文案和属性真的回答了买家搜的词`,
    en: `At least ${WANTED} keywords with a relevance of 800: text and attributes answer what is typed`,
  },
  judge: (evidence) => {
    const good = keywords(evidence).filter(
      ({ isRunning, quality }) => isRunning && (quality?.relevance ?? 0) >= 800,
    ).length;
    return partly(
      good / WANTED,
      because(`相关性达标的关键词有 ${good} 个。`, `${good} keywords are relevant enough.`),
    );
  },
};

const clicked: Criterion = {
  id: "clicked",
  points: 25,
  text: {
    zh: `广告被点击至少 ${LEAST_CLICKS} 次`,
    en: `At least ${LEAST_CLICKS} clicks on the ads`,
  },
  judge: (evidence) => {
    const clicks = keywords(evidence).reduce((sum, line) => sum + line.clicks, 0);
    return partly(clicks / LEAST_CLICKS, because(`点击 ${clicks} 次。`, `${clicks} clicks.`));
  },
};

const price: Criterion = {
  id: "price",
  points: 30,
  text: {
    zh: "平均每次点击不超过 ¥1.00",
    en: "A click costs ¥1.00 at most on average",
  },
  judge: (evidence) => {
    const lines = keywords(evidence);
    const clicks = lines.reduce((sum, line) => sum + line.clicks, 0);
    const costFen = lines.reduce((sum, line) => sum + line.costFen, 0);
    const dearest = lines.toSorted((a, b) => b.costFen - a.costFen)[0];
    const each = clicks > 0 ? (costFen / clicks / 100).toFixed(2) : "–";
    return met(
      clicks > 0 && costFen <= clicks * MOST_CHARGE_FEN,
      because(
        `平均每次 ¥${each}；花得最多的词是“${dearest?.keyword ?? ""}”。`,
        `¥${each} a click; most was spent on "${dearest?.keyword ?? ""}".`,
      ),
    );
  },
};

type Wanted = (ideas: readonly KeywordIdea[]) => readonly KeywordIdea[];

function play(wanted: Wanted): Policy {
  return (seat) => {
    const [campaign] = seat.view("search-ads/campaign-list") as readonly CampaignLine[];
    if (!campaign)
      return [
        { type: "search-ads/create-campaign", name: "连衣裙", budgetFen: 6000, isEven: true },
        ...buy(seat, wanted, 0),
      ];
    return [];
  };
}

// Each phrase is bought once, for the first dress that answers it whole.
function buy(seat: Seat, wanted: Wanted, first: number): ReturnType<Policy> {
  const goods = seat.view("listing/listing-list") as readonly { readonly listing: number }[];
  const taken = new Set<string>();
  return goods.flatMap(({ listing }) => {
    const ideas = seat.view("search-ads/keyword-tool", { listing }) as readonly KeywordIdea[];
    const chosen = wanted(ideas).filter(({ keyword }) => !taken.has(keyword));
    for (const { keyword } of chosen) taken.add(keyword);
    if (chosen.length === 0) return [];
    const keywords = chosen.map(({ keyword, leastFen }) => ({
      keyword,
      match: "exact",
      bidFen: Math.max(leastFen, 130),
    }));
    return [{ type: "search-ads/create-group", campaign: first, listing, keywords }];
  });
}

function precise(ideas: readonly KeywordIdea[]): readonly KeywordIdea[] {
  return ideas.filter(({ fitPermille, level }) => fitPermille === 1000 && level !== "broad");
}

/** The hottest word there is, beside the precise ones. */
function andTheHottest(ideas: readonly KeywordIdea[]): readonly KeywordIdea[] {
  const hottest = ideas
    .filter(({ fitPermille, level }) => fitPermille === 1000 && level === "broad")
    .slice(0, 1);
  return [...precise(ideas), ...hottest];
}

export const firstCampaign: LessonRules = {
  slug: "first-campaign",
  desk: "search-ads",
  title: { zh: "第一个推广计划：买得起的点击", en: "A first campaign: clicks you can afford" },
  setting: { scenario: "apparel", seed: 611, shoppers: 29_000, warmDays: 1, days: 7 },
  prepare: dressShop,
  criteria: () => [budget, answers, clicked, price],
  reference: play(precise),
  mistake: { play: play(andTheHottest), loses: "price" },
};
