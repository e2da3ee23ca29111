/** `npm run facts`: is the market believable? Every published fact, measured over seeds, passed or failed. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Scenario } from "@dianzhang/market";
import { readWords, text, UsageError, wholeNumber } from "./args.ts";
import type { Band, Fact } from "./facts/fact.ts";
import { measure } from "./facts/measure.ts";
import { writePlots } from "./facts/plots.ts";
import { facts, uncovered } from "./facts/table.ts";
import { loadScenario } from "./simulate.ts";

interface Line {
  readonly id: string;
  readonly title: string;
  readonly covered: boolean;
  readonly published: string;
  readonly band: Readonly<Record<string, readonly [number | null, number | null]>> | null;
  /** Median over seeds. */
  readonly measured: Readonly<Record<string, number>> | null;
  readonly pass: boolean | null;
  readonly hard: boolean;
  readonly seeds: number;
}

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["seeds", "days", "scenario", "only", "out"], ["json"]);
  const scenario = loadScenario(text(words, "scenario") ?? "apparel");
  const count = wholeNumber(words, "seeds", 20);
  const days = wholeNumber(words, "days", 42);
  if (days < 28) throw new UsageError("--days: facts need at least 28 days (the short arms change prices on day 14)");
  const only = text(words, "only")?.split(",");
  const asked = facts.filter((fact) =>
    (!only || only.includes(fact.id)) && (!fact.scenarios || fact.scenarios.includes(scenario.id)));
  const isQuiet = words["json"] === true;
  const answers = await measure(asked, {
    scenario, seeds: Array.from({ length: count }, (_, i) => i + 1), days,
    onProgress: (done, total, what) => {
      if (!isQuiet) process.stderr.write(`\r${done} of ${total} runs; now ${what}          `);
    },
  });
  const lines: Line[] = asked.map((fact, i) => lineOf(fact, answers[i] ?? []));
  if (!only) {
    lines.push(...uncovered.map(({ id, published, waitsFor }) => ({
      id, title: `waits for ${waitsFor}`, covered: false, published, band: null, measured: null, pass: null, hard: false, seeds: 0,
    })));
  }
  const out = text(words, "out");
  if (out) writeFileSync(out, await page(scenario, lines, out));
  process.stdout.write(isQuiet ? `${JSON.stringify({ scenario: scenario.id, facts: lines })}\n` : `\n${markdown(lines, scenario.id)}`);
}

function lineOf(fact: Fact, answers: readonly Readonly<Record<string, number>>[]): Line {
  const measured: Record<string, number> = {};
  let pass = answers.length > 0;
  for (const [name, band] of Object.entries(fact.bands)) {
    const values = answers.map((answer) => answer[name] as number).filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const middle = values.length % 2 === 1
      ? (values[(values.length - 1) / 2] as number)
      : ((values[values.length / 2 - 1] as number) + (values[values.length / 2] as number)) / 2;
    measured[name] = Number(middle.toPrecision(4));
    pass &&= middle >= band[0] && middle <= band[1];
  }
  return {
    id: fact.id, title: fact.title, covered: true, published: fact.published, measured, pass, hard: fact.hard,
    band: Object.fromEntries(Object.entries(fact.bands).map(([name, band]) => [name, finite(band)])), seeds: answers.length,
  };
}

function finite([low, high]: Band): readonly [number | null, number | null] {
  return [Number.isFinite(low) ? low : null, Number.isFinite(high) ? high : null];
}

async function page(scenario: Scenario, lines: readonly Line[], out: string): Promise<string> {
  const plots = await writePlots(scenario, join(dirname(out), "images"));
  const covered = lines.filter((line) => line.covered).map((line) => facts.find((fact) => fact.id === line.id && fact.title === line.title) as Fact);
  const rows = covered.map((fact) => `| ${fact.id} | ${fact.title} | ${fact.level} | ${fact.arms.join(", ")} | ${fact.horizon} |`);
  return [
    "# Facts: is the market believable?", "",
    "Made by `npm run -s facts -- --out docs/facts.md`. Each covered fact is a question over the lake of simulated markets;",
    "the median over seeds must lie in the band. A fact that fails stays here and says so.", "",
    markdown(lines, scenario.id), plots, "",
    "## Level, arm and horizon", "",
    "short: 42 days of the scenario's own shoppers; festival: 24 days around Double 12; long: 540 days of 5,000 shoppers. First covered with version 0.1.", "",
    "| id | fact | level | arms | horizon |", "|---|---|---|---|---|", ...rows, "",
  ].join("\n");
}

function markdown(lines: readonly Line[], scenario: string): string {
  const covered = lines.filter((line) => line.covered);
  const rows = covered.map((line) => {
    const measured = Object.entries(line.measured ?? {}).map(([name, value]) => {
      const [low, high] = line.band?.[name] ?? [null, null];
      return `${name} ${value} [${low ?? "−∞"}, ${high ?? "∞"}]`;
    });
    return `| ${line.id} | ${line.title} | ${line.published} | ${measured.join("; ")} | ${line.pass ? "pass" : "**fail**"}${line.hard ? " (hard)" : ""} |`;
  });
  const waiting = lines.filter((line) => !line.covered).map((line) => `| ${line.id} | ${line.published} | ${line.title} |`);
  return [
    `Scenario ${scenario}, ${covered[0]?.seeds ?? 0} seeds: ${covered.filter((line) => line.pass).length} of ${covered.length} covered facts pass, ${waiting.length} are not covered yet.`,
    "", "| id | fact | published | measured (median) and band | result |", "|---|---|---|---|---|", ...rows,
    ...(waiting.length > 0 ? ["", "| id | published | state |", "|---|---|---|", ...waiting] : []), "",
  ].join("\n");
}
