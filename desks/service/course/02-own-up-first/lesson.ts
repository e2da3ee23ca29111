/** Own up first: empathy, a solution the buyer takes, a follow-up — in this order, and not with all the money. */
import type { LessonRules, Policy } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import { isBeforeBuying, MATTER_IDS, type SetupView } from "../../commands.ts";
import library from "../../text.answers.json" with { type: "json" };
import { dressShop } from "../dress-shop.ts";

const LEAST = 8;
const SOLVED = 0.5;
const EACH_FEN = 2500;
const CORE = ["late", "damaged", "not-as-described", "refund"] as const;

function setup(evidence: Evidence): SetupView {
  return evidence.view("service/setup") as SetupView;
}

const ordered: Criterion = {
  id: "steps",
  points: 30,
  text: {
    zh: "迟到、破损、描述不符、退货四类话术：共情、方案、跟进都有，共情在最前",
    en: "Scripts for late, damaged, not as described and return: empathy, solution and follow-up, empathy first",
  },
  judge: (evidence) => {
    const own = setup(evidence).scripts.filter(({ matter }) => CORE.some((one) => one === matter));
    const good = own.filter(
      ({ met: done, needs, answers }) =>
        done === needs.length && answers[0]?.acts.includes("empathise") === true,
    );
    return met(
      good.length === CORE.length,
      because(`做到 ${good.length} 类。`, `${good.length} of ${CORE.length}.`),
    );
  },
};

const solved: Criterion = {
  id: "solved",
  points: 40,
  text: {
    zh: `售后解决率不低于 ${SOLVED * 100} %（至少 ${LEAST} 个售后会话）`,
    en: `At least ${SOLVED * 100} per cent of the complaints are solved (${LEAST} or more of them)`,
  },
  judge: (evidence) => {
    const { afterSale, solved: done } = setup(evidence).figures;
    return met(
      afterSale >= LEAST && done >= SOLVED * afterSale,
      because(`${afterSale} 个售后，解决 ${done} 个。`, `${done} of ${afterSale} solved.`),
    );
  },
};

const measured: Criterion = {
  id: "amends",
  points: 30,
  text: {
    zh: "给出去的钱，平均每个售后会话不超过 ¥25",
    en: "What is given comes to ¥25 a complaint at most",
  },
  judge: (evidence) => {
    const { afterSale, givenFen } = setup(evidence).figures;
    const each = afterSale === 0 ? 0 : givenFen / afterSale;
    return met(
      afterSale >= LEAST && each <= EACH_FEN,
      because(`平均 ¥${(each / 100).toFixed(2)}。`, `¥${(each / 100).toFixed(2)} each.`),
    );
  },
};

type Kind = "none" | "compensate" | "refund" | "exchange";

function play(gives: (matter: string) => readonly [Kind, number]): Policy {
  return (seat) => {
    if (seat.now !== 24) return [];
    const after = MATTER_IDS.filter((matter) => !isBeforeBuying(matter));
    return [
      ...after.map((matter) => {
        const [kind, permille] = gives(matter);
        return {
          type: "service/set-script",
          matter,
          answers: library.expert[matter].flat(),
          gives: { kind, permille },
        };
      }),
      {
        type: "service/set-shifts",
        shifts: [{ staff: "skilled", people: 1, from: 0, until: 24 }],
        authorityPermille: 250,
      },
    ];
  };
}

const weighed = play((matter) => {
  if (matter === "wrong-item") return ["exchange", 0];
  const pays = ["damaged", "not-as-described", "refund", "price-difference"].includes(matter);
  return pays ? ["compensate", 220] : ["none", 0];
});

/** Every complaint gets all its money back. */
const paysAll = play((matter) =>
  matter === "late" || matter === "invoice" || matter === "scam" ? ["none", 0] : ["refund", 0],
);

export const ownUpFirst: LessonRules = {
  slug: "own-up-first",
  desk: "service",
  title: { zh: "先认，再办，后跟", en: "Own up first" },
  setting: { scenario: "apparel", seed: 643, shoppers: 60_000, warmDays: 1, days: 21 },
  prepare: dressShop("economy"),
  criteria: () => [ordered, solved, measured],
  reference: weighed,
  mistake: { play: paysAll, loses: "amends" },
};
