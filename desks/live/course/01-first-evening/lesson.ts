/** A first evening on air: several things, each shown before its price, and nobody's question left open. */
import type { LessonRules, Policy, Scenario } from "@dianzhang/desk-kit";
import { because, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { AnswerInput, BeatInput, Question, RoomLine, RoomView } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const LEAST_GOODS = 4;
const MOST_MINUTES = 14;
const LEAST_SHOWN = 3;
const LEAST_ANSWERED = 0.8;
const LEAST_ORDERS = 4;

/** Rooms that are over. */
function rooms(evidence: Evidence): readonly RoomView[] {
  const lines = evidence.view("live/room-list") as readonly RoomLine[];
  return lines
    .filter(({ state }) => state === "over")
    .map(({ room }) => evidence.view("live/room", { room }) as RoomView);
}

const lineUp: Criterion = {
  id: "line-up",
  points: 25,
  text: {
    zh: `播完一场：货盘至少 ${LEAST_GOODS} 件，每件不超过 ${MOST_MINUTES} 分钟`,
    en: `A room that was held: ${LEAST_GOODS} things at least, each for ${MOST_MINUTES} minutes at most`,
  },
  judge: (evidence) => {
    const good = rooms(evidence).find(
      ({ plan }) =>
        plan.items.length >= LEAST_GOODS &&
        plan.items.every((_, place) => minutesOn(plan.script, place) <= MOST_MINUTES),
    );
    return met(
      good !== undefined,
      because(
        good ? `“${good.name}”有 ${good.plan.items.length} 件货。` : "还没有这样的一场。",
        good ? `"${good.name}" had ${good.plan.items.length} things.` : "No such room yet.",
      ),
    );
  },
};

function minutesOn(script: readonly BeatInput[], place: number): number {
  return script.filter(({ item }) => item === place).reduce((sum, { minutes }) => sum + minutes, 0);
}

const shownFirst: Criterion = {
  id: "shown-first",
  points: 25,
  text: {
    zh: `每件货报价之前，至少讲解 ${LEAST_SHOWN} 分钟`,
    en: `Everything is shown for ${LEAST_SHOWN} minutes at least before its price is told`,
  },
  judge: (evidence) => {
    const held = rooms(evidence);
    const early = held.flatMap(({ plan, titles }) =>
      plan.items.flatMap((_, place) =>
        shownBeforePrice(plan.script, place) >= LEAST_SHOWN ? [] : [titles[place] ?? ""],
      ),
    );
    return met(
      held.length > 0 && early.length === 0,
      because(
        early[0] ? `“${early[0]}”报价太早。` : `播了 ${held.length} 场。`,
        early[0] ? `The price of "${early[0]}" came too early.` : `${held.length} rooms held.`,
      ),
    );
  },
};

function shownBeforePrice(script: readonly BeatInput[], place: number): number {
  let shown = 0;
  for (const { kind, item, minutes } of script) {
    if (item !== place) continue;
    if (kind === "reveal") return shown;
    if (kind === "demo") shown += minutes;
  }
  return 0;
}

const answered: Criterion = {
  id: "answered",
  points: 25,
  text: {
    zh: "弹幕里的问题八成以上当场答上",
    en: "Eight questions in ten of the barrage are answered at once",
  },
  judge: (evidence) => {
    const held = rooms(evidence);
    const asked = held.reduce((sum, { figures }) => sum + figures.questions, 0);
    const told = held.reduce((sum, { figures }) => sum + figures.answered, 0);
    return met(
      asked > 0 && told >= LEAST_ANSWERED * asked,
      because(`${asked} 个问题答上 ${told} 个。`, `${told} of ${asked} were answered.`),
    );
  },
};

const sold: Criterion = {
  id: "sold",
  points: 25,
  text: {
    zh: `直播间成交至少 ${LEAST_ORDERS} 单`,
    en: `At least ${LEAST_ORDERS} orders in the room`,
  },
  judge: (evidence) => {
    const orders = rooms(evidence).reduce((sum, { figures }) => sum + figures.orders, 0);
    return partly(orders / LEAST_ORDERS, because(`成交 ${orders} 单。`, `${orders} orders.`));
  },
};

const ALL: readonly Question[] = ["size", "material", "price", "delivery", "returns"];

function play(answers: readonly Question[]): Policy {
  return (seat) => {
    const held = seat.view("live/room-list") as readonly RoomLine[];
    if (held.length > 0) return [];
    const items = [0, 1, 2, 3].map((listing) => ({ listing, priceFen: 12_900, pieces: 20 }));
    const script: BeatInput[] = [
      { kind: "welcome", item: null, minutes: 4 },
      ...items.flatMap((_, item): BeatInput[] => [
        { kind: "demo", item, minutes: 5 },
        { kind: "reveal", item, minutes: 1 },
        { kind: "answer", item, minutes: 3 },
        { kind: "urge", item, minutes: 4 },
      ]),
    ];
    return [
      {
        type: "live/plan-room",
        name: "新品专场",
        day: Math.floor(seat.now / 24) + 1,
        hour: 20,
        hours: 1,
        host: "regular",
        items,
        script,
        answers: answers.map((question): AnswerInput => ({ question, text: "看详情页，随时问我" })),
        pledge: "plain",
      },
    ];
  };
}

export const firstEvening: LessonRules = {
  slug: "first-evening",
  desk: "live",
  title: {
    zh: "第一场直播：先讲清楚，再报价",
    en: "A first evening on air: show it, then tell the price",
  },
  setting: { scenario: "apparel", seed: 811, shoppers: 60_000, warmDays: 2, days: 3 },
  prepare: (scenario: Scenario) => dressShop(scenario),
  criteria: () => [lineUp, shownFirst, answered, sold],
  reference: play(ALL),
  mistake: { play: play([]), loses: "answered" },
};
