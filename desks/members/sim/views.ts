/** What the members seat shows: scores, layers, tags, one member, plans with what they led to, exports. */
import { calendarOf, fifths, type ArmSums, type PlanFigures } from "@dianzhang/market";
import {
  CHANNELS,
  LAYERS,
  type ArmLine,
  type AudienceDraft,
  type ExportFile,
  type ExportLine,
  type Layer,
  type MemberLine,
  type MemberProfile,
  type MembersOverview,
  type PlanLine,
  type ReachView,
} from "../commands.ts";
import type { Context } from "./decide.ts";
import {
  customersIn,
  maskName,
  maskPhone,
  memberLine,
  peopleOf,
  personal,
  type Person,
} from "./people.ts";
import { clubOf, ownPlans, type ExportRecord, type PlanRecord } from "./slice.ts";

export function overview(ctx: Context): MembersOverview {
  const { slice, shop, market } = ctx;
  const club = clubOf(slice, shop);
  const people = peopleOf(ctx);
  const { points, owedFen } = market.members.club(shop);
  const sum = (of: readonly Person[], what: "orders" | "fen"): number =>
    of.reduce((all, one) => all + one[what], 0);
  return {
    customers: people.length,
    repeat: people.filter(({ orders }) => orders > 1).length,
    spentFen: sum(people, "fen"),
    gone: people.filter(({ isGone }) => isGone).length,
    points,
    owedFen,
    mostPerWeek: club.mostPerWeek,
    programme: club.programme && programmeOf(club.programme),
    tiers: Array.from(
      { length: (club.programme?.tiers.length ?? 0) + 1 },
      (_, tier) => people.filter((one) => one.tier === tier).length,
    ),
    cuts: mutable(club.cuts),
    fifths: mutable(fifths(people)),
    layers: LAYERS.map((layer) => {
      const own = people.filter((one) => one.layer === layer);
      return { layer, members: own.length, orders: sum(own, "orders"), spentFen: sum(own, "fen") };
    }).toReversed(),
    cells: [5, 4, 3, 2, 1].flatMap((r) =>
      [1, 2, 3, 4, 5].map((f) => {
        const own = people.filter((one) => one.r === r && one.f === f);
        return { r, f, members: own.length, spentFen: sum(own, "fen") };
      }),
    ),
    tags: club.tags.map(({ tag, name, rule }) => ({
      tag,
      name,
      rule,
      members: people.filter((one) => one.tags.includes(tag)).length,
    })),
    channels: CHANNELS.map((channel) => ({ channel, feeFen: market.members.feeFen(channel) })),
  };
}

type Cuts = MembersOverview["cuts"];

function mutable(cuts: { readonly [Name in keyof Cuts]: readonly number[] }): Cuts {
  return {
    recencyDays: [...cuts.recencyDays],
    orders: [...cuts.orders],
    spentFen: [...cuts.spentFen],
  };
}

function programmeOf(
  programme: NonNullable<ReturnType<typeof clubOf>["programme"]>,
): MembersOverview["programme"] {
  const { firstCoupon: _first, since: _since, ...draft } = programme;
  return draft;
}

/** Latest buyers first. */
export function list(
  ctx: Context,
  { most, layer, tag }: { most: number; layer?: Layer | undefined; tag?: number | undefined },
): MemberLine[] {
  return peopleOf(ctx)
    .filter((one) => layer === undefined || one.layer === layer)
    .filter((one) => tag === undefined || one.tags.includes(tag))
    .toSorted((a, b) => b.lastAt - a.lastAt || a.member - b.member)
    .slice(0, most)
    .map((one) => memberLine(ctx, one));
}

export function profile(ctx: Context, params: { member: number }): MemberProfile | null {
  const person = peopleOf(ctx)[params.member - 1];
  if (!person) return null;
  const { scenario } = ctx.market;
  return {
    ...memberLine(ctx, person),
    firstAt: person.firstAt,
    lastAt: person.lastAt,
    birthday: person.birthday < 0 ? null : monthDay(ctx, person.birthday),
    messages: person.messages,
    bought: scenario.categories
      .filter((_, place) => (person.categories & (1 << Math.min(30, place))) !== 0)
      .map(({ id }) => id),
    history: ctx.market.members.orders(ctx.shop, person.shopper),
  };
}

