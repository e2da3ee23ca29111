/** `npm run -s skill -- --desk NAME`: does more skill at this desk alone earn more in the same market? */
import { desks } from "@dianzhang/catalog";
import type { PolicyLevel } from "@dianzhang/market";
import { oneOf, readWords, text, wholeNumber } from "./args.ts";
import { diagnosisScore } from "./diagnosis.ts";
import { loadScenario, pilotOf, simulate } from "./simulate.ts";

const LEVELS = ["naive", "average", "expert"] as const;
type Level = (typeof LEVELS)[number];

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["desk", "seeds", "days", "scenario", "shoppers"], ["json"]);
  const id = oneOf(
    words,
    "desk",
    desks.map((desk) => desk.id),
    "listing",
  );
  const seeds = wholeNumber(words, "seeds", 20);
  const days = wholeNumber(words, "days", 30);
  const scenario = loadScenario(text(words, "scenario") ?? "apparel");
  const shoppers = wholeNumber(words, "shoppers", scenario.shoppers);
  const isInference = desks.find((desk) => desk.id === id)?.skill === "inference";
  const all: Record<Level, number[]> = { naive: [], average: [], expert: [] };
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const level of LEVELS) {
      const score = isInference
        ? await diagnosisScore(scenario, seed, level)
        : await profitOf({ scenario, seed, days, shoppers }, id, level);
      all[level].push(score);
    }
    if (words["json"] !== true) process.stderr.write(`\rseed ${seed} of ${seeds}`);
  }
  const ordered = all.naive.filter((naive, i) => {
    const average = all.average[i] as number;
    return (all.expert[i] as number) > average && average > naive;
  }).length;
  process.stdout.write(
    `${JSON.stringify({
      desk: id,
      seeds,
      ordered,
      measure: isInference ? "accuracy" : "profitFen",
      profit: { naive: mean(all.naive), average: mean(all.average), expert: mean(all.expert) },
    })}\n`,
  );
}

interface Setting {
  readonly scenario: Parameters<typeof diagnosisScore>[0];
  readonly seed: number;
  readonly days: number;
  readonly shoppers: number;
}

async function profitOf(setting: Setting, desk: string, level: PolicyLevel): Promise<number> {
  const market = await simulate({ ...setting, pilot: { ...pilotOf("average"), [desk]: level } });
  return market.profitFen(0);
}

function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number((sum / values.length).toFixed(values.every((value) => value <= 1) ? 4 : 0));
}
