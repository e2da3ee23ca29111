/** `npm run -s sim`: one market from its first hour, as one JSON object. */
import { writeFileSync } from "node:fs";
import { modelVersion } from "@dianzhang/catalog";
import { clearLake } from "@dianzhang/insights";
import { ARMS, POLICY_LEVELS } from "@dianzhang/market";
import { oneOf, readWords, text, wholeNumber } from "./args.ts";
import { readLogFile } from "./log-file.ts";
import { loadScenario, pilotOf, simulate } from "./simulate.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(
    argv, ["scenario", "seed", "days", "shoppers", "shops", "policy", "arm", "out", "log", "save-log"], ["truth", "json"],
  );
  const scenario = loadScenario(text(words, "scenario") ?? "apparel");
  const seed = wholeNumber(words, "seed", 1);
  const days = wholeNumber(words, "days", 30);
  const shoppers = wholeNumber(words, "shoppers", scenario.shoppers);
  const shops = wholeNumber(words, "shops", scenario.rivals.count + 1);
  const file = text(words, "log");
  const level = oneOf(words, "policy", POLICY_LEVELS, file ? "idle" : "average");
  const arm = oneOf(words, "arm", ARMS, "default");
  const out = text(words, "out");
  if (out) clearLake(out);
  const hashes: string[] = [];
  let events = 0;
  let gmvFen = 0;
  const began = performance.now();
  const market = await simulate({
    scenario, seed, days, shoppers, shops, pilot: pilotOf(level), arm, truth: words["truth"] === true, out,
    log: file ? readLogFile(file).rows : [],
    onBatches: (batches) => {
      for (const batch of batches) {
        events += batch.rows;
        if (batch.table.name !== "orders") continue;
        const { shop, paid_fen: paid } = batch.columns;
        for (let i = 0; i < batch.rows; i += 1) if (shop?.[i] === 0) gmvFen += Number(paid?.[i]);
      }
    },
    onDay: (day, at) => {
      if (text(words, "save-log")) hashes.push(JSON.stringify({ kind: "day", day, stateHash: at.stateHash() }));
      if (words["json"] !== true) process.stderr.write(`\rday ${day + 1} of ${days}`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const version = modelVersion();
  const saved = text(words, "save-log");
  if (saved) {
    const head = { kind: "market", modelVersion: version, scenario: scenario.id, seed, days, shoppers, shops, arm, pilot: pilotOf(level) };
    writeFileSync(saved, `${[JSON.stringify(head), ...hashes].join("\n")}\n`);
  }
  process.stdout.write(`${JSON.stringify({
    modelVersion: version, scenario: scenario.id, seed, days, shoppers, shops: market.shops,
    sessions: market.totals.sessions, exposures: market.totals.exposures, events, orders: market.totals.orders, gmvFen,
    profitFen: market.profitFen(0), stateHash: market.stateHash(), seconds: Number(seconds.toFixed(3)),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })}\n`);
}
