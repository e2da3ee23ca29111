/** Who answers when nobody sits there in person: the machine at once, hired people as fast as they get to it. */
import { between, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { armReplies } from "../arms.ts";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { addToSeat, TOLD } from "../world/service.ts";
import { answer, isTalking, leftOf, NO_OFFER } from "./answer.ts";
import type { Card } from "./card-contract.ts";
import { cardOfScript } from "./cards.ts";
import { chatBits, CHAT_DRAW, truthOf } from "./chat.ts";
import {
  ROBOT_FEN,
  TALK_FEN,
  SIZE_LABELS,
  WAGE_FEN,
  WORDINGS,
  type Offer,
  type Reading,
  type Script,
  type ServiceRow,
  type Shift,
} from "./contract.ts";
import { open, tellHired } from "./tickets.ts";

const MACHINE_S = 2;

/** Lets machine and hired people hold one conversation to its end, or until they have nothing more to say. */
export function attend(run: Run, row: ServiceRow, chat: number, crowd: number): void {
  const { world } = run;
  const { col } = world.service.chat;
  const { robot } = row;
  if (robot.greets) col.told[chat] = (col.told[chat] as number) | TOLD.greeted;
  const matter = col.matter[chat] as number;
  const shift = row.isOnDuty ? undefined : shiftAt(row, world.now % 24);
  const isAlone = !row.isOnDuty && !shift;
  if (robot.matters.length > 0 && (isAlone || !robot.onlyAlone)) {
    const wording = chatBits(world, chat, CHAT_DRAW.wording) % WORDINGS;
    const taken = robot.takenFor[matter * WORDINGS + wording] ?? -1;
    if (taken >= 0 && robot.matters.includes(taken)) {
      const script = row.scripts[taken];
      if (script) machineAnswers(run, row, chat, script);
      if (!robot.handsOver) return;
    }
  }
  if (!shift || !isTalking(world, chat)) return;
  peopleAnswer(run, row, chat, { shift, crowd });
}

function machineAnswers(run: Run, row: ServiceRow, chat: number, script: Script): void {
  const { world, emit } = run;
  const reading = script.answers[0];
  if (!reading) return;
  const offer = offerOf(run, row, chat, script);
  // A machine gives coupons, never money; it sends cards, and opens no tickets.
  const gives = offer.kind === "coupon" ? offer : NO_OFFER;
  answer(world, emit, chat, "robot", {
    reading: tellTruth(run, chat, reading),
    offer: gives,
    ...cardWith(run, chat, script),
    waitedS: MACHINE_S,
    isRepeated: false,
  });
}

function peopleAnswer(
  run: Run,
  row: ServiceRow,
  chat: number,
  { shift, crowd }: { readonly shift: Shift; readonly crowd: number },
): void {
  const { world, emit } = run;
  const numbers = world.parameters.service;
  const isSkilled = shift.staff === "skilled";
  const seconds = isSkilled ? numbers.skilledSeconds : numbers.tempSeconds;
  const slips = isSkilled ? numbers.skilledSlips : numbers.tempSlips;
  const script = row.scripts[world.service.chat.col.matter[chat] as number];
  if (!script) return;
  const slow = 1 + numbers.load * Math.max(0, crowd / shift.people - 1);
  const last = script.answers.length - 1;
  script.answers.forEach((reading, i) => {
    if (!isTalking(world, chat)) return;
    const bits = chatBits(world, chat, CHAT_DRAW.wait + 16 + i);
    answer(world, emit, chat, "agent", {
      reading: slip(run, chat, { reading: tellTruth(run, chat, reading), i, slips }),
      offer: i === last ? offerOf(run, row, chat, script) : NO_OFFER,
      ...(i === last ? cardWith(run, chat, script) : {}),
      waitedS: Math.max(
        2,
        Math.round(waitLike(run, seconds * slow * armReplies(world.options.arm), bits)),
      ),
      isRepeated: false,
    });
  });
  const { ticket } = script;
  if (ticket === null || !isTalking(world, chat) || world.service.chat.col.line[chat] === NULL_U32)
    return;
  const bits = chatBits(world, chat, CHAT_DRAW.wait + 16 + script.answers.length);
  const waitedS = Math.max(2, Math.round(waitLike(run, seconds * slow, bits)));
  open(world, emit, chat, { ...ticket, by: "agent", waitedS });
}

function cardWith(run: Run, chat: number, { card }: Script): { readonly card?: Card } {
  const sent = cardOfScript(run.world, run.tables, chat, card);
  return sent ? { card: sent } : {};
}

/** What they say when an office has answered: that it is so, and that they see to it. */
const TELLS: Reading = { acts: ["follow-up"], faults: [], size: null, days: null, inStock: null };

/** Whoever is on shift tells what has come of the tickets that shifts opened. */
export function tellTickets({ world, emit }: Run, row: ServiceRow): void {
  if (shiftAt(row, world.now % 24)) tellHired(world, emit, row.shop, TELLS);
}

// Sizes, days and stock are read off the page and the shelf; what a script fixes itself stays as it is.
function tellTruth({ world }: Run, chat: number, reading: Reading): Reading {
  const truth = truthOf(world, chat);
  const { acts } = reading;
  return {
    ...reading,
    size: acts.includes("recommend") ? (reading.size ?? truth.size) : reading.size,
    inStock: acts.includes("tell-stock") ? (reading.inStock ?? truth.stock > 0) : reading.inStock,
  };
}

// People forget a part of what the script says, or look into the wrong line of the size chart.
function slip(
  { world }: Run,
  chat: number,
  said: { readonly reading: Reading; readonly i: number; readonly slips: number },
): Reading {
  const { reading, i, slips } = said;
  const acts = reading.acts.filter(
    (_, a) => unitFrom(chatBits(world, chat, CHAT_DRAW.slip + i * 32 + a)) >= slips,
  );
  const bits = chatBits(world, chat, CHAT_DRAW.slip + i * 32 + 31);
  if (reading.size === null || unitFrom(bits) >= slips) return { ...reading, acts };
  const wrong = SIZE_LABELS[mix(bits) & 3] ?? reading.size;
  return { ...reading, acts, size: wrong };
}

function offerOf(run: Run, row: ServiceRow, chat: number, { offer }: Script): Offer {
  const { world } = run;
  const { line, priceFen } = world.service.chat.col;
  if (offer.kind === "none") return NO_OFFER;
  // Scripts give by share: thousandths of the price, and no more than people may give.
  if (offer.kind === "coupon")
    return { kind: "coupon", fen: Math.round(((priceFen[chat] as number) * offer.fen) / 1000) };
  const of = line[chat] as number;
  const permille = Math.min(offer.fen, row.authorityPermille);
  if (offer.kind === "compensate")
    return { kind: offer.kind, fen: Math.round((leftOf(world, of) * permille) / 1000) };
  return { kind: offer.kind, fen: 0 };
}

export function shiftAt(row: ServiceRow, hour: number): Shift | undefined {
  return row.shifts.find(({ from, until, people }) => people > 0 && hour >= from && hour < until);
}

/** Wages of the hour, what its conversations cost, and once a day the machine. */
export function payStaff({ world, emit }: Run, row: ServiceRow, talks: number): void {
  const hour = world.now % 24;
  const staff = shiftAt(row, hour)?.staff;
  const wages = row.shifts
    .filter(({ from, until }) => hour >= from && hour < until)
    .reduce((sum, one) => sum + one.people * WAGE_FEN[one.staff], 0);
  const machine = hour === 0 && (row.robot.greets || row.robot.matters.length > 0) ? ROBOT_FEN : 0;
  const fen = wages + machine + (staff ? talks * TALK_FEN[staff] : 0);
  if (fen === 0) return;
  post(world, emit, { at: world.now * 3600, shop: row.shop, order: -1, memo: "service" }, [
    ["service", fen],
    ["cash", -fen],
  ]);
  addToSeat(world.service, row.shop, "wagesFen", fen);
}

// A wait with the spread that people's waits have.
function waitLike(run: Run, seconds: number, bits: number): number {
  return seconds * Math.max(0.3, 1 + 0.35 * between(run.habits.normal, bits));
}
