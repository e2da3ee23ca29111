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

/** How sure the second look is that a folded text claims what is forbidden: 0 … 1. */
export function suspicion(text: string): number {
  return sureOf(text, FORBIDDEN);
}

/** The likeliest kind of what is claimed. */
export function likeliestKind(text: string): string {
  return opened()
    .sureness(text)
    .find(([label]) => label !== FORBIDDEN)?.[0] as string;
}

function sureOf(text: string, wanted: string): number {
  return (
    opened()
      .sureness(text)
      .find(([label]) => label === wanted)?.[1] ?? 0
  );
}

function opened(): Reader {
  return (reader ??= openReader(weights as Packed, CLAIM_CONCEPTS));
}
