/** What must not be said to a buyer: by words, and by what reads like it. */
import { findClaims, openReader, type Fault, type Packed, type Reader } from "@dianzhang/market";
import { automaton } from "./automaton.ts";
import concepts from "./concepts.json" with { type: "json" };
import weights from "./weights-manners.json" with { type: "json" };
import words from "./words.json" with { type: "json" };

const RUDE = automaton(words.rude);
const HARMLESS = automaton(words.harmless);
const OFF = automaton(words.off);
const TABOO = automaton(words.taboo);
const OTHERS = automaton(words.others);

/** More pictures than this in one answer are a mess. */
const MOST_PICTURES = 3;
/** Faults that are read by what a line is like, beside words. */
export const MANNERS = ["rude", "off-platform", "leak"] as const satisfies readonly Fault[];
type Manner = (typeof MANNERS)[number];

/** As sure as this, and it is said although no word of the lists is. */
const SURE: Readonly<Record<Manner, number>> = { rude: 0.7, "off-platform": 0.7, leak: 0.5 };
/** Less sure, and a word of the lists is a chance likeness. */
const DOUBTED = 0.25;

let manners: Reader | undefined;

/** Faults of an answer, which is in small letters and half width. */
export function faultsIn(text: string): Fault[] {
  const found: Fault[] = [];
  // Labels are manners; a proper line has none. Opened when it is first asked for.
  manners ??= openReader(weights as Packed, concepts);
  const sure = new Map(manners.sureness(text));
  const reads = (manner: Manner, isNamed: boolean): boolean =>
    (sure.get(manner) ?? 0) >= (isNamed ? DOUBTED : SURE[manner]);
  const claims = findClaims(text);
  if (reads("rude", false) || isRudeWord(text, sure.get("rude") ?? 0)) found.push("rude");
  // Dealing elsewhere is a fault of its own below.
  if (claims.some(({ kind }) => kind !== "elsewhere")) found.push("claim");
  const pictures = text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0;
  if (TABOO.find(text).length > 0 || pictures > MOST_PICTURES) found.push("emoji");
  if (hasNumber(text) || reads("leak", namesOther(text))) found.push("leak");
  const isElsewhere =
    OFF.find(text).some(({ from }) => !isDenied(text, from)) ||
    claims.some(({ kind }) => kind === "elsewhere");
  if (reads("off-platform", isElsewhere)) found.push("off-platform");
  return found;
}

// A rude word outside a harmless one (drum washers and dustbins are goods) that is a clause of its own, or reads rude.
function isRudeWord(text: string, sure: number): boolean {
  const harmless = HARMLESS.find(text);
  const named = RUDE.find(text).filter(
    ({ from, word }) =>
      !harmless.some((one) => one.from <= from && from + word.length <= one.from + one.word.length),
  );
  return named.some(({ word }) => sure >= DOUBTED || isOwnClause(text, word));
}

function isOwnClause(text: string, word: string): boolean {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .some((clause) => clause.startsWith(word) && clause.length <= word.length + 1);
}

// A number one could call.
function hasNumber(text: string): boolean {
  return /(?<!\d)1[3-9]\d{9}(?!\d)/.test(text);
}

// Data said to be another buyer's.
function namesOther(text: string): boolean {
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
