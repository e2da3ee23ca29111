/** What follows a signature: satisfaction, stars, returns, the payout, and whether the shopper comes back. */
import { between, bitsFor, pow, unitFrom } from "@dianzhang/kernel";
import type { Parameters } from "../parameters.ts";
import { RETURN_REASONS, type MEMOS } from "../events.ts";
import {
  counterFen,
  coverFen,
  isPaidOut,
  LAWFUL,
  promisedReturns,
  returnDays,
} from "../returns-promise.ts";
import { wordsLoss } from "../compile/page-words.ts";
import { weightOf } from "../run/route.ts";
import type { Run } from "../run/run.ts";
import type { Category } from "../scenario/schema.ts";
import { mention } from "../social/mentions.ts";
import { winBuyer } from "../social/hour.ts";
import { DUE, schedule } from "../world/agenda.ts";
import { isTalking } from "../world/social.ts";
import { lose, MEMORY, remember } from "../world/memory.ts";
import { FATE } from "../world/logistics.ts";
import type { World } from "../world/world.ts";
import { backToZone, staysAbroad } from "../border/parcel.ts";
import { hasImports } from "../world/border.ts";
import { gramsOf } from "../border/codes.ts";
import { borderQuality } from "../border/mark.ts";
import { workEffect, workReturns } from "../orders/effects.ts";
import { expectAfterSigning } from "../service/open.ts";
import { noteBadReview } from "../service/reviews.ts";
import { feltBy, isTaken, KEPT, keptBy } from "../world/service.ts";
import { putBack } from "../supply/books.ts";
import { badLoss, badReturns, markBad } from "../supply/effects.ts";
import { post } from "./ledger.ts";
import { occasionOf, subjectOf } from "./order-key.ts";
import { askedAt, backTick, reviewTick } from "./waits.ts";

/** Everything the end of one line of an order brings, drawn at the signature and due in the days after. */
export function afterSigning(run: Run, order: number): void {
  const { world, habits } = run;
  const { after } = world.parameters;
  const subject = subjectOf(world, order);
  const occasion = occasionOf(world, order);
  if (world.supply.book.count > 0) markBad(run, order);
  coverWayBack(run, order);
  const satisfied = satisfaction(run, order);
  if (world.options.truth) {
    const { signedAt, shop } = world.order.col;
    run.emit.satisfaction.addMixed([
      signedAt[order] as number,
      world.order.col.head[order] as number,
      shop[order] as number,
      world.order.col.listing[order] as number,
      satisfied,
    ]);
  }
  const asked = setDue(run, order);
  if (run.tables.service !== null) expectAfterSigning(run, order, { satisfied, asked });
  const shopper = world.order.col.shopper[order] as number;
  const listing = world.order.col.listing[order] as number;
  if (satisfied > after.goodShop) {
    remember(world, shopper, MEMORY.shop, listing, world.order.col.sku[order] as number, 0);
    if (isTalking(world.social)) winBuyer(run, world.order.col.shop[order] as number, shopper);
  }
  // Constant for each shopper and different between them: what makes retention rise with tenure (F73).
  const stays = unitFrom(bitsFor(habits.keys.churn, shopper, 0));
  const own = pow(1 - pow(stays, 1 / after.dropTail), 1 / after.dropShape);
  const drop = satisfied < -0.8 ? own * after.angryDrop : own;
  if (unitFrom(bitsFor(habits.keys.drop, subject, occasion)) < drop) lose(world, shopper);
}

// The line counts for the shop's name with insurers; where the way back is covered, the order's premium is due.
function coverWayBack({ world, emit }: Run, line: number): void {
  const { signedLines } = world.shop.col;
  const { head, promise, shop: shops, signedAt } = world.order.col;
  const shop = shops[line] as number;
  signedLines[shop] = (signedLines[shop] as number) + 1;
  if (head[line] !== line || ((promise[line] as number) & 1) === 0) return;
  const fen = coverFen(world, shop, weightOf(world, line));
  post(world, emit, { at: signedAt[line] as number, shop, order: line, memo: "return-cover" }, [
    ["return_cover", fen],
    ["cash", -fen],
  ]);
}

