/** Reviews of people who bought nothing, where a marketplace lets anybody write: few, and harsher (F35). */
import { between, bitsFor, exp, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { armIsOpen } from "../arms.ts";
import type { Run } from "../run/run.ts";
import { COUNTERS, TODAY_CELLS, type World } from "../world/world.ts";
import { noteBadReview } from "../service/reviews.ts";
import { isTaken } from "../world/service.ts";
import { starsOf } from "./aftersale.ts";

const VISITS = COUNTERS.indexOf("visits");
/** More of them write of one listing in a day only where something else is wrong. */
const MOST = 8;

export function areReviewsOpen({ scenario, options }: World): boolean {
  return scenario.marketplace.reviews.isOpen || armIsOpen(options.arm);
}

/** In a day's last hour: of those who looked at a page today, a few write of it without having bought. */
export function strangersWrite(run: Run): void {
  const { world } = run;
  const day = Math.floor(world.now / 24);
  for (const { listing } of run.tables.rows) {
    const visits = world.today.col.value[listing * TODAY_CELLS + VISITS] ?? 0;
    if (visits === 0) continue;
    const bits = bitsFor(run.habits.keys.stranger, listing, day);
    const count = howMany(visits * world.parameters.after.strangers, unitFrom(bits));
    for (let nth = 1; nth <= count; nth += 1) writeOne(run, listing, mix(bits + nth));
  }
}

function writeOne({ world, habits, emit }: Run, listing: number, bits: number): void {
  const { after } = world.parameters;
  const noise = between(habits.normal, mix(bits ^ 0x2545f491));
  const felt = after.base + after.strangerMood + after.spread * noise;
  const stars = starsOf(after, felt);
  const { col } = world.listing;
  col.stars[listing] = (col.stars[listing] as number) + stars;
  col.reviews[listing] = (col.reviews[listing] as number) + 1;
  const at = world.now * 3600 + (bits % 3600);
  const shop = col.shop[listing] as number;
  if (stars <= 3 && isTaken(world.service, shop))
    noteBadReview(world, { line: NULL_U32, shop, listing, stars, at });
  emit.reviews.addMixed([
    at,
    NULL_U32,
    mix(bits + 0x9e37) % world.shoppers.count,
    shop,
    listing,
    stars,
    world.options.truth ? felt : Number.NaN,
  ]);
}

// Poisson by its distribution function.
function howMany(mean: number, u: number): number {
  let term = exp(-mean);
  let below = term;
  let count = 0;
  while (u >= below && count < MOST) {
    count += 1;
    term *= mean / count;
    below += term;
  }
  return count;
}
