/** Enough for those who were told: followers know, pieces last, nothing is promised that is not there. */
import type { LessonRules, Policy, Scenario } from "@dianzhang/desk-kit";
import { because, met, partly, type Criterion, type Evidence } from "@dianzhang/grading";
import type { BeatInput, RoomLine, RoomView } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const MOST_FEE_FEN = 40_000;
const LEAST_FOLLOWERS = 3;
const LEAST_ORDERS = 4;

function rooms(evidence: Evidence): readonly RoomView[] {
  const lines = evidence.view("live/room-list") as readonly RoomLine[];
  return lines
    .filter(({ state }) => state === "over")
    .map(({ room }) => evidence.view("live/room", { room }) as RoomView);
}

const told: Criterion = {
  id: "told",
  points: 20,
  text: {
    zh: `至少 ${LEAST_FOLLOWERS} 个关注或买过的买家进了直播间`,
    en: `At least ${LEAST_FOLLOWERS} followers or buyers came into the room`,
  },
  judge: (evidence) => {
    const came = rooms(evidence).reduce(
      (sum, { figures }) => sum + (figures.joinsBySource[0] ?? 0),
      0,
    );
    return partly(came / LEAST_FOLLOWERS, because(`来了 ${came} 人。`, `${came} came.`));
  },
};

const enough: Criterion = {
  id: "enough",
  points: 30,
  text: {
    zh: "直播价的件数没有一件提前卖光",
    en: "No live price ran out of pieces",
  },
  judge: (evidence) => {
    const held = rooms(evidence);
    const gone = held.flatMap(({ plan, titles, figures }) =>
      plan.items.flatMap((item, place) =>
        item.priceFen !== null && (figures.sold[place] ?? 0) >= item.pieces
          ? [titles[place] ?? ""]
          : [],
      ),
    );
    return met(
      held.length > 0 && gone.length === 0,
      because(
        gone[0] ? `“${gone[0]}”卖光了，后来的人白等。` : `播了 ${held.length} 场，件数都够。`,
        gone[0]
          ? `"${gone[0]}" ran out; those who came later waited for nothing.`
          : `${held.length} rooms, and pieces enough.`,
      ),
    );
  },
};

const honest: Criterion = {
  id: "honest",
  points: 20,
  text: { zh: "每一场都如实说", en: "What is said is what there is, in every room" },
  judge: (evidence) => {
    const held = rooms(evidence);
    const bold = held.find(({ plan }) => plan.pledge === "bold");
    return met(
      held.length > 0 && !bold,
      because(
        bold ? `“${bold.name}”往大了说，退货会多。` : "没有往大了说。",
        bold ? `"${bold.name}" promised more than there is.` : "Nothing was overdone.",
      ),
    );
  },
};

const pays: Criterion = {
  id: "pays",
  points: 30,
  text: {
    zh: `成交至少 ${LEAST_ORDERS} 单，主播和引流合计不超过 ¥${MOST_FEE_FEN / 100}`,
    en: `At least ${LEAST_ORDERS} orders, host and paid viewers ¥${MOST_FEE_FEN / 100} in all at most`,
  },
  judge: (evidence) => {
    const held = rooms(evidence);
    const orders = held.reduce((sum, { figures }) => sum + figures.orders, 0);
    const fee = held.reduce((sum, { figures }) => sum + figures.hostFen + figures.paidFen, 0);
    return met(
      orders >= LEAST_ORDERS && fee <= MOST_FEE_FEN,
      because(`成交 ${orders} 单，花了 ¥${fee / 100}。`, `${orders} orders for ¥${fee / 100}.`),
    );
  },
};

function play(pieces: number): Policy {
  return (seat) => {
    const held = seat.view("live/room-list") as readonly RoomLine[];
    if (held.length > 0) return [];
    const items = [0, 1, 2, 3].map((listing) => ({ listing, priceFen: 12_500, pieces }));
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
        name: "回头客专场",
        day: Math.floor(seat.now / 24) + 2,
        hour: 20,
        hours: 1,
        host: "regular",
        items,
        script,
        answers: [{ question: "size", text: "按平时的码拍" }],
        pledge: "plain",
      },
    ];
  };
}

export const noOneLeftWaiting: LessonRules = {
  slug: "no-one-left-waiting",
  desk: "live",
  title: { zh: "别让来的人白等", en: "Nobody waits for nothing" },
  setting: { scenario: "apparel", seed: 823, shoppers: 60_000, warmDays: 6, days: 4 },
  prepare: (scenario: Scenario) => dressShop(scenario),
  criteria: () => [told, enough, honest, pays],
  reference: play(25),
  mistake: { play: play(1), loses: "enough" },
};
