/** The service's hour: talks of the hour before are settled, buyers write, machine and hired people answer. */
import { NULL_U32, purpose, purposeKey } from "@dianzhang/kernel";
import { addToSeat, KEPT, lineRow, takeExpected, TICKET, type Sum } from "../world/service.ts";
import { lose, MEMORY, remember } from "../world/memory.ts";
import { LOST, memoryHead } from "../world/shoppers.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import type { Run } from "../run/run.ts";
import { schedule, DUE } from "../world/agenda.ts";
import { backTick } from "../settle/waits.ts";
import { finish, lineBits } from "./answer.ts";
import { addFelt, decides } from "./buy.ts";
import { chanceOfChat, CHAT_DRAW, matterOf, openChat, speak } from "./chat.ts";
import { decideCases, openCase } from "./cases.ts";
import { OFFERS, PRE_SALE, SPEAKERS, type Ending, type ServiceRow } from "./contract.ts";
import { decideReports } from "./reviews.ts";
import { attend, payStaff, tellTickets } from "./staff.ts";
import { runTickets } from "./tickets.ts";

/** Before the hour's shoppers: what was talked of until the clock went on comes to its end. */
export function settleTalks(run: Run): void {
  const { service } = run.world;
  for (const chat of runTickets(run)) settle(run, chat);
  for (let chat = service.openFrom; chat < service.chat.count; chat += 1) settle(run, chat);
  service.openFrom = service.chat.count;
  decideCases(run);
  decideReports(run);
}

/** After the hour's shoppers: those with a grievance write, and whoever is there answers. */
export function attendTalks(run: Run): void {
  const { world, tables } = run;
  const rows = tables.service ?? [];
  for (const { line, matter } of takeExpected(world.service, world.now))
    writeAbout(run, line, matter);
  for (const row of rows) {
    const own = openOf(world, row.shop);
    tellTickets(run, row);
    for (const chat of own) attend(run, row, chat, own.length);
    payStaff(run, row, own.filter((chat) => isByPeople(world, chat)).length);
  }
  // Nobody sits there in person: nothing waits for the next hour.
  const { openFrom, chat } = world.service;
  let isKept = false;
  for (let id = openFrom; id < chat.count; id += 1)
    if (isWaited(rows, chat.col.shop[id] as number)) isKept = true;
    else settle(run, id);
  if (!isKept) world.service.openFrom = chat.count;
}

function isByPeople({ service }: World, chat: number): boolean {
  return SPEAKERS[service.chat.col.by[chat] as number] === "agent";
}

function isWaited(rows: readonly ServiceRow[], shop: number): boolean {
  return rows.some((row) => row.shop === shop && row.isOnDuty);
}

function openOf({ service }: World, shop: number): number[] {
  const found: number[] = [];
  for (let chat = service.openFrom; chat < service.chat.count; chat += 1)
    if (service.chat.col.shop[chat] === shop && service.chat.col.ending[chat] === 0)
      found.push(chat);
  return found;
}

function writeAbout(run: Run, line: number, matter: number): void {
  const { world } = run;
  const col = world.order.col;
  const shopper = col.shopper[line] as number;
  const isSent = (col.refundFen[line] as number) >= (col.goodsFen[line] as number);
  if (isSent || col.state[line] === ORDER_STATE.cancelled) return;
  const key = purposeKey(world.seed, purpose("run/grievance"));
  openChat(world, run.emit, {
    shop: col.shop[line] as number,
    matter,
    shopper,
    listing: col.listing[line] as number,
    sku: col.sku[line] as number,
    line,
    at: world.now * 3600 + (lineBits(world, key, line, 4) % 3600),
    priceFen: Math.round(
      (col.goodsFen[line] as number) / Math.max(1, col.quantity[line] as number),
    ),
    want: 0,
    days: 0,
    channel: 0,
    device: 0,
    province: col.province[line] as number,
  });
}

function settle(run: Run, chat: number): void {
  const { world } = run;
  const { col } = world.service.chat;
  if (col.isSettled[chat] === 1) return;
  if (col.ticket[chat] === TICKET.open) {
    // Nothing more is said until the office has answered or the date has passed.
    col.isOver[chat] = 1;
    return;
  }
  col.isSettled[chat] = 1;
  const isBefore = (col.matter[chat] as number) < PRE_SALE;
  if (col.ending[chat] === 0 && col.firstS[chat] === NULL_U32) {
    const gone = (col.openedAt[chat] as number) + (col.patienceS[chat] as number);
    speak(world, run.emit, chat, { at: gone, moment: "left" });
  }
  const ending = isBefore ? endEnquiry(run, chat) : endComplaint(run, chat);
  finish(world, chat, ending);
  const sum: Partial<Record<Ending, Sum>> = { bought: "bought", solved: "solved", left: "left" };
  const counted = sum[ending];
  if (counted) addToSeat(world.service, col.shop[chat] as number, counted, 1);
  writeEnd(run, chat);
}

