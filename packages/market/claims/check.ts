/** Which claims in a text the law or the platform forbids, where they stand, and by which clause. */
import { fold, SOFT, type Folded } from "./fold.ts";
import { secondLook } from "./second.ts";
import laws from "./laws.json" with { type: "json" };
import rules from "./rules.json" with { type: "json" };
import context from "./context.json" with { type: "json" };

export type ClaimKind = keyof typeof rules;
export type Law = keyof typeof laws;

export interface Finding {
  readonly kind: ClaimKind;
  readonly law: Law;
  /** No rule names it: it reads like texts that claim such things. */
  readonly isLikely: boolean;
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
  readonly find: readonly RegExp[];
  readonly unless: readonly RegExp[];
}

const COMPILED: readonly Compiled[] = CLAIM_KINDS.map((kind) => ({
  kind,
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
const SENTENCE = new RegExp(context.sentence, "u");
/** A rule whose excuse may stand in another part of the sentence. */
const FAR = /\[\^\u3002/u;
/** How far before a claim a denial reaches. */
const REACH = 10;

/** As sure as this, and what no rule names is forbidden all the same; surer where a rule was met and excused. */
const SURE = 0.86;
const SURE_THOUGH_EXCUSED = 0.95;
/** Less sure than this, and what a rule names is a chance likeness. */
const DOUBTED = 0.25;

/** A text up to this long is looked at whole, a longer one sentence by sentence. */
const WHOLE = 80;

/**
 * In the order they stand; overlapping ones of one kind count once. First the rules, then a second look learned from
 * labelled texts: it finds what no rule names (its likeliest clause), and doubts what only looks so.
 */
export function readClaims(written: string): Finding[] {
  const folded = fold(written);
  const { found, excused } = byRules(written, folded);
  const pieces =
    folded.text.length > WHOLE ? parted(folded.text, SENTENCE) : [[0, folded.text.length] as const];
  return pieces.flatMap(([begin, end]) => {
    const isHere = (at: number): boolean => at >= begin && at < end;
    const own = found.filter((one) => isHere(one.begin)).map((one) => one.finding);
    const text = folded.text.slice(begin, end);
    const { sure, kind: likeliest } = secondLook(text);
    if (own.length > 0) return sure < DOUBTED ? [] : own;
    if (sure < (excused.some(isHere) ? SURE_THOUGH_EXCUSED : SURE)) return [];
    const kind = CLAIM_KINDS.find((one) => one === likeliest);
    const [from, to] = likeliestClause(text);
    const at = { begin: begin + from, end: begin + to };
    return kind ? [finding(written, folded, { kind, isLikely: true, ...at })] : [];
  });
}

function finding(
  written: string,
  { from, to }: Folded,
  of: {
    readonly kind: ClaimKind;
    readonly isLikely: boolean;
    readonly begin: number;
    readonly end: number;
  },
): Finding {
  const { kind, isLikely, begin, end } = of;
  const at = from[begin] ?? 0;
  const until = to[end - 1] ?? written.length;
  const law = rules[kind].law as Law;
  return { kind, law, isLikely, text: written.slice(at, until), from: at, to: until };
}

interface Ruled {
  /** Where it begins in the folded text. */
  readonly begin: number;
  readonly finding: Finding;
}

// What the rules name, and where something they name was excused.
function byRules(
  written: string,
  folded: Folded,
): { readonly found: readonly Ruled[]; readonly excused: readonly number[] } {
  const { text } = folded;
  const isAboutRules = ABOUT_RULES.test(text);
  const found: Ruled[] = [];
  const excused: number[] = [];
  for (const { kind, find, unless } of COMPILED) {
    const hits = find.flatMap((one) => spans(one, text));
    if (hits.length === 0) continue;
    const spared = unless.flatMap((one) => sparedBy(one, text));
    let last = -1;
    for (const [begin, end] of hits.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (begin < last) continue;
      const isSpared =
        (isAboutRules && kind === "superlative") ||
        spared.some(([a, b]) => begin < b && a < end) ||
        isExcused(kind, text, begin, end);
      if (isSpared) excused.push(begin);
      else {
        last = end;
        found.push({
          begin,
          finding: finding(written, folded, { kind, isLikely: false, begin, end }),
        });
      }
    }
  }
  return {
    found: found.sort((a, b) => a.finding.from - b.finding.from || a.finding.to - b.finding.to),
    excused,
  };
}

// The clause that reads most like it; the first of equals.
function likeliestClause(text: string): Span {
  return parted(text, STOPS)
    .map((span) => ({ span, sure: secondLook(text.slice(...span)).sure }))
    .reduce((best, one) => (one.sure > best.sure ? one : best), {
      span: [0, text.length] as Span,
      sure: -1,
    }).span;
}

// Where the parts of a text stand that are not empty.
function parted(text: string, stop: RegExp): Span[] {
  const found: Span[] = [];
  let begin = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !stop.test(text[at] ?? "")) continue;
    if (at > begin) found.push([begin, at]);
    begin = at + 1;
  }
  return found;
}

/** The kinds that the rules alone name: what the second look learns from. */
export function kindsByRules(written: string): ClaimKind[] {
  const { found } = byRules(written, fold(written));
  return [...new Set(found.map((one) => one.finding.kind))];
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
