/** Points are debts: how much is given back, who gets a tier, which data leave the house. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { ExportLine, MemberLine, MembersOverview, ProgrammeDraft } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const overviewOf = (evidence: Evidence): MembersOverview =>
  evidence.view("members/overview") as MembersOverview;

/** Thousandths of a sale that come back as coupons when all points are exchanged. */
function backPermille({ perYuan, exchangePoints, couponFen }: ProgrammeDraft): number {
  return (10 * perYuan * couponFen) / exchangePoints;
}

const givesBack: Criterion = {
  id: "back",
  points: 30,
  text: {
    zh: "积分返还在销售额的 1 % 到 3 % 之间",
    en: "Points give back between 1 and 3 per cent of sales",
  },
  judge: (evidence) => {
    const { programme } = overviewOf(evidence);
    if (!programme) return met(false, because("没有积分计划。", "There is no programme."));
    const back = backPermille(programme);
    const percent = (back / 10).toFixed(1);
    return met(
      back >= 10 && back <= 30,
      because(`返还 ${percent} %。`, `${percent} per cent come back.`),
    );
  },
};

const tierOfSome: Criterion = {
  id: "tier",
  points: 25,
  text: {
    zh: "第一级会员的门槛，会员里有 5 % 到 30 % 够得着",
    en: "5 to 30 per cent of the members have reached the first tier",
  },
  judge: (evidence) => {
    const { tiers, customers } = overviewOf(evidence);
    const share = customers > 0 && tiers.length > 1 ? 1 - (tiers[0] ?? 0) / customers : 0;
    const percent = Math.round(share * 100);
    return met(
      share >= 0.05 && share <= 0.3,
      because(`${percent} % 的会员到了第一级。`, `${percent} per cent of the members.`),
    );
  },
};

const usefulTag: Criterion = {
  id: "tag",
  points: 20,
  text: {
    zh: "有一个规则标签，选出的会员占 5 % 到 60 %",
    en: "A tag by rule picks 5 to 60 per cent of the members",
  },
  judge: (evidence) => {
    const { tags, customers } = overviewOf(evidence);
    const shares = tags
      .filter(({ rule }) => rule !== null)
      .map(({ members }) => members / Math.max(1, customers));
    const good = shares.some((share) => share >= 0.05 && share <= 0.6);
    return met(good, because(`${shares.length} 个规则标签。`, `${shares.length} tags by rule.`));
  },
};

const takenOutMasked: Criterion = {
  id: "export",
  points: 25,
  text: {
    zh: "为营销导出过会员名单，并且是脱敏的；没有明文导出过",
    en: "A list was taken out for marketing, masked; none in clear",
  },
  judge: (evidence) => {
    const lines = evidence.view("members/exports") as readonly ExportLine[];
    const clear = evidence.rows.find(
      ({ command }) =>
        command.type === "members/export" &&
        (command as unknown as { isMasked: boolean }).isMasked === false,
    );
    if (clear) return met(false, decided(clear, "有一次明文导出。", "Once, in clear."));
    const done = lines.some(({ purpose, isMasked }) => purpose === "marketing" && isMasked);
    return met(done, because(`导出 ${lines.length} 次。`, `${lines.length} exports.`));
  },
};

function play(perYuan: number, couponFen: number): Policy {
  return (seat) => {
    const view = seat.view("members/overview") as MembersOverview;
    if (view.programme) return [];
    const fromFen = bestTenth(seat);
    return [
      {
        type: "members/set-programme",
        programme: {
          perYuan,
          exchangePoints: 100,
          couponFen,
          couponOverFen: 2000,
          tiers: [{ name: "银卡", fromFen, boostPermille: 200 }],
        },
      },
      {
        type: "members/save-tag",
        tag: null,
        name: "花得多",
        rule: { leastFen: fromFen },
      },
      {
        type: "members/export",
        purpose: "marketing",
        fields: ["name", "phone", "spent"],
        isMasked: true,
        audience: { layers: [], tiers: [], tags: [] },
      },
    ];
  };
}

// What the best fifteenth of the members has spent, and a fen more than nothing.
function bestTenth(seat: Seat): number {
  const lines = seat.view("members/list", { most: 5000 }) as readonly MemberLine[];
  const spent = lines.map(({ spentFen }) => spentFen).toSorted((a, b) => b - a);
  return Math.max(1, spent[Math.floor(spent.length * 0.15)] ?? 1);
}

export const pointsAreDebts: LessonRules = {
  slug: "points-are-debts",
  desk: "members",
  title: { zh: "积分是欠账", en: "Points are debts" },
  setting: { scenario: "apparel", seed: 577, shoppers: 40_000, warmDays: 12, days: 7 },
  prepare: dressShop,
  criteria: () => [givesBack, tierOfSome, usefulTag, takenOutMasked],
  reference: play(1, 200),
  mistake: { play: play(10, 200), loses: "back" },
};
