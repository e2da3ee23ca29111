/** Facts of the published table that no mechanism answers yet: what they wait for, and how they will be asked. */
import type { Uncovered } from "./fact.ts";

export const uncovered: readonly Uncovered[] = [
  fact("F04", "cart → order 32 %", "a western-shop rule pack", "platform", "default", "short"),
  fact(
    "F13",
    "cascade beats other click models",
    "a click-model fit",
    "listing",
    "shuffled-ranking",
    "short",
  ),
  fact("F25", "category concentration", "many leaf categories", "platform", "default", "short"),
  fact(
    "F28",
    "CDNOW concentration",
    "the full purchase file, which is not shipped",
    "platform",
    "none",
    "long",
  ),
  fact(
    "F35",
    "5 % of reviews without purchase",
    "reviews without a purchase",
    "listing",
    "default",
    "short",
  ),
  fact("F57", "retail tariff", "a screen sample only", "platform", "none", "short"),
  fact("F75", "Bass diffusion", "a group's growth over years", "category", "default", "long"),
  fact("F81", "GSP properties", "the advertising desks", "listing", "default", "short"),
  fact("F86", "a third of tests win", "the experiments desk", "shop", "default", "short"),
  fact("F88", "CUPED", "the experiments desk", "shop", "default", "short"),
];

function fact(
  id: string,
  published: string,
  waitsFor: string,
  level: Uncovered["level"],
  arm: string,
  horizon: Uncovered["horizon"],
): Uncovered {
  return { id, published, waitsFor, level, arm, horizon };
}
