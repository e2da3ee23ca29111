/** How much does each influencer advertise: contracts still open, paid posts that followers saw of late? */
import { DEAL_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";

/** Followers remember for so long what they were told to buy. Assumption. */
const FRESH_HOURS = 14 * 24;

export interface Bookings {
  /** Contracts of all shops that are not delivered yet. */
  readonly open: number;
  /** Paid posts of the last fourteen days, whoever paid. */
  readonly recent: number;
}

/** By influencer; whose contracts they are is not said. */
export function bookings({ social, kols, now }: World): readonly Bookings[] {
  const { col, count } = social.deal;
  const open = new Int32Array(kols.length);
  const recent = new Int32Array(kols.length);
  for (let row = 0; row < count; row += 1) {
    const kol = col.kol[row] as number;
    const post = col.post[row] as number;
    if (col.state[row] === DEAL_STATE.signed) add(open, kol);
    else if (post >= 0 && (social.post.col.at[post] as number) > now - FRESH_HOURS)
      add(recent, kol);
  }
  return kols.map((_, kol) => ({ open: open[kol] as number, recent: recent[kol] as number }));
}

function add(counts: Int32Array, kol: number): void {
  counts[kol] = (counts[kol] as number) + 1;
}
