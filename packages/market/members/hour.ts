/** The members' part of a market hour: messages go out, are opened or resented, points are counted and exchanged. */
import { between, bitsFor, exp, mix, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { calendarOf } from "../run/calendar.ts";
import type { Run } from "../run/run.ts";
import type { Segment } from "../scenario/schema.ts";
import { post } from "../settle/ledger.ts";
import { savingOf, wishFor } from "../social/content.ts";
import { forget, memoryListing, memoryNext } from "../world/memory.ts";
import {
  countPlan,
  makeMember,
  messagesThisWeek,
  restMember,
  takeTurn,
  turnRow,
} from "../world/members.ts";
import { claimOf, HELD } from "../world/promotions.ts";
import { isLost, memoryHead, segmentOf, traitsOf } from "../world/shoppers.ts";
import { ARMS_OF_PLAN } from "./events.ts";
import { REACH_CHANNELS, type ClubRow, type ReachChannel, type ReachPlan } from "./contract.ts";
import { enter, give, mostWanted } from "./enter.ts";
import { countPoints, exchangePoints } from "./points.ts";
import { birthdayOf, isMeant, rosterOf, silentDays, type Customer } from "./roster.ts";

/** The hour at which points are exchanged. */
const EXCHANGE_HOUR = 12;

/** Runs after the hour's baseline sessions, beside which its own visits come. */
export function runMembersHour(run: Run, clubs: readonly ClubRow[]): void {
  const { now } = run.world;
  for (const club of clubs) {
    const due = club.plans.filter((plan) => isDue(run, plan));
    const isExchange = now % 24 === EXCHANGE_HOUR && club.programme !== null;
    if (due.length > 0 || isExchange) {
      const roster = rosterOf(run.world, club.shop);
      for (const plan of due) for (const one of roster.values()) offerTurn(run, club, plan, one);
      if (isExchange) exchangePoints(run, club, roster);
    }
    if (now % 24 === 23) endDay(run, club);
  }
}

function isDue({ world, calendar }: Run, plan: ReachPlan): boolean {
  const { now, scenario } = world;
  if (now < plan.from || now >= plan.until || now % 24 !== plan.hour) return false;
  const day = Math.floor(now / 24);
  const { moment } = plan;
  switch (moment.kind) {
    case "once":
      return moment.day === day;
    case "weekly":
      return moment.weekday === calendar.weekday;
    case "festival": {
      const coming = calendarOf(scenario, day + moment.daysBefore).festival;
      const before = calendarOf(scenario, day + moment.daysBefore - 1).festival;
      return coming !== null && coming !== before;
    }
    case "silence":
    case "birthday":
      return true;
  }
}

// Whose own moment it is, whoever is meant, has not had enough and is below the cap, gets the message or is held.
function offerTurn(run: Run, club: ClubRow, plan: ReachPlan, customer: Customer): void {
  const { world, habits, emit } = run;
  const { members, now } = world;
  const { shopper } = customer;
  if (!isMoment(run, plan, customer) || !isMeant(world, club, plan.audience, customer)) return;
  const at = now * 3600;
  const row = makeMember(members, club.shop, shopper);
  if (members.member.col.isGone[row] === 1) return;
  const channel = REACH_CHANNELS.indexOf(plan.channel);
  const isHeld =
    unitFrom(bitsFor(habits.keys.holdOut, shopper, plan.key)) < plan.holdPermille / 1000;
  const isFirst = turnRow(members, plan.plan, shopper) < 0;
  if (isHeld) {
    takeTurn(members, { plan: plan.plan, shopper, at, isHeld });
    if (isFirst) countPlan(members, plan.plan, "held");
    const arm = ARMS_OF_PLAN.indexOf("held");
    emit.memberMessages.add(at, plan.plan, club.shop, shopper, arm, channel, 0, 0, 0, 0);
    return;
  }
  restMember(members, row, Math.floor(now / 24), world.parameters.members.rest);
  const { messages } = members.member.col;
  const isToday = ((messages[row] as number) & 1) === 1;
  if (isToday || messagesThisWeek(members, row) >= club.mostPerWeek) {
    countPlan(members, plan.plan, "capped");
    return;
  }
  messages[row] = ((messages[row] as number) | 1) >>> 0;
  takeTurn(members, { plan: plan.plan, shopper, at, isHeld });
  if (isFirst) countPlan(members, plan.plan, "treated");
  send(run, club, plan, { shopper, row });
}

function isMoment({ world }: Run, { moment, plan }: ReachPlan, customer: Customer): boolean {
  if (moment.kind === "birthday")
    return birthdayOf(world, customer.shopper) === Math.floor(world.now / 24) % 365;
  if (moment.kind !== "silence") return true;
  if (silentDays(world, customer) < moment.days) return false;
  const turn = turnRow(world.members, plan, customer.shopper);
  return turn < 0 || (world.members.turn.col.lastAt[turn] as number) < customer.lastAt;
}

/** What each way of reaching somebody costs, how often it is opened, how it tires. */
function wayOf(
  { world }: Run,
  channel: ReachChannel,
): { readonly fen: number; readonly opens: number; readonly tires: number } {
  const own = world.parameters.members;
  return {
    fen: own[`${channel}Fen`],
    opens: own[`${channel}Opens`],
    tires: own[`${channel}Tires`],
  };
}

function send(
  run: Run,
  club: ClubRow,
  plan: ReachPlan,
  to: { readonly shopper: number; readonly row: number },
): void {
  const { world, habits, emit } = run;
  const { members, parameters } = world;
  const { leave, leaveWeary } = parameters.members;
  const { fen, opens, tires } = wayOf(run, plan.channel);
  const { shopper, row } = to;
  const at = world.now * 3600;
  const bits = bitsFor(habits.keys.members, shopper ^ Math.imul(plan.key, 40_503), world.now);
  const col = members.member.col;
  const weary = (col.weary[row] as number) / 1000;
  // Shown each time somebody reads the phone, opened or not.
  col.weary[row] = Math.min(60_000, Math.round(1000 * (weary + tires)));
  const isGone = unitFrom(bits) < leave * tires * exp(leaveWeary * weary);
  const isOpened =
    !isGone &&
    !isLost(world.shoppers, shopper) &&
    unitFrom(mix(bits + 1)) < opens * exp(-0.5 * weary);
  const isGiven = plan.coupon !== null && !isGone && give(run, plan.coupon.id, shopper);
  countPlan(members, plan.plan, "sent");
  countPlan(members, plan.plan, "costFen", fen);
  if (isGone) leaveShop(run, club.shop, to);
  if (isGone) countPlan(members, plan.plan, "gone");
  if (isOpened) countPlan(members, plan.plan, "opened");
  const channel = REACH_CHANNELS.indexOf(plan.channel);
  const told = [isGiven ? 1 : 0, isOpened ? 1 : 0, isGone ? 1 : 0] as const;
  emit.memberMessages.add(at, plan.plan, club.shop, shopper, 0, channel, fen, ...told);
  post(world, emit, { at, shop: club.shop, order: -1, memo: "reach" }, [
    ["member_care", fen],
    ["cash", -fen],
  ]);
  if (isOpened) visit(run, club, plan, { shopper, bits, weary });
}

// Who has had enough does not only leave the list: the shop is out of mind as well.
function leaveShop(
  { world, tables }: Run,
  shop: number,
  { shopper, row }: { readonly shopper: number; readonly row: number },
): void {
  world.members.member.col.isGone[row] = 1;
  let node = memoryHead(world.shoppers, shopper);
  while (node >= 0) {
    const next = memoryNext(world, node);
    if (tables.shopOf[memoryListing(world, node)] === shop) forget(world, shopper, node);
    node = next;
  }
}

function visit(
  run: Run,
  club: ClubRow,
  plan: ReachPlan,
  by: { readonly shopper: number; readonly bits: number; readonly weary: number },
): void {
  const { world, tables, habits } = run;
  const { shopper, bits, weary } = by;
  const listing = plan.listing >= 0 ? plan.listing : mostWanted(run, club.shop, shopper);
  if (listing < 0 || tables.isBuyable[listing] !== 1) return;
  const own = world.parameters.members;
  const segment = world.scenario.segments[segmentOf(traitsOf(world.shoppers, shopper))] as Segment;
  const tag = Math.max(1, tables.tagFen[listing] as number);
  const { coupon } = plan;
  const isHeldCoupon = coupon !== null && claimOf(world.promotions, shopper, coupon.id) === HELD;
  // A coupon whose bill is out of reach promises little.
  const off = coupon === null ? 0 : coupon.cutFen / Math.max(tag, coupon.overFen);
  const pull = isHeldCoupon ? own.coupon * Math.min(0.5, off) * (0.4 + segment.deal) : 0;
  const ready =
    own.click +
    own.wish * wishFor(run, shopper, listing) +
    pull +
    savingOf(run, listing) +
    (plan.moment.kind === "birthday" ? own.birthday : 0) -
    own.wearyClick * weary;
  if (ready <= between(habits.logistic, mix(bits + 2))) return;
  enter(run, { shopper, listing, bits, plan: plan.plan, channel: CHANNEL.member });
}

function endDay(run: Run, club: ClubRow): void {
  const { world, emit } = run;
  const { member } = world.members;
  const roster = rosterOf(world, club.shop);
  const { points, owedFen } = countPoints(run, club, roster);
  let gone = 0;
  for (let row = 0; row < member.count; row += 1)
    if (member.col.shop[row] === club.shop) gone += member.col.isGone[row] as number;
  const at = (world.now + 1) * 3600 - 1;
  emit.memberDaily.add(at, club.shop, roster.size, gone, points, owedFen);
}
