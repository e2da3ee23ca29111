/** `npm run -s sim`: one market from its first hour, as one JSON object. */
import { writeFileSync } from "node:fs";
import { modelVersion } from "@dianzhang/catalog";
import { clearLake } from "@dianzhang/insights";
import type { Batch } from "@dianzhang/kernel";
import { ARMS, POLICY_LEVELS, type Market } from "@dianzhang/market";
import { oneOf, readWords, text, wholeNumber } from "./args.ts";
import { readLogFile } from "./log-file.ts";
import { loadScenario, pilotOf, simulate } from "./simulate.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv,
    ["scenario", "seed", "days", "shoppers", "shops", "policy", "arm", "out", "log", "save-log"],
    ["truth", "json"],
  );
  const scenario = loadScenario(text(words, "scenario") ?? "apparel");
  const file = text(words, "log");
  const level = oneOf(words, "policy", POLICY_LEVELS, file ? "idle" : "average");
  const setting = {
    seed: wholeNumber(words, "seed", 1),
    days: wholeNumber(words, "days", 30),
    shoppers: wholeNumber(words, "shoppers", scenario.shoppers),
    shops: wholeNumber(words, "shops", scenario.rivals.count + 1),
    arm: oneOf(words, "arm", ARMS, "default"),
    pilot: pilotOf(level),
  };
  const out = text(words, "out");
  const saved = text(words, "save-log");
  const log = file ? readLogFile(file).rows : [];
  if (out) clearLake(out);
  const hashes: string[] = [];
  const tally = { events: 0, gmvFen: 0 };
  const began = performance.now();
  const market = await simulate({
    ...setting,
    scenario,
    truth: words["truth"] === true,
    out,
    log,
    onBatches: (batches) => addUp(batches, tally),
    onDay: (day, at) => {
      if (saved) hashes.push(JSON.stringify({ kind: "day", day, stateHash: at.stateHash() }));
      if (words["json"] !== true) process.stderr.write(`\rday ${day + 1} of ${setting.days}`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const head = { modelVersion: modelVersion(), scenario: scenario.id, ...setting };
  if (saved) {
    const rows = log.map((row) => JSON.stringify({ ...row, kind: "row" }));
    writeFileSync(
      saved,
      `${[JSON.stringify({ kind: "market", ...head }), ...rows, ...hashes].join("\n")}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify(answer(head, market, tally, seconds))}\n`);
}

interface Tally {
  events: number;
  gmvFen: number;
}

function addUp(batches: readonly Batch[], tally: Tally): void {
  for (const batch of batches) {
    tally.events += batch.rows;
    if (batch.table.name !== "orders") continue;
    const { shop, paid_fen: paid } = batch.columns;
    for (let i = 0; i < batch.rows; i += 1) if (shop?.[i] === 0) tally.gmvFen += Number(paid?.[i]);
  }
}

// The contract other measurements read: keep names and order.
function answer(
  head: Pick<Parameters<typeof simulate>[0], "seed" | "days"> & {
    modelVersion: string;
    scenario: string;
    shoppers: number;
  },
  market: Market,
  tally: Tally,
  seconds: number,
): object {
  return {
    modelVersion: head.modelVersion,
    scenario: head.scenario,
    seed: head.seed,
    days: head.days,
    shoppers: head.shoppers,
    shops: market.shops,
    sessions: market.totals.sessions,
    exposures: market.totals.exposures,
    events: tally.events,
    orders: market.totals.orders,
    gmvFen: tally.gmvFen,
    profitFen: market.profitFen(0),
    stateHash: market.stateHash(),
    seconds: Number(seconds.toFixed(3)),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
