/** `npm run -s skill -- --desk NAME`: does more skill at this desk alone, or at all of them, earn more? */
import { desks } from "@dianzhang/catalog";
import { POLICY_LEVELS, type PolicyLevel, type Scenario } from "@dianzhang/market";
import { oneOf, readWords, text, wholeNumber } from "./args.ts";
import { diagnosisScore } from "./diagnosis.ts";
import { reliability } from "./reliability.ts";
import { loadScenario, MOST, pilotOf, simulate } from "./simulate.ts";

type Scores = Record<PolicyLevel, number[]>;

/**
 * Skill is asked of a market of this many shoppers at least: luck grows with the root of them, what a decision is
 * worth with their number. Of 29,000, three hundred orders a month part by a tenth for no reason at all.
 */
const LEAST_SHOPPERS = 60_000;

/** `--desk shop`: the level holds at every desk. */
const WHOLE_SHOP = "shop";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv,
    ["desk", "seeds", "from", "days", "scenario", "shoppers"],
    ["json"],
  );
  const desk = oneOf(words, "desk", [...desks.map(({ id }) => id), WHOLE_SHOP], "listing");
  const seeds = wholeNumber(words, "seeds", 20, { least: 1, most: 10_000 });
  // Seeds a policy was not written against: `--from 101`.
  const from = wholeNumber(words, "from", 1, { most: MOST.seed - seeds });
  const scenario = loadScenario(text(words, "scenario") ?? "apparel");
  const setting = {
    scenario,
    days: wholeNumber(words, "days", 30, { least: 1, most: MOST.days }),
    shoppers: wholeNumber(words, "shoppers", Math.max(LEAST_SHOPPERS, scenario.shoppers), {
      least: 1,
      most: MOST.shoppers,
    }),
  };
  const isInference = desks.find(({ id }) => id === desk)?.skill === "inference";
  const all: Scores = { idle: [], random: [], naive: [], average: [], expert: [] };
  for (let seed = from; seed < from + seeds; seed += 1) {
    for (const level of POLICY_LEVELS) {
      const score = isInference
        ? await diagnosisScore(scenario, seed, level)
        : await profitOf({ ...setting, seed }, desk, level);
      all[level].push(score);
    }
    if (words["json"] !== true)
      process.stderr.write(`\rseed ${seed}: ${seed - from + 1} of ${seeds}`);
  }
  process.stdout.write(`${JSON.stringify(answer(desk, seeds, isInference, all))}\n`);
}

// The first four fields and naive, average, expert are a contract other measurements read.
function answer(desk: string, seeds: number, isInference: boolean, all: Scores): object {
  const at = (level: PolicyLevel, i: number): number => all[level][i] as number;
  const places = Array.from({ length: seeds }, (_, i) => i);
  const isOrdered = (i: number): boolean =>
    at("expert", i) > at("average", i) && at("average", i) > at("naive", i);
  return {
    desk,
    seeds,
    ordered: places.filter(isOrdered).length,
    measure: isInference ? "accuracy" : "profitFen",
    profit: {
      naive: mean(all.naive),
      average: mean(all.average),
      expert: mean(all.expert),
      idle: mean(all.idle),
      random: mean(all.random),
    },
    /** Seeds with max(idle, random) < naive < average < expert. */
    ladder: places.filter(
      (i) => isOrdered(i) && at("naive", i) > Math.max(at("idle", i), at("random", i)),
    ).length,
    /** Intraclass correlation of grades (idle 0, expert 100 on the same seed) over seeds. */
    reliability: reliability(
      POLICY_LEVELS.map((level) =>
        places.map(
          (i) => (100 * (at(level, i) - at("idle", i))) / gap(at("expert", i), at("idle", i)),
        ),
      ),
    ),
  };
}

function gap(expert: number, idle: number): number {
  return expert === idle ? 1 : expert - idle;
}

interface Setting {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly days: number;
  readonly shoppers: number;
}

async function profitOf(setting: Setting, desk: string, level: PolicyLevel): Promise<number> {
  const pilot = desk === WHOLE_SHOP ? pilotOf(level) : { ...pilotOf("average"), [desk]: level };
  const market = await simulate({ ...setting, pilot });
  return market.profitFen(0);
}

function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Number((sum / values.length).toFixed(values.every((value) => value <= 1) ? 4 : 0));
}
