/** `npm run -s sim`: one market from its first hour, as one JSON object. */
import { writeFileSync } from "node:fs";
import { modelVersion } from "@dianzhang/catalog";
import type { Batch, LogRow } from "@dianzhang/kernel";
import { ARMS, POLICY_LEVELS, type Market } from "@dianzhang/market";
import { oneOf, readWords, text, wholeNumber, type Words } from "./args.ts";
import { readLogFile, type LogFile } from "./log-file.ts";
import { placeForFile, placeForLake } from "./places.ts";
import { loadScenario, MOST, pilotOf, simulate } from "./simulate.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv,
    ["scenario", "seed", "days", "shoppers", "shops", "policy", "arm", "out", "log", "save-log"],
    ["truth", "json"],
  );
  const file = text(words, "log");
  const read = file === undefined ? undefined : readLogFile(file);
  const { scenario, setting } = settingOf(words, read);
  const out = text(words, "out");
  const saved = text(words, "save-log");
  if (out) placeForLake(out);
  if (saved) placeForFile(saved);
  const played: LogRow[] = [];
  const hashes: string[] = [];
  const tally = { events: 0, orders: 0, gmvFen: 0 };
  const began = performance.now();
  const market = await simulate({
    ...setting,
    scenario,
    truth: words["truth"] === true,
    out,
    log: read?.rows ?? [],
    onPlayed: (row) => played.push(row),
    onBatches: (batches) => addUp(batches, tally),
    onDay: (day, at) => {
      if (saved) hashes.push(JSON.stringify({ kind: "day", day, stateHash: at.stateHash() }));
      if (words["json"] !== true) process.stderr.write(`\rday ${day + 1} of ${setting.days}`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const head = { modelVersion: modelVersion(), scenario: scenario.id, ...setting };
  if (saved) {
    const rows = played.map((row) => JSON.stringify({ ...row, kind: "row" }));
    writeFileSync(
      saved,
      `${[JSON.stringify({ kind: "market", ...head }), ...rows, ...hashes].join("\n")}\n`,
    );
  }
  process.stdout.write(`${JSON.stringify(answer(head, market, tally, seconds))}\n`);
}

// A log is of one market: what is not said on the command line is as it was there.
function settingOf(words: Words, log: LogFile | undefined) {
  const of = log?.header;
  const scenario = loadScenario(text(words, "scenario") ?? of?.scenario ?? "apparel");
  const seats = of?.seats ?? 1;
  const shops = of?.shops ?? scenario.rivals.count + 1;
  const shoppers = of?.shoppers ?? scenario.shoppers;
  const setting = {
    seed: wholeNumber(words, "seed", of?.seed ?? 1, { most: MOST.seed }),
    days: wholeNumber(words, "days", of?.days ?? 30, { most: MOST.days }),
    shoppers: wholeNumber(words, "shoppers", shoppers, { least: 1, most: MOST.shoppers }),
    shops: wholeNumber(words, "shops", shops, { least: seats, most: MOST.shops }),
    seats,
    arm: oneOf(words, "arm", ARMS, of?.arm ?? "default"),
    pilot:
      (words["policy"] === undefined ? of?.pilot : undefined) ??
      pilotOf(oneOf(words, "policy", POLICY_LEVELS, log ? "idle" : "average")),
  };
  return { scenario, setting };
}

interface Tally {
  events: number;
  /** Placed and paid, as the lake's `orders` has them: those called off later too, as in `gmvFen`. */
  orders: number;
  gmvFen: number;
}

function addUp(batches: readonly Batch[], tally: Tally): void {
  for (const batch of batches) {
    tally.events += batch.rows;
    if (batch.table.name !== "orders") continue;
    tally.orders += batch.rows;
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
    orders: tally.orders,
    gmvFen: tally.gmvFen,
    profitFen: market.profitFen(0),
    stateHash: market.stateHash(),
    seconds: Number(seconds.toFixed(3)),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
