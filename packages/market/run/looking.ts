/** How a shopper looks down a list: the numbers and draws that all kinds of lists share. */
import { mix } from "@dianzhang/kernel";

/** Sessions whose exposures are all written out: one in ten, by key. */
const SAMPLE = 0.1 * 4294967296;
/** Nobody opens more from one list. Assumption. */
export const MAX_CLICKS = 6;
/** Seconds the eye needs for one result, and to open the page of one. Assumption. */
export const SCAN_SECONDS = 2;
export const OPEN_SECONDS = 3;

/** What each draw of a session is for; a session's own 32 bits are mixed with one of these. */
export const DRAW = {
  again: 0x1b873593,
  wish: 0x27d4eb2f,
  activity: 0x2545f491,
  search: 0x3c6ef372,
  category: 0x4f1bbcdc,
  phrase: 0x510e527f,
  patience: 0x61c88647,
  look: 0x7f4a7c15,
  sample: 0x85ebca6b,
  typed: 0x9b05688c,
  keen: 0xa54ff53a,
} as const;

/** Whether all that came into view in this session is written out; `own` is the session's own 32 bits. */
export function isSampled(own: number): boolean {
  return mix(own ^ DRAW.sample) < SAMPLE;
}