function endEnquiry(run: Run, chat: number): Ending {
  const { world } = run;
  if (decides(run, chat)) return "bought";
  if (chanceOfChat(world, chat, CHAT_DRAW.keeps) < world.parameters.service.keepsGoods)
    keepGoods(world, chat);
  return world.service.chat.col.firstS[chat] === NULL_U32 ? "left" : "not-bought";
}

function endComplaint(run: Run, chat: number): Ending {
  const { world } = run;
  const { col } = world.service.chat;
  const numbers = world.parameters.service;
  const line = col.line[chat] as number;
  const isMet =
    col.ticket[chat] === TICKET.kept ||
    ((col.met[chat] as number) >= Math.max(1, col.needs[chat] as number) &&
      col.ticket[chat] !== TICKET.broken);
  if (matterOf(world, chat) === "scam") return endScam(run, chat, isMet);
  const mood = col.mood[chat] as number;
  const wasLeft = col.firstS[chat] === NULL_U32;
  const isTaken = OFFERS[col.offer[chat] as number] !== "none";
  sendBack(run, chat);
  if (isMet || (isTaken && mood > -3)) {
    const share = (col.isInOrder[chat] === 1 ? 1 : 0.6) * (isMet ? 1 : 0.6);
    addFelt(world, line, numbers.solved * share + numbers.moodStep * mood);
    if (chanceOfChat(world, chat, CHAT_DRAW.keeps) < numbers.keepsInMind * share)
      keepInMind(world, chat);
    return "solved";
  }
  addFelt(
    world,
    line,
    wasLeft ? numbers.left : numbers.unsolved + numbers.moodStep * Math.min(0, mood),
  );
  if (wasLeft && chanceOfChat(world, chat, CHAT_DRAW.lost) < numbers.lostWhenLeft)
    lose(world, col.shopper[chat] as number);
  const angers = wasLeft ? numbers.complainsLeft : mood <= -2 ? 1 : 0.4;
  if (chanceOfChat(world, chat, CHAT_DRAW.complains) < numbers.complains * angers)
    openCase(world, chat);
  return wasLeft ? "left" : "unsolved";
}

function endScam(run: Run, chat: number, isMet: boolean): Ending {
  const { world } = run;
  if ((world.service.chat.col.givenFen[chat] as number) > 0) return "cheated";
  const { scamComplains } = world.parameters.service;
  if (chanceOfChat(world, chat, CHAT_DRAW.complains) < scamComplains) openCase(world, chat);
  return isMet ? "fended-off" : "unsolved";
}

// The buyer was told to send it back and does so, unless the parcel is on its way back already.
function sendBack(run: Run, chat: number): void {
  const { world } = run;
  const { col } = world.service.chat;
  if (OFFERS[col.offer[chat] as number] !== "return") return;
  const line = col.line[chat] as number;
  const row = lineRow(world.service, line);
  if (world.service.line.col.isKept[row] !== KEPT.no) return;
  schedule(world.agenda, backTick(run, line, (world.now + 1) * 3600), line, DUE.returned);
}

function keepGoods(world: World, chat: number): void {
  const { col } = world.service.chat;
  const shopper = col.shopper[chat] as number;
  if (memoryHead(world.shoppers, shopper) === LOST) return;
  const listing = col.listing[chat] as number;
  const price = col.priceFen[chat] as number;
  remember(world, shopper, MEMORY.favourite, listing, col.sku[chat] as number, price);
}

function keepInMind(world: World, chat: number): void {
  const { col } = world.service.chat;
  const shopper = col.shopper[chat] as number;
  if (memoryHead(world.shoppers, shopper) === LOST) return;
  remember(world, shopper, MEMORY.shop, col.listing[chat] as number, col.sku[chat] as number, 0);
}

function writeEnd({ world, emit }: Run, chat: number): void {
  const { col } = world.service.chat;
  const line = col.line[chat] as number;
  const isAnswered = col.firstS[chat] !== NULL_U32;
  emit.chats.addMixed([
    Math.max(world.now * 3600, col.openedAt[chat] as number),
    col.shop[chat] as number,
    chat,
    col.shopper[chat] as number,
    col.listing[chat] as number,
    line === NULL_U32 ? NULL_U32 : (world.order.col.head[line] as number),
    col.matter[chat] as number,
    col.ending[chat] as number,
    isAnswered ? (col.by[chat] as number) : 0,
    col.openedAt[chat] as number,
    col.firstS[chat] as number,
    col.needs[chat] as number,
    col.met[chat] as number,
    col.isInOrder[chat] as number,
    countBits(col.faults[chat] as number),
    col.givenFen[chat] as number,
  ]);
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
