/** What does a dashboard ask, and what comes back? */
import { z } from "zod";
import { bilingual } from "./bilingual.ts";

/** The last second the lake can number, 136 years after a market opened: some figures have a row for each day. */
const LAST_SECOND = 0xffff_ffff;

/** A span of market seconds, the end not included. */
export const period = z.object({
  from: z.coerce.number().int().min(0).max(LAST_SECOND),
  to: z.coerce.number().int().min(1).max(LAST_SECOND),
});
export type Period = z.infer<typeof period>;

export const figure = z.object({
  name: z.string(),
  unit: z.enum(["count", "fen", "rate", "number", "seconds", "score", "text", "id", "at"]),
  label: bilingual,
  definition: bilingual,
});
export type Figure = z.infer<typeof figure>;

/** A metric's own words; `sql` is how it is computed. */
export const metricLine = z.object({
  id: z.string(),
  label: bilingual,
  definition: bilingual,
  figures: z.array(figure),
  sql: z.string(),
});
export type MetricLine = z.infer<typeof metricLine>;

export const cell = z.union([z.number(), z.string(), z.null()]);
export type Cell = z.infer<typeof cell>;

/** `isSampled`: some figure was counted on the keyed 10 % of sessions that are kept in full. */
export const answer = z.object({
  columns: z.array(figure),
  rows: z.array(z.array(cell)),
  isSampled: z.boolean(),
});
export type Answer = z.infer<typeof answer>;
