/** Where chance comes from: a hash of (seed, purpose, subject, occasion), never a shared stream. */

/** Spreads every input bit over the 32 output bits (lowbias32, Chris Wellons 2018). */
export function mix(value: number): number {
  let h = value | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return h >>> 0;
}

/** Odd multipliers spread neighbouring ids before they are mixed. */
const SUBJECT = 0x9e3779b1;
const OCCASION = 0x85ebca6b;

/** The key of one purpose in one market: hash it once, use it for every subject. */
export function purposeKey(seed: number, purpose: number): number {
  return mix(mix(seed ^ 0x5bd1e995) + Math.imul(purpose + 1, SUBJECT));
}

/** 32 uniform bits for one subject under a purpose. */
export function bitsOf(key: number, subject: number): number {
  return mix(key ^ mix(Math.imul(subject, SUBJECT) + 0x7f4a7c15));
}

/** 32 uniform bits for one subject on one occasion under a purpose. */
export function bitsFor(key: number, subject: number, occasion: number): number {
  const first = mix(key ^ (Math.imul(subject, SUBJECT) + 0x7f4a7c15));
  return mix(first + Math.imul(occasion + 1, OCCASION));
}

/** The key of one occasion under a purpose, for a loop over all subjects: one mix a subject instead of two. */
export function occasionKey(key: number, occasion: number): number {
  return mix(key + Math.imul(occasion + 1, OCCASION));
}

/** 32 uniform bits for one subject under an occasion's key. */
export function bitsAt(keyOfOccasion: number, subject: number): number {
  return mix(keyOfOccasion ^ Math.imul(subject + 1, SUBJECT));
}

/** A number in (0, 1) from 32 bits; never 0 and never 1. */
export function unitFrom(bits: number): number {
  return (bits + 0.5) * (1 / 4294967296);
}

/** Uniform in (0, 1) for one subject on one occasion. */
export function drawFor(key: number, subject: number, occasion: number): number {
  return unitFrom(bitsFor(key, subject, occasion));
}

/** Names a purpose by text, so that two purposes can never be the same number by accident. */
export function purpose(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return mix(h);
}
