/** Bad reviews: answered, or reported to the platform as written by somebody who never bought. */
import { bitsFor, NULL_U32, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Run } from "../run/run.ts";
import { ensureRows } from "../world/grown.ts";
import { lose } from "../world/memory.ts";
import { REPORT } from "../world/service.ts";
import type { World } from "../world/world.ts";
import { lineBits } from "./answer.ts";
import { REPORT_STATES, type BadReview, type Reading } from "./contract.ts";

/** A review of three stars or fewer that somebody may answer; `line` is NULL_U32 where nobody bought. */
export function noteBadReview(
  { service }: World,
  said: {
    readonly line: number;
    readonly shop: number;
    readonly listing: number;
    readonly stars: number;
    readonly at: number;
  },
): void {
  const { review } = service;
  const row = review.count;
  ensureRows(review, row + 1);
  review.col.line[row] = said.line;
  review.col.shop[row] = said.shop;
  review.col.listing[row] = said.listing;
  review.col.stars[row] = said.stars;
  review.col.at[row] = said.at;
}

/** A buyer may add a star to a good answer; who never bought does not come back to read it. */
export function answerReview(world: World, id: number, reading: Reading): void {
  const { isAnswered, line, stars, listing } = world.service.review.col;
  if (id >= world.service.review.count || isAnswered[id] === 1) return;
  isAnswered[id] = 1;
  const about = line[id] as number;
  if (about === NULL_U32 || isDown(world, id)) return;
  const isGood = reading.acts.includes("empathise") && reading.acts.includes("follow-up");
  if (!isGood || reading.faults.length > 0) return;
  const key = purposeKey(world.seed, purpose("run/mend"));
  const u = unitFrom(lineBits(world, key, about, stars[id] as number));
  if (u >= world.parameters.service.mends) return;
  const of = listing[id] as number;
  world.listing.col.stars[of] = (world.listing.col.stars[of] as number) + 1;
  stars[id] = (stars[id] as number) + 1;
}

function isDown({ service }: World, id: number): boolean {
  return service.review.col.report[id] === REPORT.removed;
}

/** Asks the platform to take a review down. */
export function reportReview(world: World, id: number): void {
  const { report, decidedTick } = world.service.review.col;
  if (id >= world.service.review.count || report[id] !== REPORT.none) return;
  report[id] = REPORT.asked;
  decidedTick[id] = world.now + world.parameters.service.reportHours;
}

/** The platform looks whether whoever wrote it has bought: a stranger's goes, mostly; a buyer's stays, and the shop is told off. */
export function decideReports(run: Run): void {
  const { world, emit } = run;
  const { col, count } = world.service.review;
  for (let id = 0; id < count; id += 1) {
    if (col.report[id] !== REPORT.asked || (col.decidedTick[id] as number) > world.now) continue;
    const isGone = col.line[id] === NULL_U32 && isHeeded(world, id);
    col.report[id] = isGone ? REPORT.removed : REPORT.stays;
    if (isGone) takeDown(world, id);
    else if (col.line[id] !== NULL_U32) tellOff(world, id);
    writeReport(world, emit, id, isGone);
  }
}

function isHeeded(world: World, id: number): boolean {
  const { listing, at } = world.service.review.col;
  const key = purposeKey(world.seed, purpose("run/report"));
  const u = unitFrom(bitsFor(key, listing[id] as number, at[id] as number));
  return u < world.parameters.service.reportHeeds;
}

function takeDown(world: World, id: number): void {
  const { listing, stars } = world.service.review.col;
  const { col } = world.listing;
  const of = listing[id] as number;
  col.stars[of] = (col.stars[of] as number) - (stars[id] as number);
  col.reviews[of] = (col.reviews[of] as number) - 1;
  world.isDirty = true;
}

// A buyer hears that the shop wanted the review away; and the platform takes no reports for some days.
function tellOff(world: World, id: number): void {
  const { line, shop } = world.service.review.col;
  const { reportsClosed, reportLoses } = world.parameters.service;
  world.service.seat.col.reportsFrom[shop[id] as number] = world.now + reportsClosed;
  const about = line[id] as number;
  const key = purposeKey(world.seed, purpose("run/reported"));
  if (unitFrom(lineBits(world, key, about, 0)) < reportLoses)
    lose(world, world.order.col.shopper[about] as number);
}

function writeReport(
  { service, order, now }: World,
  emit: Emit,
  id: number,
  isGone: boolean,
): void {
  const { shop, listing, line, stars } = service.review.col;
  const about = line[id] as number;
  emit.reviewReports.add(
    now * 3600,
    shop[id] as number,
    listing[id] as number,
    about === NULL_U32 ? NULL_U32 : (order.col.head[about] as number),
    stars[id] as number,
    isGone ? 1 : 0,
  );
}

/** Newest first. */
export function badReviewsOf({ service, order }: World, shop: number): BadReview[] {
  const { col, count } = service.review;
  const found: BadReview[] = [];
  for (let id = count - 1; id >= 0; id -= 1) {
    if (col.shop[id] !== shop) continue;
    const line = col.line[id] as number;
    found.push({
      id,
      order: line === NULL_U32 ? null : (order.col.head[line] as number),
      listing: col.listing[id] as number,
      stars: col.stars[id] as number,
      at: col.at[id] as number,
      isAnswered: col.isAnswered[id] === 1,
      report: REPORT_STATES[col.report[id] as number] ?? "none",
    });
  }
  return found;
}
