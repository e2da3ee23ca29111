/** How people of different skill keep an order desk: everything out at once, nothing risked, or each case by its signs. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { Answer, ExceptionLine, Rules, SeatView } from "../commands.ts";
import { expertAnswer } from "./expert.ts";
import { clicks } from "./random.ts";

/** Everything passes, in the largest waves and the thickest boxes, and nobody looks at what comes after. */
const HURRIED: Rules = {
  review: "all",
  wave: 100,
  checkFromFen: null,
  packaging: "reinforced",
  dear: null,
  ships: true,
  merges: false,
  holds: false,
};

/** Flags wait, waves are of a size hands like, no parcel is opened again. */
const USUAL: Rules = {
  ...HURRIED,
  review: "clean",
  wave: 30,
  packaging: "ordinary",
  holds: true,
};

/** Small waves; what costs more to send twice than to look at is looked at; buyers of dear goods get a better box. */
const CAREFUL: Rules = {
  ...USUAL,
  wave: 8,
  checkFromFen: 6000,
  dear: { fromFen: 6000, packaging: "green" },
  merges: true,
};

const naive: Policy = (seat) => sit(seat, HURRIED);

/** By the book: what looks wrong is refunded, what buyers want is done, bills are paid. */
const BY_THE_BOOK: Readonly<Record<string, Answer>> = {
  address: "contact",
  fraud: "refund",
  short: "buy",
  change: "change",
  cancel: "refund",
  weight: "pay",
  returned: "refund",
};

const average: Policy = (seat) => [
  ...sit(seat, USUAL),
  ...answers(seat, ({ kind, choices }) => {
    const usual = BY_THE_BOOK[kind] ?? "refund";
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
