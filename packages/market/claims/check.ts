/** Which claims in a text the law or the platform forbids, where they stand, and by which clause. */
import { fold, SOFT } from "./fold.ts";
import laws from "./laws.json" with { type: "json" };
import rules from "./rules.json" with { type: "json" };
import context from "./context.json" with { type: "json" };

export type ClaimKind = keyof typeof rules;
export type Law = keyof typeof laws;

export interface Finding {
  readonly kind: ClaimKind;
  readonly law: Law;
  /** As it was written. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export const CLAIM_KINDS = Object.keys(rules) as readonly ClaimKind[];
export const LAWS: Readonly<
  Record<
    Law,
    {
      readonly zh: string;
      readonly en: string;
      readonly why: { readonly zh: string; readonly en: string };
    }
  >
> = laws;

interface Compiled {
  readonly kind: ClaimKind;
  readonly law: Law;
  readonly find: readonly RegExp[];
  readonly unless: readonly RegExp[];
}

const COMPILED: readonly Compiled[] = CLAIM_KINDS.map((kind) => ({
  kind,
  law: rules[kind].law as Law,
  find: rules[kind].find.map((one) => new RegExp(one, "gu")),
  unless: rules[kind].unless.map((one) => new RegExp(one, "gu")),
}));
const DENIED = new RegExp(context.denied, "u");
const DENIABLE: ReadonlySet<string> = new Set(context.deniable);
const ASKED = new RegExp(context.asked, "u");
const LURING = new RegExp(context.luring, "u");
const ASKABLE: ReadonlySet<string> = new Set(context.askable);
const ABOUT_RULES = new RegExp(context.aboutRules, "u");
const STOPS = new RegExp(context.stops, "u");
const ENDS = new RegExp(context.ends, "u");
/** A rule whose excuse may stand in another part of the sentence. */
const FAR = /\[\^\u3002/u;
/** How far before a claim a denial reaches. */
const REACH = 10;

/** In the order they stand; overlapping ones of one kind count once. */
export function findClaims(written: string): Finding[] {
  const folded = fold(written);
  const { text, from, to } = folded;
  const isAboutRules = ABOUT_RULES.test(text);
  const found: Finding[] = [];
  for (const { kind, law, find, unless } of COMPILED) {
    if (isAboutRules && kind === "superlative") continue;
    const hits = find.flatMap((one) => spans(one, text));
    if (hits.length === 0) continue;
    const spared = unless.flatMap((one) => sparedBy(one, text));
    let last = -1;
    for (const [begin, end] of hits.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (begin < last || spared.some(([a, b]) => begin < b && a < end)) continue;
      if (isExcused(kind, text, begin, end)) continue;
      last = end;
      const at = from[begin] ?? 0;
      const until = to[end - 1] ?? written.length;
      found.push({ kind, law, text: written.slice(at, until), from: at, to: until });
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

export function hasClaims(written: string): boolean {
  return findClaims(written).length > 0;
}

type Span = readonly [begin: number, end: number];

function spans(one: RegExp, text: string): Span[] {
  return [...text.matchAll(one)]
    .filter((match) => match[0] !== "")
    .map((match) => [match.index, match.index + match[0].length]);
}

// What excuses reaches to the next gap between words, unless its rule says that it may reach further.
function sparedBy(one: RegExp, text: string): Span[] {
  if (FAR.test(one.source)) return spans(one, text);
  return spans(one, text).map(([begin, end]) => {
    const gap = text.indexOf(SOFT, begin);
    return [begin, gap < 0 ? end : Math.min(gap, end)];
  });
}

// Denied in the same breath, or asked by somebody who wants to know.
function isExcused(kind: ClaimKind, text: string, begin: number, end: number): boolean {
  let start = begin;
  while (start > 0 && !STOPS.test(text[start - 1] ?? "")) start -= 1;
  const before = text.slice(Math.max(start, begin - REACH), begin);
  if (DENIABLE.has(kind) && DENIED.test(before)) return true;
  if (!ASKABLE.has(kind)) return false;
  while (start > 0 && !ENDS.test(text[start - 1] ?? "")) start -= 1;
  let stop = end;
  while (stop < text.length && !ENDS.test(text[stop] ?? "")) stop += 1;
  const sentence = text.slice(start, stop + 1);
  return ASKED.test(sentence) && !LURING.test(sentence);
}
