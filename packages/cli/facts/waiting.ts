/** Facts of the published table that no mechanism answers yet: what they wait for, and how they will be asked. */
import type { Uncovered } from "./fact.ts";

export const uncovered: readonly Uncovered[] = [
  fact("F25", "category concentration", "many leaf categories", "platform", "default", "short"),
  fact(
    "F28",
    "CDNOW concentration",
    "the full purchase file, which is not shipped",
    "platform",
    "none",
    "long",
  ),
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
