/** How people of different skill keep the rules: by making orders up, by answering late and anyhow, or in time and in full. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import { HONEST, DRILL, type CaseView, type DrillStep, type RecordView } from "../commands.ts";

interface GoodsLine {
  readonly listing: number;
  readonly isPublished: boolean;
  readonly stock: number;
}

const recordOf = (seat: Seat): RecordView => seat.view("compliance/record") as RecordView;

function duty(seat: Seat): Command[] {
  return recordOf(seat).isOn ? [] : [{ type: "compliance/take-duty" }];
}

function openCases(seat: Seat): CaseView[] {
  return (seat.view("compliance/cases") as readonly CaseView[]).filter(
    ({ state }) => state === "open",
  );
}

/** Twenty orders a day that nobody placed, for a best seller to come; letters are left unopened. */
const naive: Policy = (seat) => {
  const goods = (seat.view("listing/listing-list") as readonly GoodsLine[]).filter(
    ({ isPublished, stock }) => isPublished && stock > 0,
  );
  const day = Math.floor(seat.now / 24);
  const listing = goods[day % Math.max(1, goods.length)]?.listing;
  if (listing === undefined || day % 7 !== 2) return [];
  return [{ type: "compliance/order-fakes", listing, ordersADay: 20, days: 7 }];
};

/** Sends what lies at hand, on Mondays. */
const average: Policy = (seat) => {
  if (Math.floor(seat.now / 24) % 7 !== 0) return duty(seat);
  return [
    ...duty(seat),
    ...openCases(seat).map((one): Command => ({
      type: "compliance/answer",
      case: one.case,
      evidence: ["chats"],
    })),
  ];
};

/** Every letter the same morning, with what it asks for. */
const expert: Policy = (seat) => [
  ...duty(seat),
  ...takeDown(seat),
  ...openCases(seat).map((one): Command => ({
    type: "compliance/answer",
    case: one.case,
    evidence: one.kind === "claim" && one.place !== "title" ? ["corrected"] : [...HONEST[one.kind]],
  })),
];

// A leak stays where it is: it is told of, not taken back.
function takeDown(seat: Seat): Command[] {
  return recordOf(seat)
    .spoken.filter(({ isWithdrawn, faults }) => !isWithdrawn && !faults.includes("leak"))
    .map(({ place, about }) => ({ type: "compliance/withdraw", place, about }));
}

const random: Policy = (seat) => {
  const own = openCases(seat);
  const nth = Math.floor(seat.chance("evidence", 0, seat.now) * 4);
  const evidence = (["chats", "invoice", "parcels", "corrected"] as const)[nth] ?? "chats";
  const said = seat.chance("withdraws", 0, seat.now) < 0.5 ? takeDown(seat) : [];
  return [
    ...duty(seat),
    ...said,
    ...drillAtRandom(seat),
    ...own.map((one) => ({ type: "compliance/answer", case: one.case, evidence: [evidence] })),
  ];
};

function drillAtRandom(seat: Seat): Command[] {
  const way = (nth: number): DrillStep["choice"] => {
    const all = Object.values(DRILL).flat();
    return all[Math.floor(seat.chance("drill", nth, seat.now) * all.length)] ?? "read-log";
  };
  return [
    { type: "compliance/begin-drill" },
    { type: "compliance/drill-step", choice: way(1) },
    { type: "compliance/drill-step", choice: way(2) },
  ];
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
