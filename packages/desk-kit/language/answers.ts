/** What an answer of the service does, says and gets wrong: intents by the reader, the rest by words and numbers. */
import {
  ACTS,
  openReader,
  type Act,
  type Packed,
  type Reader,
  type Reading,
} from "@dianzhang/market";
import { automaton } from "./automaton.ts";
import { faultsIn } from "./manners.ts";
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