// Birthdays count from the market's first day: day 0 is its date.
function monthDay({ market }: Context, day: number): string {
  return calendarOf(market.scenario, day).monthDay;
}

export function plans(ctx: Context): PlanLine[] {
  return ownPlans(ctx.slice, ctx.shop)
    .map((plan) => planLine(ctx, plan))
    .toReversed();
}

function planLine({ market }: Context, plan: PlanRecord): PlanLine {
  const figures = market.members.plan(plan.plan);
  const { coupon } = plan;
  const coupons = coupon ? market.members.coupon(coupon.id) : null;
  return {
    plan: plan.plan,
    name: plan.name,
    status: plan.until > market.now ? "running" : "over",
    decidedAt: plan.decidedAt,
    from: plan.decidedAt,
    until: plan.until,
    audience: plan.audience,
    moment: plan.moment,
    hour: plan.hour,
    channel: plan.channel,
    listing: plan.listing,
    coupon: coupon && { cutFen: coupon.cutFen, overFen: coupon.overFen, days: coupon.days },
    holdPermille: plan.holdPermille,
    sent: figures.sent,
    opened: figures.opened,
    visits: figures.visits,
    orders: figures.orders,
    gone: figures.gone,
    capped: figures.capped,
    feesFen: figures.costFen,
    couponsUsed: coupons?.used ?? 0,
    couponFen: coupons?.offFen ?? 0,
    treated: armLine(figures.lift.treated),
    held: armLine(figures.lift.held),
    lift: liftLine(figures),
  };
}

function armLine({ members, orders, fen }: ArmSums): ArmLine {
  return { members, orders, eachFen: members > 0 ? Math.round(fen / members) : 0 };
}

/** Two standard errors to each side, for 95 % (Welch: each arm with its own variance). */
const SIDES = 1.959964;

function liftLine({ lift, costFen }: PlanFigures): PlanLine["lift"] {
  const { treated, held } = lift;
  if (treated.members < 2 || held.members < 2) return null;
  const each = treated.fen / treated.members - held.fen / held.members;
  const error = Math.sqrt(squaredError(treated) + squaredError(held));
  return {
    eachFen: Math.round(each),
    lowFen: Math.round(each - SIDES * error),
    highFen: Math.round(each + SIDES * error),
    totalFen: Math.round(each * treated.members) - costFen,
  };
}

function squaredError({ members, fen, squares }: ArmSums): number {
  const mean = fen / members;
  return Math.max(0, squares - members * mean * mean) / (members - 1) / members;
}

export function reach(ctx: Context, params: { audience: AudienceDraft }): ReachView {
  const meant = customersIn(ctx, params.audience);
  const gone = meant.filter(({ isGone }) => isGone).length;
  return {
    meant: meant.length,
    gone,
    fees: CHANNELS.map((channel) => ({
      channel,
      fen: (meant.length - gone) * ctx.market.members.feeFen(channel),
    })),
  };
}

export function exportsOf({ slice, shop }: Context): ExportLine[] {
  return clubOf(slice, shop)
    .exports.map((one) => ({
      export: one.export,
      at: one.at,
      purpose: one.purpose,
      fields: one.fields,
      isMasked: one.isMasked,
      members: one.shoppers.length,
    }))
    .toReversed();
}

/** The rows of an export that stands in the log; anything else has no file. */
export function exportFile(ctx: Context, params: { export: number }): ExportFile | null {
  const record = clubOf(ctx.slice, ctx.shop).exports[params.export];
  if (!record) return null;
  const shoppers = new Set(record.shoppers);
  return peopleOf(ctx)
    .filter(({ shopper }) => shoppers.has(shopper))
    .map((one) => fileRow(ctx, record, one));
}

function fileRow(ctx: Context, record: ExportRecord, one: Person): ExportFile[number] {
  const { name, phone } = personal(ctx, one.shopper);
  const { isMasked } = record;
  const all = {
    name: isMasked ? maskName(name) : name,
    phone: isMasked ? maskPhone(phone) : phone,
    province: ctx.market.scenario.provinces[one.province]?.id ?? "",
    orders: String(one.orders),
    spent: (one.fen / 100).toFixed(2),
    birthday: one.birthday < 0 ? "" : isMasked ? "**-**" : monthDay(ctx, one.birthday),
  };
  return {
    member: String(one.member),
    ...Object.fromEntries(record.fields.map((field) => [field, all[field]])),
  };
}
