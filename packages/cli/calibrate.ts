/** `npm run -s calibrate`: fits named parameters to the train facts, checks the others, says where numbers come from. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PARAMETERS, type Overlay, type Scenario } from "@dianzhang/market";
import { readWords, text, UsageError, wholeNumber, type Words } from "./args.ts";
import { couponResponse } from "./calibrate/coupon-response.ts";
import { FITTED, loss, TRAIN } from "./calibrate/loss.ts";
import { overlayOf, parameterNames, parameterPage, valueOf, type Fit } from "./calibrate/page.ts";
import { realShops } from "./calibrate/market-shops.ts";
import { sensitivity, writePicture } from "./calibrate/sensitivity.ts";
import { measure } from "./facts/measure.ts";
import type { Fact, Row } from "./facts/fact.ts";
import { facts } from "./facts/table.ts";
import { loadScenario } from "./simulate.ts";

interface Setting {
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  readonly days: number;
  readonly workers: number;
}

const PARTS = ["fit", "shops", "coupons", "sensitivity"];

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv,
    ["scenario", "seeds", "rounds", "days", "workers", "out", "parts", "parameters"],
    ["json"],
  );
  const setting: Setting = {
    scenario: loadScenario(text(words, "scenario") ?? "apparel"),
    seeds: Array.from({ length: wholeNumber(words, "seeds", 2) }, (_, i) => i + 1),
    days: wholeNumber(words, "days", 28),
    workers: wholeNumber(words, "workers", 2),
  };
  const parts = listOf(words, "parts", PARTS) ?? PARTS;
  const out = text(words, "out");
  const fit = parts.includes("fit") ? await fitted(setting, wholeNumber(words, "rounds", 1)) : null;
  const shops = parts.includes("shops") ? await realShops(setting.scenario, tell) : null;
  const coupons = parts.includes("coupons") ? await couponResponse(setting) : null;
  const named = listOf(words, "parameters", parameterNames()) ?? parameterNames();
  const moves = parts.includes("sensitivity") ? await sensitivity(setting, named, tell) : null;
  if (out) {
    const images = join(dirname(out), "images");
    mkdirSync(images, { recursive: true });
    if (moves) writePicture(join(images, "sensitivity.svg"), moves);
    const earlier = existsSync(out) ? readFileSync(out, "utf8") : undefined;
    writeFileSync(out, parameterPage({ ...setting, fit, shops, coupons, moves, earlier }));
  }
  process.stdout.write(
    `${JSON.stringify({ scenario: setting.scenario.id, seeds: setting.seeds.length, fit, shops, coupons, moves: moves?.length ?? null })}\n`,
  );
}

/** Names with commas between them; "none" is an empty list. */
function listOf(words: Words, name: string, known: readonly string[]): string[] | undefined {
  const told = text(words, name);
  if (told === undefined || told === "none") return told === undefined ? undefined : [];
  const names = told.split(",");
  const unknown = names.find((one) => !known.includes(one));
  if (unknown !== undefined) throw new UsageError(`--${name}: there is no "${unknown}"`);
  return names;
}

/**
 * Coordinate descent: each fitted parameter is tried a step up and down (a tenth, or 0.1 logit) and moved where
 * the train loss falls. The same seeds throughout, so the same call gives the same answer.
 */
async function fitted(setting: Setting, rounds: number): Promise<Fit> {
  const train = facts.filter(
    (fact) => TRAIN.includes(fact.id) && fact.arms.every((arm) => arm === "default"),
  );
  const check = facts.filter((fact) => !TRAIN.includes(fact.id) && fact.horizon === "short");
  const at = async (values: Readonly<Record<string, number>>): Promise<number> =>
    loss(train, await asked(setting, train, overlayOf(values)));
  const start = Object.fromEntries(FITTED.map((name) => [name, valueOf(PARAMETERS, name)]));
  let values: Record<string, number> = { ...start };
  const before = await at(values);
  let best = before;
  tell(`train loss ${before.toFixed(4)} with the parameters as they stand`);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of FITTED) {
      const now = values[name] as number;
      const step = name.startsWith("buy.")
        ? Math.max(0.1 * Math.abs(now), 0.001) / (now < -1 ? 4 : 1)
        : 0.1 * now;
      for (const tried of [now + step, now - step]) {
        const found = await at({ ...values, [name]: tried });
        tell(`${name} ${tried.toPrecision(4)}: ${found.toFixed(4)}`);
        if (found >= best) continue;
        best = found;
        values = { ...values, [name]: Number(tried.toPrecision(4)) };
        break;
      }
    }
  }
  const checkAt = async (overlay?: Overlay): Promise<number> =>
    loss(check, await asked(setting, check, overlay));
  return {
    start,
    values,
    train: { before, after: best },
    check: { before: await checkAt(), after: await checkAt(overlayOf(values)) },
  };
}

function asked(setting: Setting, wanted: readonly Fact[], overlay?: Overlay): Promise<Row[][]> {
  return measure(wanted, { ...setting, overlay, onProgress: () => undefined });
}
