/** Complaints taken to the platform: opened by buyers, answered with evidence, decided at their deadline. */
import { NULL_U32 } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { post } from "../settle/ledger.ts";
import { FATE } from "../world/logistics.ts";
import { ensureRows } from "../world/grown.ts";
import { TOLD } from "../world/service.ts";
import type { World } from "../world/world.ts";
import { refundGoods } from "./answer.ts";
import { chanceOfChat, CHAT_DRAW, matterOf, truthOf } from "./chat.ts";
import { hasPackingRecord } from "./tickets.ts";
import { CASE_STATES, EVIDENCE, type Evidence, type Matter } from "./contract.ts";

const STATE = { open: 0, answered: 1, won: 2, lost: 3 } as const;
/** What the platform looks at when it decides such a complaint. */
const PROVES: Readonly<Partial<Record<Matter, readonly Evidence[]>>> = {
  late: ["courier", "chat"],
  damaged: ["courier", "photo"],
  "wrong-item": ["photo", "chat"],
  "not-as-described": ["page", "chat"],
  refund: ["page", "chat"],
  "price-difference": ["page", "chat"],
  hostile: ["chat", "page"],
  scam: ["courier", "photo"],
};

/** Where a photo was asked for and none came, the talk that says so takes its place. */
export function provesIn(matter: Matter, hasPhoto: boolean): readonly Evidence[] {
  const counts = PROVES[matter] ?? ["chat"];
  return hasPhoto ? counts : counts.map((one) => (one === "photo" ? "chat" : one));
}

export function openCase(world: World, chat: number): void {
  const { dispute } = world.service;
  if (world.service.chat.col.line[chat] === NULL_U32) return;
  const id = dispute.count;
  ensureRows(dispute, id + 1);
  dispute.col.chat[id] = chat;
  dispute.col.openedTick[id] = world.now;
  dispute.col.dueTick[id] = world.now + world.parameters.service.caseHours;
  dispute.col.state[id] = STATE.open;
}

export function appeal({ service }: World, id: number, evidence: readonly Evidence[]): void {
  const { state, evidence: kept } = service.dispute.col;
  if (state[id] !== STATE.open) return;
  state[id] = STATE.answered;
  kept[id] = EVIDENCE.reduce(
    (bits, one, i) => (evidence.includes(one) ? bits | (1 << i) : bits),
    0,
  );
}

export function stateOf({ service }: World, id: number): (typeof CASE_STATES)[number] {
  return CASE_STATES[service.dispute.col.state[id] as number] ?? "open";
}

/** The platform decides what is due. */
export function decideCases(run: Run): void {
  const { dispute } = run.world.service;
  for (let id = 0; id < dispute.count; id += 1) {
    const state = dispute.col.state[id] as number;
    if (state > STATE.answered || (dispute.col.dueTick[id] as number) > run.world.now) continue;
    decide(run, id, state === STATE.answered);
  }
}

function decide({ world, emit }: Run, id: number, isAnswered: boolean): void {
  const { col } = world.service.dispute;
  const chat = col.chat[id] as number;
  const { shop, line, matter } = world.service.chat.col;
  const about = line[chat] as number;
  const isWon = isAnswered && chanceOfChat(world, chat, CHAT_DRAW.court) < oddsOf(world, id);
  col.state[id] = isWon ? STATE.won : STATE.lost;
  const at = world.now * 3600;
  const { fineFen } = world.parameters.service;
  const refund = isWon ? 0 : refundGoods(world, emit, about, at);
  if (!isWon)
    post(world, emit, { at, shop: shop[chat] as number, order: about, memo: "dispute" }, [
      ["penalties", fineFen],
      ["cash", -fineFen],
    ]);
  emit.disputes.add(
    at,
    shop[chat] as number,
    id,
    chat,
    world.order.col.head[about] as number,
    matter[chat] as number,
    isAnswered ? 1 : 0,
    isWon ? 1 : 0,
    refund,
    isWon ? 0 : fineFen,
  );
}

/** Whoever is in the right and shows what counts wins mostly; evidence that has nothing to do with it weakens. */
export function oddsOf(world: World, id: number): number {
  const { chat: chats, evidence } = world.service.dispute.col;
  const chat = chats[id] as number;
  const isAsked = ((world.service.chat.col.told[chat] as number) & TOLD.evidence) !== 0;
  const hasPhoto = !isAsked || truthOf(world, chat).hasProof;
  const counts = provesIn(matterOf(world, chat), hasPhoto);
  const shown = EVIDENCE.filter((_, i) => ((evidence[id] as number) & (1 << i)) !== 0);
  const fitting = shown.filter((one) => counts.includes(one)).length / counts.length;
  const stray = shown.filter((one) => !counts.includes(one)).length;
  const odds = isInTheRight(world, chat) ? 0.25 + 0.65 * fitting : 0.03 + 0.17 * fitting;
  const record = hasPackingRecord(world, chat) ? 0.1 : 0;
  return Math.max(0, Math.min(0.95, odds + record) - 0.1 * stray);
}

// The shop: a cheat's claim, or a parcel that came whole and in time.
function isInTheRight(world: World, chat: number): boolean {
  const { line } = world.service.chat.col;
  const about = line[chat] as number;
  const { fate, signedAt, promisedAt } = world.order.col;
  const matter = matterOf(world, chat);
  if (matter === "damaged") return fate[about] === FATE.whole;
  if (matter === "late") return (signedAt[about] as number) <= (promisedAt[about] as number);
  return RIGHTFUL.has(matter);
}

/** Claims a shop need not meet. */
const RIGHTFUL: ReadonlySet<Matter> = new Set(["scam", "refund", "price-difference"]);
