/** What crosses the teacher's doors: classes, rosters, markets for all, the board? */
import { z } from "zod";
import { mode } from "./markets.ts";
import { person } from "./people.ts";

export const newClass = z.strictObject({ name: z.string().trim().min(1).max(60) });
export type NewClass = z.infer<typeof newClass>;

export const classLine = z.object({ id: z.string(), name: z.string(), trainees: z.int() });
export type ClassLine = z.infer<typeof classLine>;

/** Pasted lines `name<TAB>account`; a line without an account gets one. */
export const roster = z.strictObject({ text: z.string().min(1).max(20_000) });
export type Roster = z.infer<typeof roster>;

/** Initial passwords are shown this once; only their hash is kept. */
export const enrolled = z.object({
  created: z.array(z.object({ name: z.string(), account: z.string(), password: z.string() })),
  kept: z.array(z.object({ name: z.string(), account: z.string() })),
});
export type Enrolled = z.infer<typeof enrolled>;

export const classMarkets = z.strictObject({
  scenario: z.string(),
  mode,
  seed: z.int().min(0).max(0x7fffffff).optional(),
  shoppers: z.int().min(1000).max(1_000_000).optional(),
});
export type ClassMarkets = z.infer<typeof classMarkets>;

/** The figures of one shop since its market opened. */
export const boardFigures = z.object({
  visitors: z.int(),
  orders: z.int(),
  conversion: z.number().nullable(),
  gmvFen: z.int(),
  profitFen: z.int(),
});
export type BoardFigures = z.infer<typeof boardFigures>;

/** One line per seat; a trainee without a market has one line without figures. */
export const boardLine = z.object({
  person,
  market: z.string().nullable(),
  marketName: z.string().nullable(),
  shop: z.int().nullable(),
  now: z.int().nullable(),
  isRunning: z.boolean(),
  figures: boardFigures.nullable(),
  lessons: z.array(z.object({ lesson: z.string(), score: z.int() })),
});
export type BoardLine = z.infer<typeof boardLine>;

export const classPage = classLine.extend({
  roster: z.array(person.extend({ hasSecondFactor: z.boolean() })),
  markets: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      scenario: z.string(),
      mode,
      now: z.int(),
      /** Whose seats are in it. */
      people: z.array(z.string()),
    }),
  ),
});
export type ClassPage = z.infer<typeof classPage>;
