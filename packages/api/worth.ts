/** What was a decision worth? The same days played with it and without it. */
import { z } from "zod";

/** Figures of one shop; money in fen. */
const dayFigures = z.object({
  visits: z.int(),
  orders: z.int(),
  gmvFen: z.int(),
  profitFen: z.int(),
});

/** While it is played: days done of days to play, both sides. Then: with the decision less without it. */
export const worth = z.discriminatedUnion("state", [
  z.object({ state: z.literal("playing"), done: z.int(), total: z.int() }),
  z.object({
    state: z.literal("played"),
    /** Whole market days played. */
    days: z.int(),
    total: dayFigures,
    perDay: z.array(dayFigures.extend({ day: z.int() })),
    /** Later decisions that were refused without it. */
    fellAway: z.int(),
  }),
]);
export type Worth = z.infer<typeof worth>;
