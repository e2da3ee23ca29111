/** What an answer of the service does, says and gets wrong: intents by the reader, the rest by words and numbers. */
import {
  ACTS,
  findClaims,
  openReader,
  type Act,
  type Fault,
  type Packed,
  type Reader,
  type Reading,
} from "@dianzhang/market";
import { automaton } from "./automaton.ts";
import concepts from "./concepts.json" with { type: "json" };
import agentWeights from "./weights-agent.json" with { type: "json" };
import buyerWeights from "./weights-buyer.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

/** The trade as people speak of it in chats: what both readers are learned and opened with. */
export const CHAT_CONCEPTS = concepts;

let agents: Reader | undefined;
let buyers: Reader | undefined;

/** Reads answers: labels are acts. Opened when it is first asked for. */
export function agentReader(): Reader {
  return (agents ??= openReader(agentWeights as Packed, concepts));
}

/** Reads what buyers write: labels are matters, and small talk. */
export function buyerReader(): Reader {
  return (buyers ??= openReader(buyerWeights as Packed, concepts));
}

const RUDE = automaton(words.rude);
const OFF = automaton(words.off);
const TABOO = automaton(words.taboo);
const OTHERS = automaton(words.others);
const STOCK_NO = automaton(words.stockNo);

/** Never throws; an empty text does nothing and says nothing. */
export function readAnswer(text: string): Reading {
  const plain = text.normalize("NFKC").toLowerCase();
  const isEmpty = !/[\p{L}\p{N}]/u.test(plain);
  const acts = isEmpty ? [] : agentReader().read(text).filter(isAct);
  return {
    acts,
    faults: faultsIn(plain),
    size: acts.includes("recommend") ? sizeIn(plain) : null,
    days: acts.includes("tell-delivery") ? daysIn(plain) : null,
    inStock: acts.includes("tell-stock") ? STOCK_NO.find(plain).length === 0 : null,
  };
}

function isAct(label: string): label is Act {
  return ACTS.some((act) => act === label);
}

/** More pictures than this in one answer are a mess. */
const MOST_PICTURES = 3;

function faultsIn(text: string): Fault[] {
  const found: Fault[] = [];
  if (RUDE.find(text).length > 0) found.push("rude");
  // Dealing elsewhere is a fault of its own below.
  if (findClaims(text).some(({ kind }) => kind !== "elsewhere")) found.push("claim");
  const pictures = text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
  if (TABOO.find(text).length > 0 || pictures > MOST_PICTURES) found.push("emoji");
  if (leaks(text)) found.push("leak");
  if (OFF.find(text).some(({ from }) => !isDenied(text, from))) found.push("off-platform");
  return found;
}

// A number one could call, or data said to be another buyer's.
function leaks(text: string): boolean {
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(text)) return true;
  return OTHERS.find(text).some(
    ({ from }) => !isDenied(text, from) && /\d{3}/.test(text.slice(from)),
  );
}

/** Within this many signs before it a word is denied. */
const REACH = 8;

function isDenied(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - REACH), from);
  const after = text.slice(from, from + REACH * 2);
  return words.no.some((no) => before.includes(no) || after.includes(no));
}

function sizeIn(text: string): Reading["size"] {
  const sign = /(?<![a-z])(xl|l|m|s)(?![a-z])/.exec(text)?.[1];
  if (sign === "xl" || sign === "l" || sign === "m" || sign === "s") return sign;
  const named = Object.entries(words.sizes).find(([word]) => text.includes(word))?.[1];
  return named === "s" || named === "m" || named === "l" || named === "xl" ? named : null;
}

// The last number before a word for days: "3-4 days" promises four.
function daysIn(text: string): number | null {
  const soon = Object.entries(words.soon).find(([word]) => text.includes(word));
  if (soon) return soon[1];
  const numerals = Object.keys(words.numerals);
  const number = new RegExp(`(\\d+|${numerals.join("|")})\\s*(?:${words.days.join("|")})`, "g");
  const found = [...text.matchAll(number)].at(-1)?.[1];
  if (found === undefined) return null;
  const written = words.numerals as Readonly<Record<string, number>>;
  return written[found] ?? Number(found);
}
