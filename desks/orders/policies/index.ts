/** How people of different skill keep an order desk: everything out at once, nothing risked, or each case by its signs. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { Answer, ExceptionLine, QueueRow, Rules, SeatView, State } from "../commands.ts";
import { expertAnswer } from "./expert.ts";
import { clicks } from "./random.ts";

/** By hand once a morning, in one wave and the thickest boxes; what was packed yesterday leaves today. */
const HURRIED: Rules = {
  review: "none",
  wave: 200,
  checkFromFen: null,
  packaging: "reinforced",
  dear: null,
  ships: false,
  merges: false,
  holds: false,
};

/** Flags wait, waves are of a size hands like, no parcel is opened again. */
const USUAL: Rules = {
  ...HURRIED,
  review: "clean",
  wave: 30,
  packaging: "ordinary",
  ships: true,
  holds: true,
};

/** Small waves; what costs more to send twice than to look at is looked at; buyers of dear goods get a better box. */
const CAREFUL: Rules = {
  ...USUAL,
  wave: 8,
  checkFromFen: 4000,
  dear: { fromFen: 4000, packaging: "green" },
  merges: true,
};

const naive: Policy = (seat) => [
  ...sit(seat, HURRIED),
  ...answers(seat, ({ choices }) => (choices.includes("send") ? "send" : null)),
  ...move(seat, "packed", "orders/ship"),
  ...move(seat, "paid", "orders/review"),
];

function move(seat: Seat, state: State, type: string): Command[] {
  const rows = seat.view("orders/queue", { state, flag: "clean" }) as readonly QueueRow[];
  return rows.length === 0 ? [] : [{ type, orders: rows.map(({ order }) => order) }];
}

/** By the book: buyers are called once, what they want is done, bills are paid, the rest is refunded. */
const BY_THE_BOOK: Readonly<Record<string, Answer>> = {
  address: "contact",
  fraud: "contact",
  short: "buy",
  change: "change",
  cancel: "refund",
  weight: "pay",
  returned: "refund",
};

const average: Policy = (seat) => [
  ...sit(seat, USUAL),
  ...answers(seat, ({ kind, choices, signals }) => {
    const usual = signals.includes("no-answer") ? "refund" : (BY_THE_BOOK[kind] ?? "refund");
    return choices.includes(usual) ? usual : (choices.at(-1) ?? null);
  }),
];

const expert: Policy = (seat) => [...sit(seat, CAREFUL), ...answers(seat, expertAnswer)];

const random: Policy = (seat) => [
  ...sit(seat, {
    ...USUAL,
    review: seat.chance("review") < 0.5 ? "all" : "clean",
    wave: seat.chance("plans") < 0.5 ? 0 : 1 + Math.floor(seat.chance("wave") * 60),
    ships: seat.chance("ships") < 0.7,
    merges: seat.chance("merges") < 0.5,
  }),
  ...answers(
    seat,
    ({ id, choices }) => choices[Math.floor(seat.chance("answer", id) * choices.length)] ?? null,
  ),
  ...clicks(seat),
];

function sit(seat: Seat, rules: Rules): Command[] {
  const { isTaken } = seat.view("orders/seat") as SeatView;
  if (isTaken) return [];
  return [{ type: "orders/take-over" }, { type: "orders/set-rules", ...rules }];
}

function answers(seat: Seat, choose: (line: ExceptionLine) => Answer | null): Command[] {
  const lines = seat.view("orders/exceptions", { closed: 0 }) as readonly ExceptionLine[];
  const byAnswer = new Map<Answer, number[]>();
  for (const line of lines) {
    if (line.state !== "open") continue;
    const answer = choose(line);
    if (answer === null) continue;
    const own = byAnswer.get(answer);
    if (own) own.push(line.id);
    else byAnswer.set(answer, [line.id]);
  }
  return [...byAnswer].map(([answer, troubles]) => ({ type: "orders/answer", troubles, answer }));
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
