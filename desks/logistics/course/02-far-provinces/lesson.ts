/** Far provinces: a freight template that is free where parcels are cheap and shares the cost where they are not. */
import { groupOf, templateFen, type LessonRules, type Policy } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { PlanView, Template } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

/** One dress: its price and weight. */
const ONE = { goodsFen: 12_900, pieces: 1, weightG: 350 };
const FAR_ZONE = 5;
const COVERED = 0.5;
const MOST_FEN = 1500;

function planOf(evidence: Evidence): PlanView {
  return evidence.view("logistics/plan") as PlanView;
}

/** What one dress costs each buyer, with what its parcel costs the shop. */
function asked(plan: PlanView): { zone: number; share: number; paid: number; fee: number }[] {
  const { template } = plan;
  return plan.provinces.map(({ id, zone, sharePermille, routes }) => ({
    zone,
    share: sharePermille,
    paid: template ? templateFen(template, groupOf(template, id), ONE) : 0,
    fee: routes[0]?.fen ?? 0,
  }));
}

const made: Criterion = {
  id: "template",
  points: 20,
  text: {
    zh: "第一天就有运费模板，至少分两组",
    en: "There is a freight template of two groups at least on the first day",
  },
  judge: (evidence) => {
    const row = evidence.rows.find(({ command }) => command.type === "logistics/set-template");
    const groups = planOf(evidence).template?.groups.length ?? 0;
    if (!row) return met(false, because("没有运费模板。", "There is no template."));
    return met(
      row.tick < 48 && groups >= 2,
      decided(row, `模板有 ${groups} 组。`, `The template has ${groups} groups.`),
    );
  },
};

const nearFree: Criterion = {
  id: "near",
  points: 25,
  text: {
    zh: "八成以上买家买一条裙子不用付运费",
    en: "Eight buyers in ten pay no freight on one dress",
  },
  judge: (evidence) => {
    const free = asked(planOf(evidence))
      .filter(({ paid }) => paid === 0)
      .reduce((sum, { share }) => sum + share, 0);
    const percent = Math.round(free / 10);
    return met(free >= 800, because(`${percent} % 的买家包邮。`, `Free for ${percent} per cent.`));
  },
};

const farShare: Criterion = {
  id: "far",
  points: 30,
  text: {
    zh: "五区、六区的买家付的运费，至少抵掉一半快递费",
    en: "In zones 5 and 6 buyers' freight covers half of the courier's fee at least",
  },
  judge: (evidence) => {
    const far = asked(planOf(evidence)).filter(({ zone }) => zone >= FAR_ZONE);
    const paid = far.reduce((sum, one) => sum + one.paid * one.share, 0);
    const fee = far.reduce((sum, one) => sum + one.fee * one.share, 0);
    const percent = fee > 0 ? Math.round((100 * paid) / fee) : 0;
    return met(
      paid >= COVERED * fee,
      because(`抵掉 ${percent} %。`, `${percent} per cent are covered.`),
    );
  },
};

const notDear: Criterion = {
  id: "fair",
  points: 25,
  text: {
    zh: "没有一个省的买家买一条裙子要付 ¥15 以上的运费",
    en: "No buyer anywhere pays more than ¥15 for one dress",
  },
  judge: (evidence) => {
    const most = Math.max(...asked(planOf(evidence)).map(({ paid }) => paid));
    return met(
      most <= MOST_FEN,
      because(`最贵 ¥${(most / 100).toFixed(2)}。`, `¥${(most / 100).toFixed(2)} at most.`),
    );
  },
};

function play(far: (zone: number) => number): Policy {
  return (seat) => {
    const plan = seat.view("logistics/plan") as PlanView;
    if (plan.template !== null) return [];
    const of = (wanted: number) =>
      plan.provinces.filter(({ zone }) => zone === wanted).map(({ id }) => id);
    const group = (provinces: string[], firstFen: number): Template["groups"][number] => ({
      provinces,
      first: 1,
      firstFen,
      next: 1,
      nextFen: Math.round(firstFen / 2),
      freeOverFen: null,
    });
    const groups = [group(of(5), far(5)), group(of(6), far(6)), group([], 0)];
    return [{ type: "logistics/set-template", template: { by: "piece", groups } }];
  };
}

export const farProvinces: LessonRules = {
  slug: "far-provinces",
  desk: "logistics",
  title: { zh: "偏远地区的运费谁来付", en: "Who pays for far provinces" },
  setting: { scenario: "apparel", seed: 918, shoppers: 40_000, warmDays: 1, days: 7 },
  prepare: dressShop,
  criteria: () => [made, nearFree, farShare, notDear],
  reference: play((zone) => (zone === 6 ? 1000 : 400)),
  mistake: { play: play(() => 0), loses: "far" },
};
