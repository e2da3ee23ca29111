/** What crosses the doors of the academy: lessons, attempts, scores with their evidence? */
import { z } from "zod";
import { bilingual } from "./bilingual.ts";

export const lessonLine = z.object({
  /** `desk/slug`. */
  id: z.string(),
  desk: z.string(),
  slug: z.string(),
  title: bilingual,
  /** The best score of the person asking; null before the first attempt. */
  best: z.int().nullable(),
});
export type LessonLine = z.infer<typeof lessonLine>;

export const checkpoint = z.object({ id: z.string(), text: bilingual });

export const lesson = lessonLine.extend({
  /** Markdown. */
  body: bilingual,
  checkpoints: z.array(checkpoint),
});
export type LessonPage = z.infer<typeof lesson>;

export const startedAttempt = z.object({ attempt: z.string(), market: z.string() });
export type StartedAttempt = z.infer<typeof startedAttempt>;

/** One thing the score rests on: a decision or a counted event, with its place in the log. */
export const evidence = z.object({
  text: bilingual,
  tick: z.int().nullable(),
  seq: z.int().nullable(),
});

export const scoredCriterion = checkpoint.extend({
  isDone: z.boolean(),
  points: z.number(),
  outOf: z.number(),
  evidence: z.array(evidence),
});

/** Where an attempt stands: checkpoints, score with evidence, and what the reference reached. */
export const attempt = z.object({
  id: z.string(),
  lesson: z.string(),
  market: z.string(),
  checkpoints: z.array(scoredCriterion),
  score: z.int().min(0).max(100),
  isPassed: z.boolean(),
  /** The reference's score on the same market, and idle's; null until they have been computed. */
  reference: z.object({ score: z.int(), profitFen: z.int() }).nullable(),
  profitFen: z.int(),
});
export type Attempt = z.infer<typeof attempt>;
