/** How shopkeepers of different skill go on air: loud and long, by habit, or planned to the minute. */
import { bestGoods, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  HOST_FEN,
  type AnswerInput,
  type BeatInput,
  type Host,
  type ItemInput,
  type Pledge,
  type Question,
  type RoomLine,
} from "../commands.ts";

/** How a room is put together. */
interface Habit {
  readonly weekdays: readonly number[];
  readonly firstDay: number;
  readonly hour: number;
  readonly hours: number;
  readonly host: Host;
  readonly items: number;
  /** What the room's price is of the page's. */
  readonly pay: number;
  readonly pieces: number;
  /** Minutes of each block for one thing, in their order. */
  readonly beats: readonly (readonly [BeatInput["kind"], number])[];
  readonly answers: readonly Question[];
  readonly pledge: Pledge;
  readonly paidFen: number;
  readonly paidBidFen: number;
  /** Planned so many days ahead. */
  readonly ahead: number;
}

/** A star, three hours, two things for an hour and a half each, the price at once, and more than is true. */
const naiveHabit: Habit = {
  weekdays: [2, 5],
  firstDay: 3,
  hour: 14,
  hours: 3,
  host: "star",
  items: 2,
  pay: 0.6,
  pieces: 200,
  beats: [
    ["reveal", 5],
    ["urge", 80],
  ],
  answers: [],
  pledge: "bold",
  paidFen: 30_000,
  paidBidFen: 200,
  ahead: 0,
};

/** An hour one evening a week with four things, a little off, the usual answers. */
const averageHabit: Habit = {
  weekdays: [4],
  firstDay: 3,
  hour: 20,
  hours: 1,
  host: "regular",
  items: 4,
  pay: 0.9,
  pieces: 20,
  beats: [
    ["demo", 4],
    ["reveal", 2],
    ["answer", 3],
    ["urge", 5],
  ],
  answers: ["size", "price"],
  pledge: "plain",
  paidFen: 0,
  paidBidFen: 0,
  ahead: 0,
};

/** Told the day before, late when most other rooms are over; each thing shown before its price; every answer ready. */
const expertHabit: Habit = {
  weekdays: [0, 2, 4, 5, 6],
  firstDay: 4,
  hour: 22,
  hours: 2,
  host: "regular",
  items: 10,
  pay: 1,
  pieces: 40,
  beats: [
    ["demo", 5],
    ["reveal", 1],
    ["answer", 1],
    ["urge", 5],
  ],
  answers: ["size", "material", "price", "delivery", "returns"],
  pledge: "plain",
  paidFen: 0,
  paidBidFen: 0,
  ahead: 1,
};

function keeper(habitOf: (seat: Seat) => Habit): Policy {
  return (seat) => {
    const habit = habitOf(seat);
    const day = Math.floor(seat.now / 24) + habit.ahead;
    if (day < habit.firstDay || !habit.weekdays.includes(day % 7)) return [];
    const goods = bestGoods(seat).slice(0, habit.items);
    return goods.length === 0 ? [] : [room(habit, goods, day)];
  };
}

function room(habit: Habit, goods: readonly Goods[], day: number): Command {
  const { hour, hours, host, pledge, paidFen, paidBidFen } = habit;
  return {
    type: "live/plan-room",
    name: `${day + 1}`,
    day,
    hour,
    hours,
    host,
    items: goods.map((one) => itemOf(habit, one)),
    script: scriptOf(habit, goods.length),
    answers: habit.answers.map((question): AnswerInput => ({ question, text: "ok" })),
    pledge,
    paidFen,
    paidBidFen,
  };
}

function itemOf({ pay, pieces }: Habit, { listing, minPriceFen }: Goods): ItemInput {
  return { listing, priceFen: Math.max(1, Math.round(minPriceFen * pay)), pieces };
}

function scriptOf({ beats, hours }: Habit, items: number): BeatInput[] {
  const script: BeatInput[] = [{ kind: "welcome", item: null, minutes: 3 }];
  let left = hours * 60 - 3;
  for (let item = 0; item < items; item += 1)
    for (const [kind, wanted] of beats) {
      const minutes = Math.min(wanted, left);
      if (minutes > 0) script.push({ kind, item, minutes });
      left -= minutes;
    }
  return script;
}

/** Everybody has an evening of the week. */
function byHabit(seat: Seat): Habit {
  return {
    ...averageHabit,
    weekdays: [Math.floor(seat.chance("live-evening") * 7)],
    hour: 19 + Math.floor(seat.chance("live-time") * 3),
  };
}

/** What a room's margin is worth in the end: returns take half of it, followers and later visits bring more. */
const KEPT = 1.2;
/** Rooms looked back on. */
const LOOKED_AT = 3;

/** Before the camera oneself at first; a host is hired once the last rooms would have paid for one. */
function byFigures(seat: Seat): Habit {
  const lines = seat.view("live/room-list") as readonly RoomLine[];
  const over = lines.filter(({ state }) => state === "over").slice(0, LOOKED_AT);
  const margin = over.reduce((sum, { figures }) => sum + figures.marginFen, 0);
  const hours = over.reduce((sum, line) => sum + line.hours, 0);
  const isWorthAHost = hours > 0 && (KEPT * margin) / hours > HOST_FEN.regular;
  return { ...expertHabit, host: isWorthAHost ? "regular" : "self" };
}

function randomHabit(seat: Seat): Habit {
  const hosts: readonly Host[] = ["self", "regular", "star"];
  const items = 1 + Math.floor(seat.chance("live-items") * 8);
  return {
    ...averageHabit,
    weekdays: [Math.floor(seat.chance("live-weekday") * 7)],
    hour: 8 + Math.floor(seat.chance("live-hour") * 14),
    hours: 1 + Math.floor(seat.chance("live-hours") * 2),
    host: hosts[Math.floor(seat.chance("live-host") * 2)] as Host,
    items,
    pay: 0.6 + 0.4 * seat.chance("live-pay"),
    pledge: seat.chance("live-pledge") < 0.5 ? "plain" : "bold",
  };
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random: keeper(randomHabit),
  naive: keeper(() => naiveHabit),
  average: keeper(byHabit),
  expert: keeper(byFigures),
};
