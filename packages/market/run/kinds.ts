/** What a shopper does about a kind of goods heard of lately. */
import { mix, unitFrom } from "@dianzhang/kernel";
import { UNHEARD, WANTED } from "../world/kinds.ts";
import { needSince } from "../world/shoppers.ts";
import { DRAW } from "./looking.ts";
import type { Run } from "./run.ts";

/** A kind that this session looks for because its shopper heard of it and has none yet, or −1. */
export function newlyWanted(run: Run, shopper: number, own: number): number {
  const { kinds, shoppers } = run.world;
  if (kinds.state.count === 0) return -1;
  if (unitFrom(mix(own ^ DRAW.keen)) >= run.habits.parameters.need.keen) return -1;
  return kinds.rules.findIndex(
    (rule, category) => rule !== null && needSince(shoppers, shopper, category) === WANTED,
  );
}

/** Counts somebody who takes a first piece of a new kind; asked before the need is met. */
export function noteOwner({ world }: Run, shopper: number, category: number): void {
  const { rules, state } = world.kinds;
  const since = needSince(world.shoppers, shopper, category);
  if (!rules[category] || (since !== UNHEARD && since !== WANTED)) return;
  state.col.buyers[category] = (state.col.buyers[category] as number) + 1;
}
