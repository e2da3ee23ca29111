/** What a fact of the table is: where it is measured, in which question over the lake, and its band. */
import type { Arm } from "@dianzhang/market";

/** One row of an answer: numbers by column. */
export type Row = Readonly<Record<string, number>>;

/** A column over all seeds. */
export function sum(seeds: readonly Row[], name: string): number {
  return seeds.reduce((total, row) => total + (row[name] ?? 0), 0);
}

/** [lowest, highest] allowed; ±Infinity where the published figure has no end. */
export type Band = readonly [number, number];

export interface Fact {
  readonly id: string;
  readonly title: string;
  /** A sign or shape that must hold, beside levels a scenario may move. */
  readonly hard: boolean;
  readonly published: string;
  readonly level: "platform" | "category" | "shop" | "listing";
  /** Lakes the question reads: the first is `main`, the others are attached by their arm's name. */
  readonly arms: readonly Arm[];
  readonly horizon: Horizon;
  /** The version it was first covered in; 0.1 when left out. */
  readonly since?: string;
  /** One row; each column has a band of the same name. With `reckon`: the rows it reckons from. */
  readonly sql: string;
  /** What SQL cannot say: a fit, a forecast. Pure; its names have bands. */
  readonly reckon?: (rows: readonly Row[]) => Readonly<Record<string, number>>;
  /**
   * What a handful of events a seed cannot say: reckoned from the counts of all seeds together, as one experiment
   * over all of them would be; `sql` gives the counts of a seed. Its names have bands.
   */
  readonly pooled?: (seeds: readonly Row[]) => Readonly<Record<string, number>>;
  readonly bands: Readonly<Record<string, Band>>;
  /** Scenarios the fact is bound to; all when left out. */
  readonly scenarios?: readonly string[];
}

/**
 * short: 42 days; busy: 42 days of ten times as many shoppers; festival: 24 days around Double 12; season: 126 days;
 * long: 720 days of few shoppers and 40 shops; years: twelve years of fewer, none of whom drops out.
 */
export type Horizon = "short" | "busy" | "festival" | "season" | "long" | "years";

/** Facts of the published table no mechanism answers yet, with what they wait for. */
export interface Uncovered {
  readonly id: string;
  readonly published: string;
  readonly waitsFor: string;
  readonly level: Fact["level"];
  /** The arm it will be asked in. */
  readonly arm: string;
  readonly horizon: Horizon;
}

/** Facts of one number may be asked in two scenarios with different questions; the title tells them apart. */
export function keyOf(fact: Pick<Fact, "id" | "title">): string {
  return `${fact.id} ${fact.title}`;
}
