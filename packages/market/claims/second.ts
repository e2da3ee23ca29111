/** A second look: what the rules have no words for, learned from labelled texts (sets/) and kept as weights. */
import { openReader, type Packed, type Reader } from "../reading/reader.ts";
import type { Concepts } from "../reading/features.ts";
import words from "./concepts.json" with { type: "json" };
import weights from "./weights.json" with { type: "json" };

/** What advertising texts speak of: what the second look is learned and opened with. */
export const CLAIM_CONCEPTS: Concepts = words;
/** The label of every text that claims what is forbidden, beside the labels of its kinds. */
export const FORBIDDEN = "forbidden";

let reader: Reader | undefined;

export interface SecondLook {
  /** How sure it is that a folded text claims what is forbidden: 0 … 1. */
  readonly sure: number;
  /** The likeliest kind of what is claimed; nothing before anything was learned. */
  readonly kind: string | undefined;
}

export function secondLook(text: string): SecondLook {
  reader ??= openReader(weights as Packed, CLAIM_CONCEPTS);
  const sureness = reader.sureness(text);
  return {
    sure: sureness.find(([label]) => label === FORBIDDEN)?.[1] ?? 0,
    kind: sureness.find(([label]) => label !== FORBIDDEN)?.[0],
  };
}
