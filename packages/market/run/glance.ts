/** Which places of a list the eye rests on: patterns made once for a market, one of them drawn for each session. */
import { bitsFor, pow, purpose, purposeKey } from "@dianzhang/kernel";
import { LIST } from "../parameters.ts";

/** How many patterns there are; a power of two. */
const PATTERNS = 4096;
/** Places told by the first word of a pattern. */
export const NEAR = 32;

/** Pattern → places looked at, a bit each from the top down: the first 32, and those below. */
export interface Glances {
  readonly near: Int32Array;
  readonly far: Int32Array;
}

/**
 * At place r the eye rests in `noticeFirst × r^−noticePower` of the patterns, exactly, and independently of the
 * other places: which patterns they are is drawn by key, the same in every market.
 */
export function newGlances(look: {
  readonly noticeFirst: number;
  readonly noticePower: number;
}): Glances {
  const glances = { near: new Int32Array(PATTERNS), far: new Int32Array(PATTERNS) };
  const key = purposeKey(0, purpose("look/glance"));
  for (let place = 0; place < LIST; place += 1) {
    const share = Math.min(1, look.noticeFirst * pow(place + 1, -look.noticePower));
    const word = place < NEAR ? glances.near : glances.far;
    const bit = 1 << (place % NEAR);
    for (const pattern of inKeyedOrder(key, place).subarray(0, Math.round(PATTERNS * share)))
      word[pattern] = (word[pattern] as number) | bit;
  }
  return glances;
}

// Pattern numbers in the order of their draws for this place.
function inKeyedOrder(key: number, place: number): Float64Array {
  const drawn = Float64Array.from(
    { length: PATTERNS },
    (_, pattern) => bitsFor(key, pattern, place) * PATTERNS + pattern,
  ).sort();
  return drawn.map((one) => one % PATTERNS);
}

/** The pattern that 32 uniform bits fall on. */
export function patternOf(bits: number): number {
  return bits >>> 20;
}

/** The places of a word that are among the first `length` of its own. */
export function within(word: number, length: number): number {
  return length >= NEAR ? word : word & ((1 << length) - 1);
}

/** The first place of a word that is not 0, counted from 0. */
export function firstOf(word: number): number {
  return 31 - Math.clz32(word & -word);
}
