/** Words that cost: a title mended before the deadline, a case answered, and nothing claimed afterwards. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import { HONEST, type CaseView, type RecordView } from "../../commands.ts";
import { dressShop, LOUD } from "../dress-shop.ts";

const recordOf = (evidence: Evidence): RecordView =>
  evidence.view("compliance/record") as RecordView;

const mended: Criterion = {
  id: "titles",
  points: 35,
  text: {
    zh: "在售商品的标题里没有违禁说法",
    en: "No title of the goods claims what it may not",
  },
  judge: (evidence) => {
    const bad = recordOf(evidence).risks.filter(({ claims }) => claims.length > 0);
    return met(
      bad.length === 0 && recordOf(evidence).isOn,
      because(`还有 ${bad.length} 个标题有问题。`, `${bad.length} titles still do.`),
    );
  },
};

const noPoints: Criterion = {
  id: "points",
  points: 35,
  text: { zh: "上岗后被扣的分不超过 2 分", en: "2 points at most were given" },
  judge: (evidence) => {
    const { points, isOn } = recordOf(evidence);
    return met(isOn && points <= 2, because(`扣了 ${points} 分。`, `${points} points.`));
  },
};

const answered: Criterion = {
  id: "answered",
  points: 30,
  text: {
    zh: "没有一个案件逾期不答",
    en: "No case was left without an answer past its deadline",
  },
  judge: (evidence) => {
    const lines = evidence.view("compliance/cases") as readonly CaseView[];
    const late = lines.filter(({ state }) => state === "expired").length;
    return met(
      recordOf(evidence).isOn && lines.length > 0 && late === 0,
      because(`${lines.length} 个案件，逾期 ${late} 个。`, `${late} of ${lines.length} cases.`),
    );
  },
};

type Command = ReturnType<Policy>[number];

function play(mends: boolean): Policy {
  return (seat) => [
    ...((seat.view("compliance/record") as RecordView).isOn
      ? []
      : [{ type: "compliance/take-duty" }]),
    ...(mends ? mend(seat) : []),
    ...(seat.view("compliance/cases") as readonly CaseView[])
      .filter(({ state }) => state === "open")
      .map((one): Command => ({
        type: "compliance/answer",
        case: one.case,
        evidence: one.listing === LOUD ? ["corrected"] : [...HONEST[one.kind]],
      })),
  ];
}

// What the checker marks is cut out of the title.
function mend(seat: Seat): Command[] {
  return (seat.view("compliance/record") as RecordView).risks
    .filter(({ claims }) => claims.length > 0)
    .map(({ listing, title, claims }) => ({
      type: "listing/edit-listing",
      listing,
      title: claims
        .toSorted((a, b) => b.from - a.from)
        .reduce((left, { from, to }) => `${left.slice(0, from)}${left.slice(to)}`, title)
        .trim(),
    }));
}

export const wordsThatCost: LessonRules = {
  slug: "words-that-cost",
  desk: "compliance",
  title: { zh: "一句话的代价", en: "Words that cost" },
  setting: { scenario: "apparel", seed: 811, shoppers: 12_000, warmDays: 1, days: 14 },
  prepare: dressShop,
  criteria: () => [mended, noPoints, answered],
  reference: play(true),
  mistake: { play: play(false), loses: "titles" },
};
