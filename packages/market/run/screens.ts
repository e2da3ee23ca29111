/** How the time on a page falls on its screenfuls: most on the first, less and less further down (F16). */
import { between, exp, log, mix } from "@dianzhang/kernel";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Screenfuls of a page on a phone. Assumption. */
export const SCREENS = 10;
/** One page in so many is written out. */
const ONE_IN = 10;
/** Time falls with the place of the screenful as this power; people differ from page to page. Assumption; F16. */
const POWER = 1.55;
const SPREAD = 0.35;
const DRAW = 0xbb67ae85;

/** Writes how long each screenful down to the depth reached was looked at; `seconds` are those on the page. */
export function writeScreens(
  run: Run,
  visitor: Visitor,
  page: {
    readonly listing: number;
    readonly shop: number;
    readonly seconds: number;
    readonly depth: number;
  },
): void {
  const bits = mix(visitor.page ^ DRAW);
  if (bits % ONE_IN !== 0) return;
  const reached = Math.max(1, Math.ceil((page.depth * SCREENS) / 100));
  let whole = 0;
  for (let screen = 1; screen <= reached; screen += 1) {
    WEIGHT[screen] = weight(run, bits, screen);
    whole += WEIGHT[screen] as number;
  }
  const at = visitor.start + visitor.spent;
  const { shopper, session } = visitor;
  for (let screen = 1; screen <= reached; screen += 1) {
    const ms = Math.round((1000 * page.seconds * (WEIGHT[screen] as number)) / whole);
    run.emit.screens.add(at, shopper, session, page.shop, page.listing, screen, ms);
  }
}

/** Scratch: the weights of one page. */
const WEIGHT = new Float64Array(SCREENS + 1);
const FALL = Float64Array.from(
  { length: SCREENS + 1 },
  (_, screen) => POWER * log(Math.max(1, screen)),
);

function weight({ habits }: Run, bits: number, screen: number): number {
  return exp(SPREAD * between(habits.normal, mix(bits + screen)) - (FALL[screen] as number));
}
