/** Two hours cheap: clear slow stock in an evening, and keep the price in everybody's head. */
import type { LessonRules, Policy, Scenario } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CampaignLine, Draft, GoodsLine } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

type Flash = Extract<Draft, { kind: "flash" }>;

function campaigns(evidence: Evidence): readonly CampaignLine[] {
  return evidence.view("campaigns/campaign-list") as readonly CampaignLine[];
}

function flashes(evidence: Evidence): readonly { line: CampaignLine; rule: Flash }[] {
  return campaigns(evidence).flatMap((line) =>
    line.rule.kind === "flash" ? [{ line, rule: line.rule }] : [],
  );
}

const inTheEvening: Criterion = {
  id: "evening",
  points: 25,
  text: {
    zh: "秒杀开在 19 至 22 点之间，不超过 4 小时",
    en: "A flash sale begins between 19:00 and 22:00 and lasts four hours at most",
  },
  judge: (evidence) => {
    const fitting = flashes(evidence).filter(
      ({ line }) => line.from % 24 >= 19 && line.from % 24 <= 22 && line.until - line.from <= 4,
    );
    return met(
      fitting.length > 0,
      because(
        `${flashes(evidence).length} 场秒杀，${fitting.length} 场合适。`,
        `${flashes(evidence).length} flash sales, ${fitting.length} of them fitting.`,
      ),
    );
  },
};

const aboveCost: Criterion = {
  id: "above-cost",
  points: 25,
  text: { zh: "秒杀价不低于进价", en: "The flash price is not below cost" },
  judge: (evidence) => {
    const goods = evidence.view("campaigns/goods") as readonly GoodsLine[];
    const lowest = flashes(evidence).map(({ rule }) => {
      const cost = goods.find((one) => one.listing === rule.listing)?.unitCostFen ?? 0;
      return rule.priceFen - cost;
    });
    const least = lowest.length === 0 ? 0 : Math.min(...lowest);
    return met(
      lowest.length > 0 && least >= 0,
      because(`每件最少赚 ¥${least / 100}。`, `The least a piece earns is ¥${least / 100}.`),
    );
  },
};

const limited: Criterion = {
  id: "limited",
  points: 20,
  text: { zh: "每人限购不超过 2 件", en: "A buyer gets two pieces at most" },
  judge: (evidence) => {
    const most = Math.max(0, ...flashes(evidence).map(({ rule }) => rule.perBuyer));
    return met(most > 0 && most <= 2, because(`限购 ${most} 件。`, `The limit is ${most} pieces.`));
  },
};

const sold: Criterion = {
  id: "sold",
  points: 15,
  text: { zh: "秒杀卖出了商品", en: "Pieces were sold in it" },
  judge: (evidence) => {
    const pieces = flashes(evidence).reduce((sum, { line }) => sum + line.figures.sold, 0);
    return met(pieces > 0, because(`卖出 ${pieces} 件。`, `${pieces} pieces were sold.`));
  },
};

const nothingForLong: Criterion = {
  id: "nothing-for-long",
  points: 15,
  text: {
    zh: "做了秒杀，没有超过 2 天的降价",
    en: "There is a flash sale, and no price cut of more than two days",
  },
  judge: (evidence) => {
    const longest = Math.max(
      0,
      ...campaigns(evidence)
        .filter((line) => line.rule.kind === "price-cut" || line.rule.kind === "flash")
        .map((line) => line.until - line.from),
    );
    return met(
      flashes(evidence).length > 0 && longest <= 48,
      because(`最长的降价 ${longest} 小时。`, `The longest cut lasts ${longest} hours.`),
    );
  },
};

function criteria(_scenario: Scenario): readonly Criterion[] {
  return [inTheEvening, aboveCost, limited, sold, nothingForLong];
}

// Every evening all six dresses, ten pieces of each.
function play(priceFen: number): Policy {
  return (seat) => {
    if (seat.now % 24 !== 8) return [];
    const from = seat.now + 12;
    return [0, 1, 2, 3, 4, 5].map((listing) => {
      return {
        type: "campaigns/create-campaign",
        name: "晚八点秒杀",
        rule: {
          kind: "flash",
          listing,
          priceFen,
          pieces: 10,
          perBuyer: 1,
          from,
          until: from + 3,
        },
      };
    });
  };
}

export const twoHoursCheap: LessonRules = {
  slug: "two-hours-cheap",
  desk: "campaigns",
  title: { zh: "只便宜两小时：秒杀清库存", en: "Two hours cheap: clearing stock by flash sale" },
  setting: { scenario: "apparel", seed: 617, shoppers: 24_000, warmDays: 2, days: 7 },
  prepare: dressShop,
  criteria,
  reference: play(8900),
  mistake: { play: play(4900), loses: "above-cost" },
};
