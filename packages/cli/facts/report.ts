/** How measured facts are told: one line a fact, a table a scenario, and the page that holds them all. */
import type { Band, Fact, Row } from "./fact.ts";
import { SERVED } from "./served.ts";
import { facts } from "./table.ts";
import { uncovered } from "./waiting.ts";

export interface Line {
  readonly id: string;
  readonly title: string;
  readonly covered: boolean;
  readonly published: string;
  readonly band: Readonly<Record<string, readonly [number | null, number | null]>> | null;
  /** Median over seeds, or of all seeds together. */
  readonly measured: Readonly<Record<string, number>> | null;
  readonly pass: boolean | null;
  readonly hard: boolean;
  readonly seeds: number;
}

/** A fact passes when the median over seeds of each of its figures (or what all seeds say together) lies in its band. */
export function lineOf(fact: Fact, answers: readonly Row[]): Line {
  const measured: Record<string, number> = {};
  let pass = answers.length > 0;
  const together = fact.pooled?.(answers);
  for (const [name, band] of Object.entries(fact.bands)) {
    const middle = together?.[name] ?? median(answers.map((answer) => answer[name] ?? Number.NaN));
    measured[name] = Number(middle.toPrecision(4));
    pass &&= middle >= band[0] && middle <= band[1];
  }
  return {
    id: fact.id,
    title: fact.title,
    covered: true,
    published: fact.published,
    measured,
    pass,
    hard: fact.hard,
    band: Object.fromEntries(
      Object.entries(fact.bands).map(([name, band]) => [name, finite(band)]),
    ),
    seeds: answers.length,
  };
}

/** The facts nothing answers yet. */
export function waitingLines(): Line[] {
  return uncovered.map(({ id, published, waitsFor }) => ({
    id,
    title: `waits for ${waitsFor}`,
    covered: false,
    published,
    band: null,
    measured: null,
    pass: null,
    hard: false,
    seeds: 0,
  }));
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[half - 0.5] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

function finite([low, high]: Band): readonly [number | null, number | null] {
  return [Number.isFinite(low) ? low : null, Number.isFinite(high) ? high : null];
}

/** One scenario's table. */
export function table(scenario: string, lines: readonly Line[]): string {
  const covered = lines.filter((line) => line.covered);
  const rows = covered.map(
    (line) =>
      `| ${line.id} | ${line.title} | ${line.published} | ${figures(line)} | ${verdict(line)} |`,
  );
  return [
    `Scenario ${scenario}, ${covered[0]?.seeds ?? 0} seeds: ${covered.filter((line) => line.pass).length} of ${covered.length} covered facts pass.`,
    "",
    "| id | fact | published | measured (median) and band | result |",
    "|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

/** Beside the full model, the market without one mechanism: what falls. */
export function ablationTable(
  scenario: string,
  full: readonly Line[],
  without: ReadonlyMap<string, readonly Line[]>,
): string {
  const parts = [...without].map(([name, lines]) => {
    const told = lines.flatMap((other) => {
      const line = full.find((one) => one.id === other.id && one.title === other.title);
      if (!line) return [];
      const isServed = (SERVED as Readonly<Record<string, readonly string[]>>)[name]?.includes(
        line.id,
      );
      if (line.pass === other.pass && !isServed) return [];
      const verb = line.pass === other.pass ? "stays" : line.pass ? "**falls**" : "rises";
      return [`| ${line.id} | ${line.title} | ${figures(line)} | ${bare(other)} | ${verb} |`];
    });
    const total = `${lines.filter((line) => line.pass).length} of ${lines.length} pass.`;
    const head = ["| id | fact | full model | without | |", "|---|---|---|---|---|"];
    return [
      `### without ${name}`,
      "",
      total,
      "",
      ...(told.length > 0 ? [...head, ...told] : []),
      "",
    ].join("\n");
  });
  const passed = full.filter((line) => line.pass).length;
  return [
    `Scenario ${scenario}, ${full[0]?.seeds ?? 0} seeds. Full model: ${passed} of ${full.length} pass.`,
    "",
    ...parts,
  ].join("\n");
}

function figures(line: Line): string {
  return Object.entries(line.measured ?? {})
    .map(([name, value]) => {
      const [low, high] = line.band?.[name] ?? [null, null];
      return `${name} ${value} [${low ?? "−∞"}, ${high ?? "∞"}]`;
    })
    .join("; ");
}

function bare(line: Line): string {
  return Object.entries(line.measured ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

function verdict(line: Line): string {
  return `${line.pass ? "pass" : "**fail**"}${line.hard ? " (hard)" : ""}`;
}

function pooledIds(): string[] {
  const ids = facts.flatMap((fact) => (fact.pooled ? [fact.id] : []));
  return [...new Set(ids)].toSorted();
}

/** What the issue about what comes after the click names, and whose facts no issue names. */
const AFTER_THE_CLICK = /^F(3[1258]|5\d|60|62|63|64)$/;
const UNNAMED = ["F88"];

function firstIssue(id: string, since: string): string {
  if (since === "—" || UNNAMED.includes(id)) return "—";
  if (since === "0.1") return "2";
  if (since === "0.2") return "3";
  return AFTER_THE_CLICK.test(id) ? "5" : "4";
}

/** The page: every scenario's table, what waits, the pictures, and how each fact is asked. */
export function page(tables: readonly string[], pictures: string, modelVersion: string): string {
  const asked = [
    ...facts.map((fact) => ({
      ...fact,
      told: fact.title,
      arm: fact.arms.join(", "),
      since: fact.since ?? "0.1",
    })),
    ...uncovered.map((fact) => ({ ...fact, told: fact.published, since: "—" })),
  ]
    .map((fact) => ({ ...fact, issue: firstIssue(fact.id, fact.since) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [
    "# Facts: is the market believable?",
    "",
    "Made by `npm run -s facts -- --scenario apparel,home-appliance --out docs/facts.md`. Each covered fact is a question over the lake of simulated markets;",
    `the median over seeds (${pooledIds().join(", ")}: the counts of all seeds together) must lie in the band. A fact that fails stays here and says so. Measured on model ${modelVersion}.`,
    "",
    ...tables,
    "## Not covered yet",
    "",
    "| id | published | waits for |",
    "|---|---|---|",
    ...uncovered.map((one) => `| ${one.id} | ${one.published} | ${one.waitsFor} |`),
    "",
    pictures,
    "",
    "## Issue, level, arm and horizon",
    "",
    "Issue: the one with which the fact was first asked, 2 and 3 by version, after that the one that names it; a dash where none does. Version: in which it was first asked.",
    "short: 42 days of the scenario's own shoppers; busy: 42 days of 250,000 shoppers; festival: 24 days around Double 12; season: 126 days; long: 720 days of 10,000 shoppers and 40 shops; years: twelve years of 3,000 shoppers, none of whom drops out, and 4 shops.",
    "Arms are run with `npm run -s sim -- --arm NAME --out DIR`; `packages/market/arms.ts` says what each changes. A dash: not covered yet, the arm and horizon are the plan.",
    "",
    "| id | fact | issue | version | level | arms | horizon |",
    "|---|---|---|---|---|---|---|",
    ...asked.map(
      (one) =>
        `| ${one.id} | ${one.told} | ${one.issue} | ${one.since} | ${one.level} | ${one.arm} | ${one.horizon} |`,
    ),
    "",
  ].join("\n");
}
