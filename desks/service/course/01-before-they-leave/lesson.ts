/** Before they leave: answers that say what was asked, by people at the hours when buyers come. */
import type { LessonRules, Policy } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import { isBeforeBuying, MATTER_IDS, type SetupView } from "../../commands.ts";
import library from "../../text.answers.json" with { type: "json" };
import { dressShop } from "../dress-shop.ts";

const LEAST = 12;
const BOUGHT = 0.35;
const LEFT = 0.2;

function setup(evidence: Evidence): SetupView {
  return evidence.view("service/setup") as SetupView;
}

const complete: Criterion = {
  id: "scripts",
  points: 30,
  text: {
    zh: "售前七类问题的话术，该做到的都做到",
    en: "The scripts for all seven matters before buying meet every need",
  },
  judge: (evidence) => {
    const own = setup(evidence).scripts.filter(({ matter }) => isBeforeBuying(matter));
    const whole = own.filter(({ met: done, needs }) => done === needs.length);
    return met(
      whole.length === own.length,
      because(`做全 ${whole.length} 类。`, `${whole.length} of ${own.length} complete.`),
    );
  },
};

const answered: Criterion = {
  id: "answered",
  points: 30,
  text: {
    zh: `没等到答复就走的会话不超过 ${LEFT * 100} %`,
    en: `At most ${LEFT * 100} per cent of the conversations end with a buyer who left unanswered`,
  },
  judge: (evidence) => {
    const { chats, left } = setup(evidence).figures;
    return met(
      chats >= LEAST && left <= LEFT * chats,
      because(`${chats} 个会话，${left} 个没等到。`, `${left} of ${chats} left.`),
    );
  },
};

const bought: Criterion = {
  id: "bought",
  points: 40,
  text: {
    zh: `询单转化率不低于 ${BOUGHT * 100} %（至少 ${LEAST} 次询单）`,
    en: `At least ${BOUGHT * 100} per cent of the enquiries buy (${LEAST} enquiries or more)`,
  },
  judge: (evidence) => {
    const { preSale, bought: sold } = setup(evidence).figures;
    return met(
      preSale >= LEAST && sold >= BOUGHT * preSale,
      because(`${preSale} 次询单，${sold} 单。`, `${sold} of ${preSale} bought.`),
    );
  },
};

const SCRIPTS = MATTER_IDS.filter(isBeforeBuying).map((matter) => ({
  type: "service/set-script",
  matter,
  answers: library.expert[matter].flat(),
  gives: {
    kind: matter === "discount" ? "coupon" : "none",
    permille: matter === "discount" ? 50 : 0,
  },
}));

const reference: Policy = (seat) => {
  if (seat.now !== 24) return [];
  return [
    ...SCRIPTS,
    {
      type: "service/set-shifts",
      shifts: [{ staff: "skilled", people: 1, from: 0, until: 24 }],
      authorityPermille: 100,
    },
    { type: "service/set-robot", greets: true, matters: [], handsOver: true },
  ];
};

/** Everything is left to the machine, which says the first half of it. */
const machineOnly: Policy = (seat) => {
  if (seat.now !== 24) return [];
  return [
    ...SCRIPTS,
    { type: "service/set-robot", greets: true, matters: [...MATTER_IDS], handsOver: false },
  ];
};

export const beforeTheyLeave: LessonRules = {
  slug: "before-they-leave",
  desk: "service",
  title: { zh: "买家等不了多久", en: "Before they leave" },
  setting: { scenario: "apparel", seed: 641, shoppers: 60_000, warmDays: 1, days: 14 },
  prepare: dressShop("standard"),
  criteria: () => [complete, answered, bought],
  reference,
  mistake: { play: machineOnly, loses: "bought" },
};
