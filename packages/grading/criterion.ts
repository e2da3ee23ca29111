/** What a rubric is made of: criteria that read the log and the seat's own views, each with points and reasons. */
import type { LogRow } from "@dianzhang/kernel";

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a score may rest on: decisions, and what the seat could see at the end; nothing latent. */
export interface Evidence {
  /** Accepted decisions of the seat, oldest first; those of the lesson's preparation left out. */
  readonly rows: readonly LogRow[];
  view(name: string, params?: unknown): unknown;
  readonly profitFen: number;
  /** What the reference earned in the same market; null while it is not known. */
  readonly referenceProfitFen: number | null;
}

/** One thing a judgement rests on; `seq` and `tick` name the decision, where there was one. */
export interface Reason {
  readonly text: Bilingual;
  readonly seq: number | null;
  readonly tick: number | null;
}

export interface Judgement {
  /** Share of the points earned, 0 … 1. */
  readonly share: number;
  readonly reasons: readonly Reason[];
}

export interface Criterion {
  readonly id: string;
  readonly text: Bilingual;
  readonly points: number;
  judge(evidence: Evidence): Judgement;
}

export interface ScoredCriterion {
  readonly id: string;
  readonly text: Bilingual;
  readonly isDone: boolean;
  readonly points: number;
  readonly outOf: number;
  readonly reasons: readonly Reason[];
}

export interface Score {
  /** 0 … 100. */
  readonly score: number;
  readonly isPassed: boolean;
  readonly criteria: readonly ScoredCriterion[];
}

/** The mark that passes. Source: the theory and skill parts of 电子商务师 pass at 60 of 100. */
export const PASS = 60;

/** Judges every criterion; the score is the sum of points, rounded, out of the rubric's total. */
export function scoreOf(criteria: readonly Criterion[], evidence: Evidence): Score {
  const scored = criteria.map((criterion): ScoredCriterion => {
    const { share, reasons } = criterion.judge(evidence);
    const earned = Math.max(0, Math.min(1, share));
    return {
      id: criterion.id,
      text: criterion.text,
      isDone: earned >= 0.999,
      points: Math.round(earned * criterion.points * 10) / 10,
      outOf: criterion.points,
      reasons,
    };
  });
  const total = criteria.reduce((sum, criterion) => sum + criterion.points, 0);
  const points = scored.reduce((sum, criterion) => sum + criterion.points, 0);
  const score = Math.round((100 * points) / total);
  return { score, isPassed: score >= PASS, criteria: scored };
}

/** All or nothing. */
export function met(holds: boolean, ...reasons: readonly Reason[]): Judgement {
  return { share: holds ? 1 : 0, reasons };
}

export function partly(share: number, ...reasons: readonly Reason[]): Judgement {
  return { share, reasons };
}

/** A reason that points at no single decision. */
export function because(zh: string, en: string): Reason {
  return { text: { zh, en }, seq: null, tick: null };
}

/** A reason that points at a decision of the log. */
export function decided(row: LogRow, zh: string, en: string): Reason {
  return { text: { zh, en }, seq: row.seq, tick: row.tick };
}

/** Share of the gap between doing nothing (0) and the reference; null reference counts as not yet known. */
export function gapClosed(
  profitFen: number,
  referenceProfitFen: number | null,
  idleProfitFen = 0,
): number | null {
  if (referenceProfitFen === null || referenceProfitFen <= idleProfitFen) return null;
  return (profitFen - idleProfitFen) / (referenceProfitFen - idleProfitFen);
}
