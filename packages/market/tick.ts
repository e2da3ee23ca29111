/** The story of one market hour, in the order it happens. */
import { armIsShuffled } from "./arms.ts";
import { newBasket, type Basket } from "./run/basket.ts";
import { calendarOf } from "./run/calendar.ts";
import { planDay, type DayPlan } from "./run/arrivals.ts";
import { countExposures, type Emit } from "./run/emit.ts";
import { followFashion, type Habits, type Run } from "./run/run.ts";
import { newOffer, newQueue, newVisitor, type Queue } from "./run/queue.ts";
import { MAX_CLICKS } from "./run/looking.ts";
import { runSessions } from "./run/session.ts";
import { newSeenPage, type SeenPage } from "./run/sponsored.ts";
import { beginAdHour } from "./auction/ad-tables.ts";
import { newAdPage, type AdPage } from "./auction/hold.ts";
import { newFeedPage, type FeedPage } from "./feed/auction.ts";
import { beginFeedHour } from "./feed/tables.ts";
import { runLive } from "./run/live.ts";
import { attendTalks, settleTalks } from "./service/hour.ts";
import { hasService } from "./world/service.ts";
import { hasTies } from "./world/snapshot.ts";
import { runBanners } from "./run/banners.ts";
import { settleFeedHour, startFeedDay } from "./settle/feed.ts";
import { settleAdHour, startAdDay } from "./settle/ads.ts";
import { failGroups } from "./run/group.ts";
import { settlePresales } from "./run/presale.ts";
import { newReckoning, type Reckoning } from "./run/promote.ts";
import type { Offer, Visitor } from "./run/visit.ts";
import { payOut, takeBack, writeReview } from "./settle/aftersale.ts";
import { addStock } from "./world/stock.ts";
import { arrive, packParcels } from "./settle/fulfil.ts";
import { noteDeals, notePrices } from "./settle/deals.ts";
import { areReviewsOpen, strangersWrite } from "./settle/strangers.ts";
import { closeDay, startDay, writeListingDay } from "./settle/learn.ts";
import { DUE, takeDue } from "./world/agenda.ts";
import type { Kept, Tables } from "./compile/table.ts";
import { bringsAdsBack, compile, relist } from "./compile/tables.ts";
import { runOrderDesks } from "./orders/hour.ts";
import { runBorderHour } from "./border/hour.ts";
import { usualFen } from "./border/codes.ts";
import { hasBorder } from "./world/border.ts";
import { averageIn, hasMeanCost } from "./supply/books.ts";
import { endSupplyHour, startSupplyHour } from "./supply/hour.ts";
import { runLawHour } from "./law/day.ts";
import { runMembersHour } from "./members/hour.ts";
import { runSocialHour } from "./social/hour.ts";
import { isTalking } from "./world/social.ts";
import { spreadWord } from "./world/kinds.ts";
import { turnQueries } from "./world/queries.ts";
import { settleLogistics } from "./settle/couriers.ts";
import { addPieces } from "./world/logistics.ts";
import type { World } from "./world/world.ts";

/** What a market keeps beside its world: derived, never saved. */
export interface Machine {
  readonly habits: Habits;
  readonly emit: Emit;
  tables: Tables | null;
  readonly kept: Kept;
  /** Who comes on the day that runs; made anew at its first hour, or when a market wakes. */
  plan: DayPlan | null;
  readonly queue: Queue;
  readonly visitor: Visitor;
  readonly clicked: Uint8Array;
  readonly basket: Basket;
  readonly offer: Offer;
  readonly adPage: AdPage;
  readonly feedPage: FeedPage;
  readonly seenPage: SeenPage;
  readonly reckoning: Reckoning;
}

export function newScratch(): Pick<
  Machine,
  | "plan"
  | "queue"
  | "visitor"
  | "clicked"
  | "basket"
  | "offer"
  | "adPage"
  | "feedPage"
  | "seenPage"
  | "reckoning"
> {
  return {
    plan: null,
    queue: newQueue(),
    visitor: newVisitor(),
    clicked: new Uint8Array(MAX_CLICKS + 1),
    basket: newBasket(),
    offer: newOffer(),
    adPage: newAdPage(),
    feedPage: newFeedPage(),
    seenPage: newSeenPage(),
    reckoning: newReckoning(),
  };
}

/** The tables as they stand now; compiled again only when something has changed. */
export function currentTables(world: World, machine: Machine): Tables {
  const { kept, tables } = machine;
  if (!tables || isStale(world, tables, kept)) {
    const anew = compile(world, kept);
    machine.tables = anew;
    world.isDirty = false;
    world.relisted.length = 0;
    return anew;
  }
  if (world.relisted.length > 0) relist(world, tables, kept);
  world.relisted.length = 0;
  return tables;
}

function isStale(world: World, tables: Tables, kept: Kept): boolean {
  return (
    world.isDirty ||
    armIsShuffled(world.options.arm) ||
    tables.changesAt <= world.now ||
    bringsAdsBack(world, tables, kept)
  );
}

