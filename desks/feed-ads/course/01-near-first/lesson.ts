/** A first campaign in the feed: little money first, people who are near, and a click that is not dearer than it is worth. */
import type { LessonRules, Policy, Scenario } from "@dianzhang/desk-kit";
import { because, decided, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CampaignLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const MOST_TEST_FEN = 6000;
const LEAST_CLICKS = 40;
const MOST_CHARGE_FEN = 80;

function campaigns(evidence: Evidence): readonly CampaignLine[] {
  return evidence.view("feed-ads/campaign-list", { days: null }) as readonly CampaignLine[];
}

function totals(evidence: Evidence): { exposures: number; clicks: number; costFen: number } {
  const total = { exposures: 0, clicks: 0, costFen: 0 };
  for (const line of campaigns(evidence)) {
    total.exposures += line.exposures;
    total.clicks += line.clicks;
    total.costFen += line.costFen;
  }
  return total;
}

const stages: Criterion = {
  id: "stages",
  points: 20,
  text: {
    zh: "计划至少分两个阶段，第一阶段日预算不超过 ¥60",
    en: "A campaign in two stages or more, the first at ¥60 a day at most",
  },
  judge: (evidence) => {
    const made = evidence.rows.find(({ command }) => command.type === "feed-ads/create-campaign");
    const good = campaigns(evidence).some(
      (line) => line.stages.length >= 2 && (line.stages[0]?.budgetFen ?? Infinity) <= MOST_TEST_FEN,
    );
    if (!made) return met(false, because("没有建计划。", "There is no campaign."));
    return met(
      good,
      decided(
        made,
        good ? "先小后大。" : "没有分阶段，或第一阶段花得太多。",
        good ? "Small first, then more." : "No stages, or too much money in the first.",
      ),
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
    const { clicks } = totals(evidence);
    return partly(clicks / LEAST_CLICKS, because(`点击 ${clicks} 次。`, `${clicks} clicks.`));
  },
};

/** Audiences of people who are looking for such goods, or know the shop. */
const NEAR: readonly string[] = ["interest", "visitors", "carts", "buyers"];

const near: Criterion = {
  id: "near",
  points: 25,
  text: {
    zh: "七成以上的点击来自近的人：类目兴趣、访客、加购或本店买家",
    en: "Seven clicks in ten come from people who are near: interest, visitors, carts, own buyers",
  },
  judge: (evidence) => {
    const units = campaigns(evidence).flatMap((line) => line.units);
    const all = units.reduce((sum, one) => sum + one.clicks, 0);
    const own = units
      .filter(({ audience }) => NEAR.includes(audience.kind))
      .reduce((sum, one) => sum + one.clicks, 0);
    return met(
      all > 0 && own * 10 >= all * 7,
      because(`${all} 次点击里有 ${own} 次。`, `${own} of ${all} clicks.`),
    );
  },
};

const price: Criterion = {
  id: "price",
  points: 30,
  text: {
    zh: "平均每次点击不超过 ¥0.80",
    en: "A click costs ¥0.80 at most on average",
  },
  judge: (evidence) => {
    const { clicks, costFen } = totals(evidence);
    const each = clicks > 0 ? (costFen / clicks / 100).toFixed(2) : "–";
    return met(
      clicks > 0 && costFen <= clicks * MOST_CHARGE_FEN,
      because(`平均每次点击 ¥${each}。`, `¥${each} a click on average.`),
    );
  },
};

const DRESSES = [0, 1, 2, 3, 4, 5] as const;

function play(kind: string, cap: number): Policy {
  return (seat) => {
    const own = seat.view("feed-ads/campaign-list") as readonly CampaignLine[];
    if (own.length > 0) return [];
    return [
      {
        type: "feed-ads/create-campaign",
        name: "连衣裙",
        stages: [
          { kind: "test", days: 3, budgetFen: 5000 },
          { kind: "ramp", days: null, budgetFen: 9000 },
        ],
        isEven: true,
      },
      ...DRESSES.map((listing) => ({
        type: "feed-ads/create-unit",
        campaign: 0,
        listing,
        audience: { kind },
        bidFen: 90,
        cap,
        creatives: [{ pitch: "style", picture: "listing", text: "通勤也能穿的裙子" }],
      })),
    ];
  };
}

export const nearFirst: LessonRules = {
  slug: "near-first",
  desk: "feed-ads",
  title: {
    zh: "第一个信息流计划：先找近的人",
    en: "A first campaign in the feed: who is near comes first",
  },
  setting: { scenario: "apparel", seed: 733, shoppers: 29_000, warmDays: 2, days: 7 },
  prepare: (scenario: Scenario) => dressShop(scenario),
  criteria: () => [stages, clicked, near, price],
  reference: play("interest", 2),
  mistake: { play: play("everyone", 20), loses: "near" },
};