/** Sets down what is due after a signature; answers the second at which the line is asked to go back, or −1. */
function setDue(run: Run, order: number): number {
  const { world } = run;
  const { agenda } = world;
  const signed = Math.floor((world.order.col.signedAt[order] as number) / 3600);
  schedule(agenda, signed + returnDays(world, order) * 24, order, DUE.payout);
  // A gift is neither reviewed nor sent back.
  if (world.order.col.goodsFen[order] === 0) return -1;
  if (writes(run, order)) schedule(agenda, reviewTick(run, order), order, DUE.review);
  if (!sendsBack(run, order)) return -1;
  const asked = askedAt(run, order);
  schedule(agenda, backTick(run, order, asked), order, DUE.returned);
  return asked;
}

/** Latent satisfaction: one-peaked; quality and value lift it, lateness takes a step (F30, F32). */
export function satisfaction(run: Run, order: number): number {
  const { world, habits } = run;
  const { after } = world.parameters;
  const col = world.order.col;
  const row = run.tables.rows[col.listing[order] as number];
  const category = world.scenario.categories[
    world.listing.col.category[col.listing[order] as number] as number
  ] as Category;
  const noise = between(
    habits.normal,
    bitsFor(habits.keys.satisfaction, subjectOf(world, order), occasionOf(world, order)),
  );
  const quality =
    (row ? world.scenario.grades[row.grade].quality : 0) +
    borderQuality(world, col.listing[order] as number);
  const paid = (col.goodsFen[order] as number) / (col.quantity[order] as number);
  const value = 1 - paid / category.referencePriceFen;
  const isLate = (col.signedAt[order] as number) > (col.promisedAt[order] as number);
  const picture = (row?.picturePermille ?? 500) / 1000;
  return (
    after.base +
    after.spread * noise +
    after.quality * quality +
    after.value * Math.max(-1, Math.min(0.6, value)) -
    after.overPromise * Math.max(0, picture - 0.75 - 0.3 * quality) -
    (isLate ? after.late : 0) -
    (col.fate[order] === FATE.damaged ? after.damaged : 0) -
    badLoss(world, order) -
    overPromised(world, order) -
    wordsLoss(world, row) +
    workEffect(run, order) +
    feltBy(world.service, order)
  );
}

function overPromised(world: World, order: number): number {
  if (world.live.line.count === 0) return 0;
  const row = world.live.lineAt.get(order);
  return row === undefined ? 0 : (world.live.line.col.over[row] as number);
}

/** How many stars somebody gives who feels so. */
export function starsOf(after: Parameters["after"], satisfied: number): number {
  if (satisfied >= after.fiveStars) return 5;
  if (satisfied >= after.fourStars) return 4;
  if (satisfied >= after.threeStars) return 3;
  return satisfied >= after.twoStars ? 2 : 1;
}

function writes(run: Run, order: number): boolean {
  const { world, habits } = run;
  const { after } = world.parameters;
  const satisfied = satisfaction(run, order);
  const odds =
    satisfied > 1.1
      ? after.writeDelighted
      : satisfied > after.fourStars
        ? after.writeContent
        : satisfied > after.twoStars
          ? after.writeMiddling
          : after.writeAngry;
  return (
    unitFrom(bitsFor(habits.keys.write, subjectOf(world, order), occasionOf(world, order))) < odds
  );
}

// Returns follow the category's habit, more of them when the goods disappoint (F59).
function sendsBack(run: Run, order: number): boolean {
  const { world, habits } = run;
  const category = world.scenario.categories[
    world.listing.col.category[world.order.col.listing[order] as number] as number
  ] as Category;
  const disappointment =
    1 -
    0.45 * Math.max(-1.5, Math.min(1.5, satisfaction(run, order) - world.parameters.after.base));
  const odds = Math.min(
    0.95,
    (category.returnPermille / 1000) *
      disappointment *
      liveReturns(world, order) *
      workReturns(world, order) *
      promisedReturns(world, order) *
      badReturns(world, order),
  );
  return (
    unitFrom(bitsFor(habits.keys.return, subjectOf(world, order), occasionOf(world, order))) < odds
  );
}