/** Runs one hour: a new day's lessons, deliveries of stock, shoppers, parcels, what falls due. */
export function runTick(world: World, machine: Machine, openForBusiness: () => void): void {
  const { emit, habits } = machine;
  if (world.now > 0 && world.now % 24 === 0) {
    startDay(world, currentTables(world, machine), emit);
    startAdDay(world);
    if (hasTies(world)) startFeedDay(world);
    settleLogistics(world, currentTables(world, machine), emit);
  }
  openForBusiness();
  receiveStock(world, emit);
  if (world.supply.seat.count > 0) startSupplyHour(world, currentTables(world, machine), emit);
  const calendar = calendarOf(world.scenario, Math.floor(world.now / 24));
  const run: Run = {
    world,
    habits,
    emit,
    calendar,
    tables: currentTables(world, machine),
    queue: machine.queue,
    visitor: machine.visitor,
    clicked: machine.clicked,
    basket: machine.basket,
    offer: machine.offer,
    adPage: machine.adPage,
    feedPage: machine.feedPage,
    seenPage: machine.seenPage,
    reckoning: machine.reckoning,
  };
  const { ads, feed, live } = run.tables;
  if (ads) beginAdHour(world, ads);
  if (feed) beginFeedHour(world, feed);
  const isServed = hasService(world.service);
  if (isServed) settleTalks(run);
  const plan = todaysPlan(run, machine);
  const hour = world.now % 24;
  runSessions(run, plan, plan.from[hour] as number, plan.from[hour + 1] as number);
  if (feed && feed.offSite.length > 0) runBanners(run, feed);
  if (live) runLive(run, live);
  countExposures(world, run.tables, emit);
  if (isTalking(world.social)) runSocialHour(run);
  if (isServed) attendTalks(run);
  if (run.tables.clubs) runMembersHour(run, run.tables.clubs);
  if (run.tables.law) runLawHour(run, run.tables.law);
  if (ads) settleAdHour(world, run.tables, ads, emit);
  if (feed) settleFeedHour(world, run.tables, feed, emit);
  if (world.group.count > 0) failGroups(run);
  if (world.presale.count > 0) settlePresales(run);
  noteDeals(world, run.tables);
  packParcels(run);
  if (run.tables.orderRules || world.desk.work.count > 0) runOrderDesks(run);
  for (const due of takeDue(world.agenda, world.now)) settleDue(run, Math.floor(due / 4), due % 4);
  if (world.now % 24 === 23) endDay(run);
  if (world.supply.seat.count > 0) endSupplyHour(world, emit);
  world.now += 1;
}

function endDay(run: Run): void {
  const { world, tables, emit } = run;
  spreadWord(world);
  if (areReviewsOpen(world)) strangersWrite(run);
  writeListingDay(world, tables, emit);
  notePrices(world, tables);
  closeDay(world);
  turnQueries(world);
}

function todaysPlan(run: Run, machine: Machine): DayPlan {
  const { world } = run;
  const day = Math.floor(world.now / 24);
  if (machine.plan?.day !== day) {
    followFashion(world.scenario, run.habits, day, run.calendar.month);
    machine.plan = planDay(world, run.habits, run.calendar, day);
  }
  return machine.plan;
}

function settleDue(run: Run, order: number, what: number): void {
  if (what === DUE.sign) arrive(run, order);
  else if (what === DUE.review) writeReview(run, order);
  else if (what === DUE.returned) takeBack(run, order);
  else payOut(run, order);
}

function receiveStock(world: World, emit: Emit): void {
  const { receipt, sku } = world;
  for (let i = 0; i < receipt.count; i += 1) {
    if (receipt.col.tick[i] !== world.now) continue;
    const id = receipt.col.sku[i] as number;
    const pieces = receipt.col.quantity[i] as number;
    sku.col.incoming[id] = (sku.col.incoming[id] as number) - pieces;
    const depot = receipt.col.depot[i] as number;
    if (depot === 0 && hasMeanCost(world, id))
      averageIn({ world, emit }, id, { pieces, unitFen: usualFen(world, id) });
    addStock(world, id, pieces, depot === 0 ? "received" : "moved");
    if (depot > 0) addPieces(world.logistics, id, depot, pieces);
  }
  if (world.now % 24 === 0) dropPastReceipts(world);
  if (hasBorder(world.border)) runBorderHour({ world, emit });
}

function dropPastReceipts(world: World): void {
  const { tick, sku, quantity, depot } = world.receipt.col;
  let kept = 0;
  for (let i = 0; i < world.receipt.count; i += 1) {
    if ((tick[i] as number) <= world.now) continue;
    tick[kept] = tick[i] as number;
    sku[kept] = sku[i] as number;
    quantity[kept] = quantity[i] as number;
    depot[kept] = depot[i] as number;
    kept += 1;
  }
  world.receipt.count = kept;
}
