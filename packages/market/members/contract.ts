/** What the members desk contributes to the market: programmes, plans to reach members, and how it counts them. */
import type { RfmCuts } from "./rfm.ts";

export const REACH_CHANNELS = ["sms", "push", "chat"] as const;
export type ReachChannel = (typeof REACH_CHANNELS)[number];

/** When a plan's message goes out; always at `hour`. */
export type Moment =
  | { readonly kind: "once"; readonly day: number }
  | { readonly kind: "weekly"; readonly weekday: number }
  | { readonly kind: "silence"; readonly days: number }
  | { readonly kind: "festival"; readonly daysBefore: number }
  | { readonly kind: "birthday" };
/** A rule that picks customers by what is counted of them; what is left out does not matter. */
export interface MemberRule {
  /** Bought something of this category (its place in the scenario). */
  readonly category?: number | undefined;
  readonly leastDays?: number | undefined;
  readonly mostDays?: number | undefined;
  readonly leastFen?: number | undefined;
  readonly mostFen?: number | undefined;
  readonly leastOrders?: number | undefined;
  readonly mostOrders?: number | undefined;
}

/** Who is meant: all of what is named; an empty list means everybody. */
export interface Audience {
  readonly layers: readonly number[];
  readonly tiers: readonly number[];
  readonly rules: readonly MemberRule[];
  /** Numbers of shoppers chosen by hand, ascending; null = not asked for. */
  readonly shoppers: readonly number[] | null;
}

export interface ReachPlan {
  readonly plan: number;
  /** What its draws are keyed by: not its number, which depends on what others planned. */
  readonly key: number;
  readonly from: number;
  readonly until: number;
  readonly audience: Audience;
  readonly moment: Moment;
  readonly hour: number;
  readonly channel: ReachChannel;
  /** What the message shows; −1 = what each member needs most. */
  readonly listing: number;
  /** Number of the coupon's rule, and what it takes off from which bill; null = none. */
  readonly coupon: {
    readonly id: number;
    readonly cutFen: number;
    readonly overFen: number;
  } | null;
  /** Thousandths of the audience that are never written to. */
  readonly holdPermille: number;
}

/** Tiers by what was spent, rising; points by the yuan, exchanged for coupons. */
export interface Programme {
  readonly perYuan: number;
  /** So many points buy a coupon of so much. */
  readonly exchangePoints: number;
  readonly couponFen: number;
  readonly couponOverFen: number;
  readonly tiers: readonly { readonly fromFen: number; readonly boostPermille: number }[];
  /** Rules of the coupons exchanged: the first of EXCHANGES numbers. */
  readonly firstCoupon: number;
  readonly since: number;
}

/** How often one member may exchange points; each time brings a coupon of another number. */
export const EXCHANGES = 6;

/** A shop's row; a shop without one writes to nobody. */
export interface ClubRow {
  readonly shop: number;
  readonly cuts: RfmCuts;
  /** Messages a member gets in seven days at most, from all plans together. */
  readonly mostPerWeek: number;
  readonly programme: Programme | null;
  /** Running or to come. */
  readonly plans: readonly ReachPlan[];
}

/** Days after the first message (or its being held back) in which purchases count for a plan. */
export const LIFT_DAYS = 14;

/** The tier of who has spent so much: 0 = none of the tiers named. */
export function tierOf(programme: Programme | null, fen: number): number {
  return programme?.tiers.filter(({ fromFen }) => fen >= fromFen).length ?? 0;
}

/** Fen that points are worth when they are exchanged. */
export function worthOfPoints(programme: Programme, points: number): number {
  return Math.floor((points * programme.couponFen) / programme.exchangePoints);
}

/** What is counted of a customer, as far as audiences ask. */
export interface Counted {
  readonly shopper: number;
  readonly orders: number;
  readonly fen: number;
  /** Categories bought, a bit each (the first 31). */
  readonly categories: number;
}

/** Whether a customer belongs to an audience. */
export function isCustomerMeant(
  audience: Audience,
  customer: Counted,
  is: { readonly days: number; readonly tier: number; readonly layer: number },
): boolean {
  const { layers, tiers, rules, shoppers } = audience;
  return (
    (shoppers === null || shoppers.includes(customer.shopper)) &&
    (tiers.length === 0 || tiers.includes(is.tier)) &&
    (layers.length === 0 || layers.includes(is.layer)) &&
    rules.every((rule) => picks(rule, customer, is.days))
  );
}

function picks(rule: MemberRule, { orders, fen, categories }: Counted, days: number): boolean {
  return (
    (rule.category === undefined || (categories & (1 << Math.min(30, rule.category))) !== 0) &&
    days >= (rule.leastDays ?? 0) &&
    days <= (rule.mostDays ?? Infinity) &&
    fen >= (rule.leastFen ?? 0) &&
    fen <= (rule.mostFen ?? Infinity) &&
    orders >= (rule.leastOrders ?? 0) &&
    orders <= (rule.mostOrders ?? Infinity)
  );
}