// What was bought in a live room comes back more often, the more so the more was promised.
function liveReturns(world: World, order: number): number {
  if (world.live.line.count === 0) return 1;
  const row = world.live.lineAt.get(order);
  if (row === undefined) return 1;
  return world.parameters.live.returns + (world.live.line.col.over[row] as number);
}

export function writeReview(run: Run, order: number): void {
  const { world, emit } = run;
  const col = world.order.col;
  const listing = col.listing[order] as number;
  const satisfied = satisfaction(run, order);
  const stars = starsOf(world.parameters.after, satisfied);
  world.listing.col.stars[listing] = (world.listing.col.stars[listing] as number) + stars;
  world.listing.col.reviews[listing] = (world.listing.col.reviews[listing] as number) + 1;
  const second = bitsFor(run.habits.keys.write, subjectOf(world, order), 1) % 3600;
  emit.reviews.addMixed([
    world.now * 3600 + second,
    col.head[order] as number,
    col.shopper[order] as number,
    col.shop[order] as number,
    listing,
    stars,
    world.options.truth ? satisfied : Number.NaN,
  ]);
  if (stars <= 3 && isTaken(world.service, col.shop[order] as number))
    noteBadReview(world, {
      line: order,
      shop: col.shop[order] as number,
      listing,
      stars,
      at: world.now * 3600 + second,
    });
  if (isTalking(world.social)) talkOfStars(run, order, { stars, at: world.now * 3600 + second });
}

// The very pleased and the let-down speak of it elsewhere too; how loud hangs on how late and how bad it was.
function talkOfStars(
  run: Run,
  order: number,
  { stars, at }: { readonly stars: number; readonly at: number },
): void {
  const { world, habits } = run;
  const { afterBad, afterLate, afterGood } = world.parameters.social;
  const { shop, listing, shopper, signedAt, promisedAt } = world.order.col;
  const u = unitFrom(
    bitsFor(habits.keys.mention, subjectOf(world, order), occasionOf(world, order)),
  );
  const isLate = (signedAt[order] as number) > (promisedAt[order] as number);
  const said = {
    shop: shop[order] as number,
    listing: listing[order] as number,
    shopper: shopper[order] as number,
    at,
  };
  if (stars === 5 && u < afterGood) mention(run, { ...said, cause: "praise", severity: 0 });
  else if (stars <= 2 && u < afterBad)
    mention(run, {
      ...said,
      cause: isLate ? "late" : "quality",
      severity: stars === 1 ? (u < afterBad / 3 ? 5 : 4) : 2,
    });
  else if (isLate && u < afterLate) mention(run, { ...said, cause: "late", severity: 2 });
}

/** The parcel came back: the buyer's money goes back, good pieces return to the shelf. */
export function takeBack(run: Run, order: number): void {
  const { world, emit, habits } = run;
  const col = world.order.col;
  // The buyer was won over, or has the money already.
  if (keptBy(world.service, order) !== KEPT.no || (col.refundFen[order] as number) > 0) return;
  const at = world.now * 3600 + (bitsFor(habits.keys.reason, subjectOf(world, order), 1) % 3600);
  const goods = col.goodsFen[order] as number;
  const cost = col.costFen[order] as number;
  const shop = col.shop[order] as number;
  col.refundFen[order] = goods;
  world.shop.col.returnedLines[shop] = (world.shop.col.returnedLines[shop] as number) + 1;
  const draw = unitFrom(bitsFor(habits.keys.reason, subjectOf(world, order), 0));
  const isDamaged = col.fate[order] === FATE.damaged;
  const reason = isDamaged ? 3 : satisfaction(run, order) < -0.3 ? 1 : draw < 0.5 ? 0 : 2;
  emit.returns.add(
    at,
    col.head[order] as number,
    col.shopper[order] as number,
    shop,
    col.listing[order] as number,
    col.sku[order] as number,
    col.quantity[order] as number,
    goods,
    Math.min(reason, RETURN_REASONS.length - 1),
    wayBackFen(world, order),
  );
  if (isTalking(world.social) && reason !== 2 && draw < world.parameters.social.afterReturn)
    mention(run, {
      shop,
      listing: col.listing[order] as number,
      shopper: col.shopper[order] as number,
      cause: "return",
      severity: reason === 1 ? 3 : 1,
      at,
    });
  giveBack(run, order, at);
  const isSound =
    !isDamaged &&
    !staysAbroad(world, order) &&
    !world.supply.badLines.has(order) &&
    unitFrom(bitsFor(habits.keys.restock, subjectOf(world, order), 0)) < soundShare(run, order);
  if (!isSound) {
    post(world, emit, { at, shop, order, memo: "loss" }, [
      ["write_off", cost],
      ["cogs", -cost],
    ]);
    return;
  }
  post(world, emit, { at, shop, order, memo: "restock" }, [
    ["inventory", cost],
    ["cogs", -cost],
  ]);
  putBack(run, order);
  if (hasImports(world.border)) backToZone(run, order);
}

