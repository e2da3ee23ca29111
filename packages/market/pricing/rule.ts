/** What a shop may promise on prices: one row of data for every campaign, whatever its kind. */

export const RULE_KINDS = [
  "price-cut",
  "flash",
  "bundle",
  "full-cut",
  "full-rate",
  "coupon",
  "gift",
  "group",
  "presale",
  "member-price",
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** `from` and `until` are ticks, the end not included. Ids are dense over the whole market. */
interface Common {
  readonly id: number;
  readonly shop: number;
  readonly from: number;
  readonly until: number;
}

/** 限时折扣: each piece costs `payPermille` of its tag. A festival's price is such a cut too. */
export interface PriceCut extends Common {
  readonly kind: "price-cut";
  readonly listings: readonly number[];
  readonly payPermille: number;
  /** The platform's festival it was accepted for, or null. */
  readonly festival: string | null;
}

/** 会员价: whoever has bought in the shop, and spent `fromFen` there, pays `payPermille` of the tag. */
export interface MemberPrice extends Common {
  readonly kind: "member-price";
  /** Goods that count; null = the whole shop. */
  readonly listings: readonly number[] | null;
  readonly payPermille: number;
  /** 0 = every customer. */
  readonly fromFen: number;
}

/** 秒杀: so many pieces of one listing at one price; they are kept back for it from the day it is made. */
export interface Flash extends Common {
  readonly kind: "flash";
  readonly listing: number;
  readonly priceFen: number;
  readonly pieces: number;
  readonly perBuyer: number;
  /** How long it lasts from its first second on, where it ends within its last hour. */
  readonly minutes?: number | undefined;
}

/** The second at which a flash sale is over. */
export function flashEnd({ from, until, minutes }: Flash): number {
  const end = until * 3600;
  return minutes === undefined ? end : Math.min(end, from * 3600 + minutes * 60);
}

/** 拼团: `size` buyers within `hours` of the first each get one piece at this price, or their money back. */
export interface Group extends Common {
  readonly kind: "group";
  readonly listing: number;
  readonly priceFen: number;
  readonly size: number;
  readonly hours: number;
  readonly pieces: number;
}

/**
 * 预售: a deposit that counts as `worthFen` while it lasts; the balance falls due in the `balanceHours` after. Who
 * does not pay it loses the deposit.
 */
export interface Presale extends Common {
  readonly kind: "presale";
  readonly listing: number;
  readonly depositFen: number;
  readonly worthFen: number;
  readonly balanceHours: number;
  readonly pieces: number;
}

/** Deposit and balance of one piece together. */
export function presalePrice(rule: Presale, tagFen: number): number {
  return Math.max(rule.depositFen, tagFen - rule.worthFen + rule.depositFen);
}

/** What a piece costs in a flash sale, a group or ahead. */
export function specialPrice(rule: Flash | Group | Presale, tagFen: number): number {
  return rule.kind === "presale" ? presalePrice(rule, tagFen) : rule.priceFen;
}

/** 套餐: one piece of each of these together costs `cutFen` less. */
export interface Bundle extends Common {
  readonly kind: "bundle";
  readonly listings: readonly number[];
  readonly cutFen: number;
}

/** 满减: goods worth `overFen` cost `cutFen` less; with `repeats` for every full `overFen` again. */
export interface FullCut extends Common {
  readonly kind: "full-cut";
  /** Goods that count; null = the whole shop. */
  readonly listings: readonly number[] | null;
  /** Rising; at least one. */
  readonly tiers: readonly { readonly overFen: number; readonly cutFen: number }[];
  /** Only with a single tier. */
  readonly repeats: boolean;
}

/** 满折: from so many pieces on, all goods that count cost `payPermille`. */
export interface FullRate extends Common {
  readonly kind: "full-rate";
  readonly listings: readonly number[] | null;
  /** Rising in pieces. */
  readonly tiers: readonly { readonly pieces: number; readonly payPermille: number }[];
}

export const COUPON_WAYS = ["claimed", "pushed", "carted"] as const;
export type CouponWay = (typeof COUPON_WAYS)[number];

/** 优惠券: whoever holds it pays `cutFen` less from `overFen` on, once. */
export interface Coupon extends Common {
  readonly kind: "coupon";
  readonly listings: readonly number[] | null;
  readonly overFen: number;
  readonly cutFen: number;
  /** Pieces given out at most. */
  readonly pieces: number;
  /** Claimed on the shop's pages, sent to former buyers, or sent to those with such goods in their carts. */
  readonly way: CouponWay;
}

/** 赠品: goods worth `overFen` bring a piece of `gift` along. */
export interface Gift extends Common {
  readonly kind: "gift";
  readonly listings: readonly number[] | null;
  readonly overFen: number;
  readonly giftListing: number;
  readonly giftSku: number;
  readonly pieces: number;
}

export type Rule =
  | PriceCut
  | MemberPrice
  | Flash
  | Group
  | Presale
  | Bundle
  | FullCut
  | FullRate
  | Coupon
  | Gift;
/** A rule as a desk writes it, before it has its number. */
export type RuleDraft = Rule extends infer One
  ? One extends Rule
    ? Omit<One, "id" | "shop">
    : never
  : never;

/** The rules of one shop that hold at one hour, kind by kind, each in the order of their numbers. */
export interface ShopBook {
  readonly cuts: readonly PriceCut[];
  readonly memberPrices: readonly MemberPrice[];
  readonly flashes: readonly Flash[];
  /** Bought on its own, and waited for: group buys and presales. */
  readonly waits: readonly (Group | Presale)[];
  /** The dearest first: that is the order bundles are put together in. */
  readonly bundles: readonly Bundle[];
  readonly reductions: readonly (FullCut | FullRate)[];
  readonly coupons: readonly Coupon[];
  readonly gifts: readonly Gift[];
}

/** Sorts rules into a book; the order they come in does not matter. */
export function shopBook(rules: readonly Rule[]): ShopBook {
  const sorted = rules.toSorted((a, b) => a.id - b.id);
  const of = <Kind extends RuleKind>(kind: Kind): Extract<Rule, { kind: Kind }>[] =>
    sorted.filter((rule): rule is Extract<Rule, { kind: Kind }> => rule.kind === kind);
  return {
    cuts: of("price-cut"),
    memberPrices: of("member-price"),
    flashes: of("flash"),
    waits: sorted.filter(
      (rule): rule is Group | Presale => rule.kind === "group" || rule.kind === "presale",
    ),
    bundles: of("bundle").toSorted((a, b) => b.cutFen - a.cutFen || a.id - b.id),
    reductions: sorted.filter(
      (rule): rule is FullCut | FullRate => rule.kind === "full-cut" || rule.kind === "full-rate",
    ),
    coupons: of("coupon"),
    gifts: of("gift"),
  };
}

/** The rules that hold at an hour, shop by shop; a shop without any has no book. */
export function booksAt(rules: readonly Rule[], tick: number): Map<number, ShopBook> {
  const live = new Map<number, Rule[]>();
  for (const rule of rules) {
    if (tick < rule.from || tick >= rule.until) continue;
    const own = live.get(rule.shop);
    if (own) own.push(rule);
    else live.set(rule.shop, [rule]);
  }
  return new Map([...live].map(([shop, own]) => [shop, shopBook(own)]));
}

/** Whether a rule for some goods, or for all, counts this listing. */
export function counts(listings: readonly number[] | null, listing: number): boolean {
  return listings === null || listings.includes(listing);
}

/** 满减 at an amount: what is taken off. */
export function cutAt(rule: FullCut, fen: number): number {
  const [only] = rule.tiers;
  if (rule.repeats && only) return Math.floor(fen / only.overFen) * only.cutFen;
  let cut = 0;
  for (const tier of rule.tiers) if (fen >= tier.overFen) cut = tier.cutFen;
  return cut;
}

/** 满折 at a number of pieces: what is paid, in permille. */
export function rateAt(rule: FullRate, pieces: number): number {
  let pay = 1000;
  for (const tier of rule.tiers) if (pieces >= tier.pieces) pay = tier.payPermille;
  return pay;
}

/** A share of an amount, half a fen upwards. */
export function permilleOf(fen: number, permille: number): number {
  return Math.floor((fen * permille + 500) / 1000);
}

/** What one piece costs after a price cut; never nothing. */
export function cutPrice(tagFen: number, payPermille: number): number {
  return Math.max(1, permilleOf(tagFen, payPermille));
}
