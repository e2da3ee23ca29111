/** What crosses the doors of one market: its clock, its commands, its news? */
import { z } from "zod";
import { bilingual } from "./bilingual.ts";

export const mode = z.enum(["solo", "shared"]);

export const scenarioLine = z.object({ id: z.string(), name: bilingual, description: bilingual });
export type ScenarioLine = z.infer<typeof scenarioLine>;

/** `now` is the next hour to run; `shop` is the seat of the person asking, null when they only watch. */
export const marketLine = z.object({
  id: z.string(),
  name: z.string(),
  scenario: z.string(),
  mode,
  shop: z.int().nullable(),
  now: z.int(),
  lesson: z.string().nullable(),
});
export type MarketLine = z.infer<typeof marketLine>;

/** Hours done of the hours asked for; both 0 while the clock stands. */
export const clock = z.object({ isRunning: z.boolean(), done: z.int(), total: z.int() });
export type Clock = z.infer<typeof clock>;

export const marketState = marketLine.extend({
  /** Calendar date of market day 0. */
  firstDay: z.string(),
  clock,
  seats: z.array(z.object({ shop: z.int(), person: z.string(), name: z.string() })),
  /** Set when a broken invariant stopped the market: it can be read, not moved. */
  quarantine: z.object({ reason: z.string(), seq: z.int() }).nullable(),
  /** The model it runs under, whether that is the one installed, and the desks it knows. */
  model: z.object({
    version: z.string(),
    isInstalled: z.boolean(),
    desks: z.array(z.string()),
  }),
  /** The market this one branched from, and the last row of the log they share; null for a first market. */
  parent: z.object({ market: z.string(), seq: z.int() }).nullable(),
});
export type MarketState = z.infer<typeof marketState>;

/** A trainee's own practice market. */
export const newMarket = z.strictObject({
  scenario: z.string(),
  seed: z.int().min(0).max(0x7fffffff).optional(),
  shoppers: z.int().min(1000).max(1_000_000).optional(),
  name: z.string().trim().min(1).max(60).optional(),
});
export type NewMarket = z.infer<typeof newMarket>;

/** The body of a command: `{ type: "desk/verb", ...fields }`. */
export const command = z.looseObject({ type: z.string().regex(/^[a-z-]+\/[a-z-]+$/) });

export const decided = z.object({
  seq: z.int(),
  tick: z.int(),
  events: z.array(z.looseObject({ type: z.string() })),
});
export type Decided = z.infer<typeof decided>;

/** Runs the clock on; one hour is one tick. */
export const advance = z.strictObject({
  hours: z
    .int()
    .min(1)
    .max(24 * 366),
});
export type Advance = z.infer<typeof advance>;

/** A decision of people, as the history shows it, newest first. */
export const historyLine = z.object({
  seq: z.int(),
  tick: z.int(),
  command: z.looseObject({ type: z.string() }),
  person: z.string().nullable(),
  /** When it was given, ISO 8601. */
  at: z.string(),
});
export type HistoryLine = z.infer<typeof historyLine>;

/** A branch holds everything up to and including row `seq`; −1 begins at the very beginning. */
export const newBranch = z.strictObject({
  seq: z.int().min(-1).max(0x7fffffff),
  name: z.string().trim().min(1).max(60).optional(),
});
export type NewBranch = z.infer<typeof newBranch>;

/** One line of `GET /markets/:m/watch`. */
export type MarketNews =
  | { readonly type: "tick"; readonly now: number; readonly done: number; readonly total: number }
  | { readonly type: "day"; readonly day: number }
  | { readonly type: "changed"; readonly seq: number }
  | { readonly type: "stopped"; readonly now: number }
  | { readonly type: "quarantined"; readonly reason: string; readonly seq: number };

export const RENDER_FORMATS = ["csv", "xlsx", "pdf"] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];
