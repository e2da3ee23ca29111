/** Which doors does the server have, and what stands behind each? */
import type { Bilingual } from "../bilingual.ts";
import type { Unit } from "../format/numbers.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: "admin" | "teacher" | "trainee";
}

export interface Session {
  readonly person: Person | null;
  /** One-click sign-in is offered: a demo class on this very machine. */
  readonly demo: boolean;
}

export interface ClockState {
  readonly isRunning: boolean;
  readonly done: number;
  readonly total: number;
}

export interface MarketLine {
  readonly id: string;
  readonly name: string;
  readonly scenario: string;
  readonly mode: "solo" | "shared";
  /** The seat of the person asking; null when they only watch. */
  readonly shop: number | null;
  readonly now: number;
}

export interface MarketState extends MarketLine {
  readonly firstDay: string;
  readonly clock: ClockState;
}

export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly label: Bilingual;
  readonly definition: Bilingual;
}

export interface MetricLine {
  readonly id: string;
  readonly label: Bilingual;
  readonly definition: Bilingual;
  readonly figures: readonly Figure[];
  readonly sql: string;
}

export type Cell = number | string | null;

export interface Answer {
  readonly columns: readonly Figure[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A span of market seconds, the end not included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}