// From what the platform holds; after the payout from the shop's till, and the platform gives its commission back.
function giveBack({ world, emit }: Run, line: number, at: number): void {
  const goods = world.order.col.goodsFen[line] as number;
  const to = {
    at,
    shop: world.order.col.shop[line] as number,
    order: line,
    memo: "refund",
  } as const;
  if (!isPaidOut(world, line)) {
    post(world, emit, to, [
      ["refunds", goods],
      ["escrow", -goods],
    ]);
    return;
  }
  const commission = commissionOf(world, goods);
  post(world, emit, to, [
    ["refunds", goods],
    ["cash", commission - goods],
    ["commission", -commission],
  ]);
}

// Whoever brought it takes it back, at its counter; the buyer's to pay, or an insurer's.
function wayBackFen(world: World, line: number): number {
  const { courier, listing, quantity } = world.order.col;
  const by = world.scenario.couriers[courier[line] as number];
  const weightG = gramsOf(world, listing[line] as number) * (quantity[line] as number);
  return by ? counterFen(by, weightG) : 0;
}

/** Share of returned goods fit to be sold again. Assumption. */
const RESTOCK = 0.92;

// What was worn for weeks is sold again less often.
function soundShare(run: Run, line: number): number {
  const { world } = run;
  // Whoever was told by the shop to send it back may have been quicker than meant.
  const kept =
    Math.min(askedAt(run, line), world.now * 3600) - (world.order.col.signedAt[line] as number);
  return kept > LAWFUL.days * 86_400 ? RESTOCK * world.parameters.returns.lateSound : RESTOCK;
}

/** Money held for the order is released, less what was refunded and the platform's commission. */
export function payOut(run: Run, order: number): void {
  const { world, emit } = run;
  const col = world.order.col;
  const goods = (col.goodsFen[order] as number) - (col.refundFen[order] as number);
  const held = goods + (col.freightFen[order] as number);
  const commission = commissionOf(world, goods);
  if (held === 0) return;
  post(
    world,
    emit,
    { at: world.now * 3600, shop: col.shop[order] as number, order, memo: "payout" },
    [
      ["cash", held - commission],
      ["commission", commission],
      ["escrow", -held],
    ],
  );
}

function commissionOf({ scenario }: World, goodsFen: number): number {
  return Math.round((goodsFen * scenario.commissionPermille) / 1000);
}

/** The buyer gets everything back; the goods are gone. */
export function refundAll(
  { world, emit }: Pick<Run, "world" | "emit">,
  order: number,
  at: number,
  memo: (typeof MEMOS)[number],
): void {
  const col = world.order.col;
  const left = (col.goodsFen[order] as number) - (col.refundFen[order] as number);
  const paid = left + (col.freightFen[order] as number);
  col.refundFen[order] = col.goodsFen[order] as number;
  post(world, emit, { at, shop: col.shop[order] as number, order, memo }, [
    ["refunds", paid],
    ["escrow", -paid],
  ]);
}
