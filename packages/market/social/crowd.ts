/** How much of a platform's recommendation is left for one post when many are out? */
import { POST_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { platformOf } from "./content.ts";

/** Posts older than this are past: nobody comes across them, and they take nobody's place. */
export const WEEK_HOURS = 168;

export interface Crowd {
  /** Posts of shops that went out on the platform in the last seven days. */
  readonly posts: number;
  /** What each of them is recommended to, against a platform with room to spare; 0 … 1. */
  readonly share: number;
}

/**
 * A member gives so many looks a week to what shops of this trade say; with more posts than that, all share them
 * (`social.room`). Posts of influencers go to their own followers and take nobody's place.
 */
export function crowdOn({ social, scenario, parameters, now }: World, platform: number): Crowd {
  const { col, count } = social.post;
  let posts = 0;
  for (let row = 0; row < count; row += 1) {
    const at = col.at[row] as number;
    if (col.platform[row] !== platform || at > now || at <= now - WEEK_HOURS) continue;
    const isShown = col.state[row] === POST_STATE.out && col.isHeldBack[row] !== 1;
    if (isShown && (col.kol[row] as number) < 0) posts += 1;
  }
  const offered = (posts * platformOf(scenario, platform).pool) / 10_000;
  return { posts, share: Math.min(1, parameters.social.room / Math.max(offered, 1e-9)) };
}
