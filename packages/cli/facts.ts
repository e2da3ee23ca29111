/** `npm run facts`: is the market believable? Every published fact, measured over seeds, passed or failed. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { modelVersion } from "@dianzhang/catalog";
import { MECHANISM_NAMES, MECHANISMS, type Mechanism, type Scenario } from "@dianzhang/market";
import { readWords, text, UsageError, wholeNumber, type Words } from "./args.ts";
import type { Fact } from "./facts/fact.ts";
import { measure } from "./facts/measure.ts";
import { writePlots } from "./facts/plots.ts";
import { ablationTable, lineOf, page, table, waitingLines, type Line } from "./facts/report.ts";
import { SERVED } from "./facts/served.ts";
import { facts } from "./facts/table.ts";
import { placeForFile } from "./places.ts";
import { loadScenario, MOST } from "./simulate.ts";

interface Setting {
  readonly seeds: readonly number[];
  readonly days: number;
  readonly workers: number;
  readonly only: readonly string[] | null;
  readonly isQuiet: boolean;
  /** Ablations ask only what a mechanism is there for. */
  readonly isServedOnly: boolean;
}

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv,
    ["seeds", "days", "scenario", "only", "out", "without", "workers"],
    ["json", "served"],
  );
  const setting = settingOf(words);
  const scenarios = (text(words, "scenario") ?? "apparel").split(",").map(loadScenario);
  const without = text(words, "without");
  const out = text(words, "out");
  if (out) placeForFile(out);
  if (without !== undefined) return ablate(scenarios, mechanismsOf(without), setting, out);
  const tables: string[] = [];
  const told: object[] = [];
  for (const scenario of scenarios) {
    const lines = await linesOf(scenario, setting);
    tables.push(table(scenario.id, lines));
    told.push({
      scenario: scenario.id,
      facts: [...lines, ...waitingLines().filter(({ id }) => setting.only?.includes(id) ?? true)],
    });
  }
  if (out && scenarios[0]) {
    const pictures = await writePlots(scenarios[0], join(dirname(out), "images"));
    writeFileSync(out, page(tables, pictures, modelVersion()));
  }
  say(setting, told.length === 1 ? told[0] : told, tables);
}

function settingOf(words: Words): Setting {
  const days = wholeNumber(words, "days", 42, { most: MOST.days });
  if (days < 35)
    throw new UsageError(
      "--days: facts need at least 35 days (a cut on day 14, and the fortnight after it)",
    );
  const seeds = wholeNumber(words, "seeds", 20, { least: 1, most: 10_000 });
  const only = text(words, "only")?.split(",") ?? null;
  const known = [...facts, ...waitingLines()].map(({ id }) => id);
  const unknown = only?.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new UsageError(`--only takes facts such as F01,F03; there is no "${unknown}"`);
  return {
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    days,
    workers: wholeNumber(words, "workers", 2, { least: 1, most: 64 }),
    only,
    isQuiet: words["json"] === true,
    isServedOnly: words["served"] === true,
  };
}

function mechanismsOf(names: string): readonly Mechanism[] {
  if (names === "all") return MECHANISM_NAMES;
  return names.split(",").map((name) => {
    const found = MECHANISM_NAMES.find((one) => one === name);
    if (!found)
      throw new UsageError(`--without takes all or ${MECHANISM_NAMES.join(", ")}; not "${name}"`);
    return found;
  });
}

// The full model and, on the same seeds, the market without each mechanism.
async function ablate(
  scenarios: readonly Scenario[],
  names: readonly Mechanism[],
  setting: Setting,
  out: string | undefined,
): Promise<void> {
  const tables: string[] = [];
  const told: object[] = [];
  for (const scenario of scenarios) {
    const served = setting.isServedOnly
      ? [...new Set(names.flatMap((name) => SERVED[name]))]
      : null;
    const full = await linesOf(scenario, { ...setting, only: setting.only ?? served });
    const without = new Map<string, readonly Line[]>();
    for (const name of names) {
      const only = setting.only ?? (setting.isServedOnly ? SERVED[name] : null);
      without.set(name, await linesOf(scenario, { ...setting, only }, name));
    }
    tables.push(ablationTable(scenario.id, full, without));
    told.push({ scenario: scenario.id, full, without: Object.fromEntries(without) });
  }
  if (out) writeFileSync(out, ablationPage(tables));
  say(setting, told.length === 1 ? told[0] : told, tables);
}

function ablationPage(tables: readonly string[]): string {
  return [
    "# Ablations: what falls without each mechanism",
    "",
    "Made by `npm run -s facts -- --without all --served --out docs/model/ablations.md`: the full model and, on the same seeds, the market with one mechanism made neutral (`packages/market/mechanisms.ts` says how). With `--served` a mechanism is asked only the facts it is there for; without it, the whole table.",
    "",
    ...tables,
  ].join("\n");
}

async function linesOf(scenario: Scenario, setting: Setting, without?: Mechanism): Promise<Line[]> {
  const asked = facts.filter((fact) => isAsked(fact, scenario, setting));
  const answers = await measure(asked, {
    ...setting,
    scenario,
    overlay: without && MECHANISMS[without],
    onProgress: (done, total, what) => {
      const of = without ? `without ${without}` : "full model";
      if (!setting.isQuiet)
        process.stderr.write(
          `\r${scenario.id}, ${of}: ${done} of ${total} runs; now ${what}          `,
        );
    },
  });
  return asked.map((fact, i) => lineOf(fact, answers[i] ?? []));
}

function isAsked(fact: Fact, scenario: Scenario, { only }: Setting): boolean {
  return (
    (!only || only.includes(fact.id)) && (!fact.scenarios || fact.scenarios.includes(scenario.id))
  );
}

function say({ isQuiet }: Setting, told: unknown, tables: readonly string[]): void {
  process.stdout.write(isQuiet ? `${JSON.stringify(told)}\n` : `\n${tables.join("\n")}\n`);
}
