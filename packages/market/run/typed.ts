/** How many words a shopper types: the phrase the search knows, and words of one's own behind it (F22). */
import { exp, log, mix } from "@dianzhang/kernel";
import type { Parameters } from "../parameters.ts";
import type { Run } from "./run.ts";
import { DRAW } from "./looking.ts";

/** Nobody types more words behind a phrase. */
const MOST = 20;

export interface Typing {
  /** 256 quantiles: words beside the phrase's own, with a power-law tail. */
  readonly further: Uint8Array;
  /** For each: readiness to buy that goes with it, in logit units below the mean. */
  readonly vague: Float32Array;
}

/** Whoever types more words has a clearer wish; over all searches that comes to nothing. */
export function newTyping({ search }: Parameters): Typing {
  const further = Uint8Array.from({ length: 256 }, (_, i) => {
    const u = 1 - (i + 0.5) / 256;
    return Math.min(MOST, Math.floor(exp(-log(u) / search.typedTail)) - 1);
  });
  const clear = Float64Array.from(further, (words) => search.typedClear * log(1 + words));
  const mean = clear.reduce((sum, one) => sum + one, 0) / clear.length;
  return { further, vague: Float32Array.from(clear, (one) => mean - one) };
}

/** Place in the tables of what this session types. */
export function typedPlace(own: number): number {
  return mix(own ^ DRAW.typed) >>> 24;
}

/** One row for a search that is written out whole. */
export function writeQuery(run: Run, own: number): void {
  const { visitor, habits, emit, world } = run;
  const phrase = world.scenario.keywords[visitor.keyword];
  const words = (phrase?.terms.length ?? 1) + (habits.typing.further[typedPlace(own)] as number);
  emit.queries.add(visitor.start, visitor.shopper, visitor.session, visitor.keyword, words);
}
