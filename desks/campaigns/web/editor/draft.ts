/** Between a form that speaks yuan, percent and days, and a rule that speaks fen, permille and hours. */
import type { Draft, GoodsLine } from "../../commands.ts";

export interface Filled {
  readonly kind: Draft["kind"];
  readonly name: string;
  readonly day: number;
  readonly hour: number;
  /** Hours; of a flash sale minutes. */
  readonly length: number;
  /** Empty = the whole shop, where a rule allows it. */
  readonly listings: readonly number[];
  readonly listing: number;
  readonly pay: number;
  readonly price: number;
  readonly pieces: number;
  readonly perBuyer: number;
  readonly size: number;
  readonly wait: number;
  readonly deposit: number;
  readonly worth: number;
  readonly cut: number;
  readonly over: number;
  readonly tiers: readonly Partial<Tier>[];
  readonly repeats: boolean;
  readonly way: "claimed" | "pushed" | "carted";
  readonly giftSku: number;
  /** What a member must have spent before. */
  readonly spent: number;
}

interface Tier {
  readonly over: number;
  readonly cut: number;
  readonly pieces: number;
  readonly pay: number;
}

/** Values a kind usually begins with, from what the goods cost. */
export function startOf(kind: Draft["kind"], goods: readonly GoodsLine[], now: number): Filled {
  const [first] = goods;
  const tag = Math.round((first?.skus[0]?.priceFen ?? 10_000) / 100);
  const isShort = kind === "flash";
  return {
    kind,
    name: "",
    day: Math.floor(now / 24),
    hour: now % 24,
    length: isShort ? 120 : kind === "member-price" ? 720 : 72,
    listings: kind === "bundle" ? goods.slice(0, 2).map((line) => line.listing) : [],
    listing: first?.listing ?? 0,
    pay: 90,
    price: Math.round(tag * 0.7),
    pieces: kind === "coupon" ? 200 : 10,
    perBuyer: 1,
    size: 2,
    wait: kind === "presale" ? 48 : 24,
    deposit: Math.round(tag * 0.1),
    worth: Math.round(tag * 0.2),
    cut: Math.round(tag * 0.1),
    over: Math.round(tag * 1.5),
    tiers:
      kind === "full-rate"
        ? [{ pieces: 2, pay: 90 }]
        : [{ over: Math.round(tag * 1.5), cut: Math.round(tag * 0.12) }],
    repeats: false,
    way: "claimed",
    giftSku: goods.at(-1)?.skus[0]?.sku ?? 0,
    spent: 0,
  };
}

/** Whether a kind's length is given in minutes. */
export function isTimed(kind: Draft["kind"]): boolean {
  return kind === "flash";
}

/** The rule as the market understands it; null while something is missing. */
export function draftOf(filled: Filled, now: number): Draft | null {
  const isPush = filled.kind === "coupon" && filled.way !== "claimed";
  const from = isPush ? now : filled.day * 24 + filled.hour;
  const hours = isTimed(filled.kind) ? Math.ceil(filled.length / 60) : filled.length;
  const when = { from, until: from + (hours || 0) };
  const listings = filled.listings.length > 0 ? [...filled.listings] : null;
  switch (filled.kind) {
    case "price-cut":
      return (
        listings && { kind: "price-cut", ...when, listings, payPermille: permille(filled.pay) }
      );
    case "member-price":
      return {
        kind: "member-price",
        ...when,
        listings,
        payPermille: permille(filled.pay),
        fromFen: fen(filled.spent),
      };
    case "flash":
    case "group":
    case "presale":
      return ofOneListing(filled, filled.kind, when);
    case "bundle":
      return listings && { kind: "bundle", ...when, listings, cutFen: fen(filled.cut) };
    case "full-cut":
    case "full-rate":
      return tiersOf(filled, when, listings);
    case "coupon":
      return {
        kind: "coupon",
        ...when,
        listings,
        overFen: fen(filled.over),
        cutFen: fen(filled.cut),
        pieces: filled.pieces,
        way: filled.way,
      };
    case "gift":
      return {
        kind: "gift",
        ...when,
        listings,
        overFen: fen(filled.over),
        giftSku: filled.giftSku,
        pieces: filled.pieces,
      };
  }
}

interface When {
  readonly from: number;
  readonly until: number;
}

function ofOneListing(filled: Filled, kind: "flash" | "group" | "presale", when: When): Draft {
  const { listing, pieces } = filled;
  const priceFen = fen(filled.price);
  switch (kind) {
    case "flash": {
      const { perBuyer, length } = filled;
      const whole = { kind, ...when, listing, priceFen, pieces, perBuyer };
      return length % 60 === 0 ? whole : { ...whole, minutes: length };
    }
    case "group":
      return { kind, ...when, listing, priceFen, size: filled.size, hours: filled.wait, pieces };
    case "presale":
      return {
        kind,
        ...when,
        listing,
        depositFen: fen(filled.deposit),
        worthFen: fen(filled.worth),
        balanceHours: filled.wait,
        pieces,
      };
  }
}

function tiersOf(filled: Filled, when: When, listings: number[] | null): Draft | null {
  if (filled.tiers.length === 0) return null;
  if (filled.kind === "full-cut") {
    const tiers = filled.tiers.map((one) => ({ overFen: fen(one?.over), cutFen: fen(one?.cut) }));
    const isWhole = tiers.every((one) => one.overFen > 0 && one.cutFen > 0);
    return isWhole ? { kind: "full-cut", ...when, listings, tiers, repeats: filled.repeats } : null;
  }
  const tiers = filled.tiers.map((one) => ({
    pieces: one?.pieces ?? 0,
    payPermille: permille(one?.pay),
  }));
  const isWhole = tiers.every((one) => one.pieces > 0 && one.payPermille > 0);
  return isWhole ? { kind: "full-rate", ...when, listings, tiers } : null;
}

function fen(yuan: number | undefined): number {
  return Math.round((yuan ?? 0) * 100);
}

function permille(percent: number | undefined): number {
  return Math.round((percent ?? 0) * 10);
}
