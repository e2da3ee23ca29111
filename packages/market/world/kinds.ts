/** Kinds of goods that not everybody has heard of yet: who has, and how many of those took one. */
import { bitsFor, exp, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import { armNewKind } from "../arms.ts";
import type { NewKind } from "../scenario/marketplace.ts";
import type { Scenario } from "../scenario/schema.ts";
import { ensureRows, grown, type Grown } from "./grown.ts";
import { needSince, setNeedSince, type Shoppers } from "./shoppers.ts";
import type { MarketOptions, World } from "./world.ts";

const kindSpec = {
  /** Share of shoppers who have heard of it. */
  heard: Float64Array,
  /** Shoppers who had not heard of it when the market opened and bought one since. */
  buyers: Uint32Array,
};

export interface Kinds {
  /** Category by category; null for what everybody has known for long. */
  readonly rules: readonly (NewKind | null)[];
  /** One row a category, none where everything is known. */
  readonly state: Grown<typeof kindSpec>;
  readonly key: number;
}

/** Days that stand for what is not a day: the need of who has not heard of a kind never grows, … */
export const UNHEARD = 32_767;
/** … and that of who has heard of it and has none is grown in full. */
export const WANTED = -32_000;

export function newKinds(
  scenario: Scenario,
  { arm, seed }: Pick<MarketOptions, "arm" | "seed">,
): Kinds {
  const rules = scenario.categories.map(
    ({ id }) => armNewKind(arm, id) ?? scenario.marketplace.newKinds[id] ?? null,
  );
  const state = grown(kindSpec, Math.max(1, rules.length));
  if (rules.some((rule) => rule !== null)) {
    ensureRows(state, rules.length);
    rules.forEach((rule, category) => {
      state.col.heard[category] = rule ? rule.knownPermille / 1000 : 1;
    });
  }
  return { rules, state, key: purposeKey(seed, purpose("shopper/heard")) };
}

// The share of shoppers at which this one hears of a kind.
function hearsAt({ key }: Kinds, shopper: number, category: number): number {
  return unitFrom(bitsFor(key, shopper, category));
}

/** When a market opens, who has not heard of a kind has no need of it. */
export function startUnheard(kinds: Kinds, shoppers: Shoppers): void {
  kinds.rules.forEach((rule, category) => {
    if (!rule) return;
    for (let shopper = 0; shopper < shoppers.count; shopper += 1)
      if (hearsAt(kinds, shopper, category) >= rule.knownPermille / 1000)
        setNeedSince(shoppers, shopper, category, UNHEARD);
  });
}

/**
 * A day of Bass's diffusion (1969): of those who have not heard of it, innovation + imitation × share of owners do, a
 * year. Answers the share that has heard of it then.
 */
export function heardNextDay(
  { innovation, imitation }: Pick<NewKind, "innovation" | "imitation">,
  heard: number,
  owners: number,
): number {
  return 1 - (1 - heard) * exp(-(innovation + imitation * Math.min(1, owners)) / 365);
}

/** A day passes. Owners of a new kind: who knew it at first, and who bought one since. */
export function spreadWord({ kinds, shoppers }: World): void {
  const { heard, buyers } = kinds.state.col;
  kinds.rules.forEach((rule, category) => {
    if (!rule) return;
    const owners = rule.knownPermille / 1000 + (buyers[category] as number) / shoppers.count;
    heard[category] = heardNextDay(rule, heard[category] as number, owners);
    for (let shopper = 0; shopper < shoppers.count; shopper += 1) {
      if (needSince(shoppers, shopper, category) !== UNHEARD) continue;
      if (hearsAt(kinds, shopper, category) < (heard[category] as number))
        setNeedSince(shoppers, shopper, category, WANTED);
    }
  });
}
