/** How right an answer's wording is: does it fit what was said, feel with the buyer, offer a way out, say when? */
import type { Cause } from "@dianzhang/market";
import type { Template, WordingNote } from "../commands.ts";
import fit from "./fit.json" with { type: "json" };
import words from "./wording.json" with { type: "json" };

export interface Answer {
  readonly cause: Cause;
  readonly severity: number;
  readonly template: Template;
  /** Own words; null = the approved ones as they stand. */
  readonly text: string | null;
  readonly paidFen: number;
}

/** From here on a complaint wants more than a form letter. */
const SEVERE = 3;
/** Fewer letters say nothing. */
const SHORT = 8;
/** A payment that is felt, and one that is felt more. Assumption. */
const SOME_FEN = 500;
const MUCH_FEN = 1500;

const POINTS: Readonly<Record<WordingNote, number>> = {
  fits: 0,
  misfits: 0,
  "form-letter": -10,
  empathy: 8,
  "no-empathy": -6,
  solution: 9,
  "no-solution": -6,
  when: 8,
  "no-when": 0,
  denies: -70,
  blames: -70,
  exposes: -60,
  "too-short": -20,
  paid: 6,
};

/** 0 … 100 and the reasons; below 20 it does harm. */
export function judgeWording(answer: Answer): { wording: number; notes: WordingNote[] } {
  const { cause, template, severity, paidFen } = answer;
  const base = fit[template][cause];
  const notes: WordingNote[] = [base >= 50 ? "fits" : "misfits", ...notesOn(answer)];
  if (severity >= SEVERE && paidFen >= SOME_FEN) notes.push("paid");
  const more = severity >= SEVERE && paidFen >= MUCH_FEN ? POINTS.paid : 0;
  const points = notes.reduce((sum, note) => sum + POINTS[note], base + more);
  return { wording: Math.round(Math.max(0, Math.min(100, points))), notes };
}

// Words are looked for in what is written, never obeyed.
function notesOn({ text, severity, cause }: Answer): WordingNote[] {
  if (text === null) return severity >= SEVERE ? ["form-letter"] : [];
  const said = text.toLowerCase();
  const has = (list: readonly string[]): boolean => list.some((word) => said.includes(word));
  const notes: WordingNote[] = [];
  if (has(words.deny)) notes.push("denies");
  if (has(words.blame)) notes.push("blames");
  if (new RegExp(words.phone).test(said)) notes.push("exposes");
  if (said.length < SHORT) notes.push("too-short");
  if (cause === "praise") return notes;
  notes.push(has(words.empathy) ? "empathy" : "no-empathy");
  notes.push(has(words.solution) ? "solution" : "no-solution");
  notes.push(has(words.when) ? "when" : "no-when");
  return notes;
}
