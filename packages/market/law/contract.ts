/** What the compliance desk and the platform's law desk know of each other: cases, evidence, sanctions. */

import type { DrillDone } from "./drill.ts";
import type { Place, SpokenLine } from "./spoken-contract.ts";

export const CASE_KINDS = ["claim", "brand", "brushing", "breach", "price", "malice"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export const CASE_STATES = ["open", "answered", "dismissed", "upheld", "expired"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Bits of a mask, in this order. */
export const EVIDENCE = [
  "corrected",
  "certificate",
  "licence",
  "invoice",
  "parcels",
  "payments",
  "chats",
  "notified",
  "reported",
  "price-log",
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What an answer must hold to be right; the rest of the list is no use there. */
export const NEEDED: Readonly<Record<CaseKind, readonly Evidence[]>> = {
  claim: ["corrected"],
  brand: ["licence", "invoice"],
  brushing: ["parcels", "payments"],
  breach: ["notified", "reported"],
  price: ["corrected"],
  malice: ["chats"],
};

/** Hours to answer, points and fine when it is upheld. The platforms' public rules have such steps; sizes assumed. */
export const CASE_TERMS: Readonly<
  Record<CaseKind, { readonly hours: number; readonly points: number; readonly fineFen: number }>
> = {
  claim: { hours: 48, points: 2, fineFen: 30_000 },
  brand: { hours: 72, points: 6, fineFen: 80_000 },
  brushing: { hours: 72, points: 12, fineFen: 120_000 },
  breach: { hours: 72, points: 6, fineFen: 50_000 },
  price: { hours: 48, points: 4, fineFen: 60_000 },
  malice: { hours: 72, points: 12, fineFen: 120_000 },
};

/** Points of a year from which a shop is shown lower, pays into keeping, is shut for some days. */
export const SANCTIONS = [
  { points: 12, demotedDays: 7, depositFen: 0, shutDays: 0 },
  { points: 24, demotedDays: 14, depositFen: 100_000, shutDays: 0 },
  { points: 48, demotedDays: 30, depositFen: 200_000, shutDays: 3 },
] as const;
/** Days a listing is off sale after a claim or a brand word was upheld. */
export const TAKEDOWN_DAYS = 3;
/** Points belong to a calendar year: they are forgotten when this day begins. */
export const CLEARED_ON = "01-01";
/** What a year's licence of a brand costs. Assumption. */
export const LICENCE_FEN = 300_000;
/** Hours the platform takes over an answer. */
export const RULING_HOURS = 24;

export interface CaseLine {
  readonly case: number;
  readonly kind: CaseKind;
  /** −1 without goods. */
  readonly listing: number;
  /** Where it was found, the number of the text there, and the clause it breaks by the name of LAWS. */
  readonly place: Place;
  readonly about: number;
  readonly clause: string | null;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly answeredAt: number;
  readonly evidence: readonly Evidence[];
  readonly state: CaseState;
  readonly points: number;
  readonly fineFen: number;
}

export interface LawFigures {
  readonly isOn: boolean;
  readonly points: number;
  /** Tick at which points are forgotten next. */
  readonly clearsAt: number;
  /** Tick since when nothing was upheld. */
  readonly cleanSince: number;
  readonly demotedUntil: number;
  readonly shutUntil: number;
  readonly drilledAt: number;
  /** Right steps of the latest drill, of five. */
  readonly drillScore: number;
  readonly heldFen: number;
}

export interface LawReader {
  figures(shop: number): LawFigures;
  /** Newest first. */
  cases(shop: number): readonly CaseLine[];
  caseOf(id: number): (CaseLine & { readonly shop: number }) | null;
  takenDownUntil(listing: number): number;
  /** What the shop says in ads, posts, live rooms; and conversations with something wrong in them. */
  spoken(shop: number): readonly SpokenLine[];
}

export interface LawWriter {
  takeDuty(shop: number): void;
  answer(id: number, evidence: readonly Evidence[]): void;
  /** A step of a drill: paid for, written down, and the drill is over with the last one. */
  drillStep(shop: number, done: DrillDone, score: number | null): void;
  /** Takes down what is said in this place. */
  withdraw(shop: number, line: Pick<SpokenLine, "place" | "id" | "text">): void;
  buyLicence(shop: number, fen: number): void;
  /** Made-up orders of own goods; of another shop's, bad reviews of people who bought nothing. */
  orderFakes(shop: number, listing: number, orders: number, days: number): void;
}

/** A shop's row: brands it may name. */
export interface LawRow {
  readonly shop: number;
  readonly licences: readonly string[];
}
