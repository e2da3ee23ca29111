/** One more piece: a threshold that asks for a second dress, and what the bill leaves of it. */
import type { LessonRules, Policy, Scenario } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { CampaignLine, Draft, GoodsLine, Preview } from "../../commands.ts";
import { dressShop, TAG_FEN } from "../dress-shop.ts";

type FullCut = Extract<Draft, { kind: "full-cut" }>;

function reductions(evidence: Evidence): readonly { line: CampaignLine; rule: FullCut }[] {
  const lines = evidence.view("campaigns/campaign-list") as readonly CampaignLine[];
  return lines.flatMap((line) =>
    line.rule.kind === "full-cut" ? [{ line, rule: line.rule }] : [],
  );
}

/** The lowest threshold of all reductions that were made; 0 when there is none. */
function lowestThreshold(evidence: Evidence): number {
  const all = reductions(evidence).flatMap(({ rule }) => rule.tiers.map((tier) => tier.overFen));
  return all.length === 0 ? 0 : Math.min(...all);
}

const made: Criterion = {
  id: "made",
  points: 20,
  text: { zh: "做了一场至少五天的满减", en: "There is a reduction of five days or more" },
  judge: (evidence) => {
    const hours = Math.max(0, ...reductions(evidence).map(({ line }) => line.until - line.from));
    return met(
      hours >= 5 * 24,
      because(`最长的一场 ${hours} 小时。`, `The longest lasts ${hours} hours.`),
    );
  },
};

const asksForTwo: Criterion = {
  id: "asks-for-two",
  points: 35,
  text: {
    zh: "门槛高于一件、不超过两件的价格",
    en: "The threshold is above one dress and not above two",
  },
  judge: (evidence) => {
    const overFen = lowestThreshold(evidence);
    return met(
      overFen > TAG_FEN && overFen <= 2 * TAG_FEN,
      because(
        `最低门槛 ¥${overFen / 100}，一件 ¥${TAG_FEN / 100}。`,
        `The lowest threshold is ¥${overFen / 100}; one dress costs ¥${TAG_FEN / 100}.`,
      ),
    );
  },
};

const leavesMargin: Criterion = {
  id: "leaves-margin",
  points: 25,
  text: {
    zh: "两件一单，扣掉成本和佣金还剩三成以上",
    en: "Of an order of two at least 30 % is left after goods and commission",
  },
  judge: (evidence) => {
    const bill = billOfTwo(evidence);
    const share = bill && bill.paidFen > 0 ? bill.marginFen / bill.paidFen : 0;
    return met(
      reductions(evidence).length > 0 && share >= 0.3,
      because(
        `两件实付 ¥${(bill?.paidFen ?? 0) / 100}，剩 ${Math.round(share * 100)}%。`,
        `Two dresses cost ¥${(bill?.paidFen ?? 0) / 100}; ${Math.round(share * 100)} % is left.`,
      ),
    );
  },
};

// The bill as it was while the first of the reductions ran.
function billOfTwo(evidence: Evidence): Preview | null {
  const [first] = reductions(evidence);
  const goods = evidence.view("campaigns/goods") as readonly GoodsLine[];
  const lines = goods.slice(0, 2).map((line) => ({ sku: line.skus[0]?.sku ?? 0, quantity: 1 }));
  if (!first || lines.length < 2) return null;
  const params = { lines, hasCoupons: true, at: first.line.from };
  return evidence.view("campaigns/preview", params) as Preview;
}

const isReached: Criterion = {
  id: "reached",
  points: 20,
  text: { zh: "有买家凑到了门槛", en: "Somebody reached the threshold" },
  judge: (evidence) => {
    const orders = reductions(evidence).reduce((sum, { line }) => sum + line.figures.orders, 0);
    return met(
      orders > 0,
      because(`${orders} 单用上了满减。`, `${orders} orders had it taken off.`),
    );
  },
};

function criteria(_scenario: Scenario): readonly Criterion[] {
  return [made, asksForTwo, leavesMargin, isReached];
}

function play(overFen: number, cutFen: number): Policy {
  return (seat) => {
    const lines = seat.view("campaigns/campaign-list") as readonly CampaignLine[];
    if (lines.length > 0) return [];
    return [
      {
        type: "campaigns/create-campaign",
        name: "两件更划算",
        rule: {
          kind: "full-cut",
          from: seat.now,
          until: seat.now + 9 * 24,
          tiers: [{ overFen, cutFen }],
        },
      },
    ];
  };
}

export const oneMorePiece: LessonRules = {
  slug: "one-more-piece",
  desk: "campaigns",
  title: { zh: "再凑一件：满减的门槛", en: "One more piece: where a threshold belongs" },
  setting: { scenario: "apparel", seed: 611, shoppers: 24_000, warmDays: 3, days: 10 },
  prepare: dressShop,
  criteria,
  reference: play(19_900, 2000),
  mistake: { play: play(9900, 1000), loses: "asks-for-two" },
};
