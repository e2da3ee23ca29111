/** The right courier: price, time and name weighed against each other, and a contract that will be met. */
import type { LessonRules, Policy, Seat } from "@dianzhang/desk-kit";
import { because, decided, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { ClaimLine, CompareView, CourierLine, ParcelView, PlanView } from "../../commands.ts";
import { dressShop } from "../dress-shop.ts";

const SMALL_G = 500;
const MOST_FEN = 320;
const LATE_SHARE = 0.12;

function couriers(evidence: Evidence): readonly CourierLine[] {
  return evidence.view("logistics/couriers") as readonly CourierLine[];
}

// Buyers by where they live: what a light parcel costs on average by the couriers chosen now.
const cheapEnough: Criterion = {
  id: "fee",
  points: 15,
  text: {
    zh: "半公斤的包裹，按买家分布算，单均快递费不超过 ¥3.20",
    en: "A parcel of half a kilogram costs ¥3.20 at most, averaged over where buyers live",
  },
  judge: (evidence) => {
    const view = evidence.view("logistics/compare", { weightG: SMALL_G }) as CompareView;
    const now = view.totals.find(({ way }) => way === "now");
    const fen = now?.fen ?? 0;
    return met(
      fen > 0 && fen <= MOST_FEN,
      because(`单均 ¥${(fen / 100).toFixed(2)}。`, `¥${(fen / 100).toFixed(2)} a parcel.`),
    );
  },
};

const trusted: Criterion = {
  id: "trusted",
  points: 20,
  text: {
    zh: "九成以上买家收到的包裹，由口碑 3 星及以上的快递承运",
    en: "Nine in ten buyers are served by couriers of three stars or more",
  },
  judge: (evidence) => {
    const good = new Set(
      couriers(evidence)
        .filter(({ stars }) => stars >= 3)
        .map(({ id }) => id),
    );
    const { provinces } = evidence.view("logistics/plan") as PlanView;
    const served = provinces
      .filter(({ routes }) => good.has(routes[0]?.courier ?? ""))
      .reduce((sum, { sharePermille }) => sum + sharePermille, 0);
    const percent = Math.round(served / 10);
    return met(
      served >= 900,
      because(`${percent} % 的买家。`, `${percent} per cent of the buyers.`),
    );
  },
};

const promiseKept: Criterion = {
  id: "promise",
  points: 20,
  text: {
    zh: `签收的包裹里，晚于承诺的不超过 ${LATE_SHARE * 100} %`,
    en: `Of the parcels signed for, ${LATE_SHARE * 100} per cent at most came after their promise`,
  },
  judge: (evidence) => {
    const lines = evidence.view("logistics/parcels", { most: 2000 }) as readonly ParcelView[];
    const signed = lines.filter(({ signedAt }) => signedAt !== null);
    const late = signed.filter(({ isLate }) => isLate).length;
    const share = signed.length > 0 ? late / signed.length : 1;
    return met(
      signed.length >= 10 && share <= LATE_SHARE,
      because(
        `签收 ${signed.length} 件，晚到 ${late} 件。`,
        `${signed.length} signed for, ${late} of them late.`,
      ),
    );
  },
};

const signed: Criterion = {
  id: "contract",
  points: 45,
  text: {
    zh: "签了一份合同，按现在的发货速度这个月完得成",
    en: "A contract is signed that the month will meet at the pace so far",
  },
  judge: (evidence) => {
    const row = evidence.rows.find(({ command }) => command.type === "logistics/sign-contract");
    const held = couriers(evidence).filter(({ contract }) => contract !== null);
    const { daysLeft } = evidence.view("logistics/plan") as PlanView;
    const passed = Math.max(1, 30 - daysLeft);
    const isMet = held.every(
      ({ carried, contract }) => (carried / passed) * 30 >= (contract?.parcels ?? 0),
    );
    if (!row) return met(false, because("没有签合同。", "No contract was signed."));
    const told = held.map(({ carried, contract }) => `${carried}/${contract?.parcels ?? 0}`);
    return met(
      held.length > 0 && isMet,
      decided(row, `已发/约定：${told.join("，")}。`, `Sent of agreed: ${told.join(", ")}.`),
    );
  },
};

type Command = ReturnType<Policy>[number];
type Choice = (seat: Seat) => Command;

function play(choose: Choice, promise: number): Policy {
  return (seat) => {
    const day = Math.floor(seat.now / 24);
    const rows = seat.view("logistics/couriers") as readonly CourierLine[];
    const isNew = rows.every(({ contract }) => contract === null);
    const claims = (seat.view("logistics/claims") as readonly ClaimLine[]).filter(
      ({ state }) => state === "open",
    );
    const asks: Command[] =
      claims.length > 0
        ? [{ type: "logistics/claim-parcels", orders: claims.map(({ order }) => order) }]
        : [];
    if (seat.now % 24 !== 8 && day <= 1)
      return [choose(seat), { type: "logistics/set-promise", days: promise }];
    if (day >= 5 && isNew) {
      const busiest = rows.toSorted((a, b) => b.carried - a.carried)[0];
      const expected = ((busiest?.carried ?? 0) / day) * 30;
      const step = busiest?.contracts.filter(({ parcels }) => parcels * 1.2 <= expected).at(-1);
      if (busiest && step)
        return [
          ...asks,
          { type: "logistics/sign-contract", courier: busiest.id, parcels: step.parcels },
        ];
    }
    return asks;
  };
}

/** Cheapest of those buyers think well of, province by province. */
const weighed: Choice = (seat) => {
  const rows = seat.view("logistics/couriers") as readonly CourierLine[];
  const good = new Set(rows.filter(({ stars }) => stars >= 3).map(({ id }) => id));
  const view = seat.view("logistics/compare", { weightG: SMALL_G }) as CompareView;
  const near = view.provinces[0]?.offers.filter(({ courier }) => good.has(courier)) ?? [];
  const usual = near.toSorted((a, b) => a.fen - b.fen)[0]?.courier ?? "";
  return { type: "logistics/set-couriers", usual, rules: [], dear: null };
};

/** Whoever is cheapest of all. */
const cheapest: Choice = (seat) => {
  const view = seat.view("logistics/compare", { weightG: SMALL_G }) as CompareView;
  const usual = view.provinces[0]?.cheapest ?? "";
  return { type: "logistics/set-couriers", usual, rules: [], dear: null };
};

export const theRightCourier: LessonRules = {
  slug: "the-right-courier",
  desk: "logistics",
  title: { zh: "哪家快递发哪里", en: "Which courier goes where" },
  setting: { scenario: "apparel", seed: 917, shoppers: 40_000, warmDays: 1, days: 14 },
  prepare: dressShop,
  criteria: () => [cheapEnough, trusted, promiseKept, signed],
  reference: play(weighed, 0),
  mistake: { play: play(cheapest, 1), loses: "trusted" },
};
