/** After the failure: is everything there that was acknowledged, and is every file whole? */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import { findMarket, frozenScenario, openDb, readLog, type Db } from "@dianzhang/db";
import { checkLake, compactDay, contentHash, readManifest, writeHour } from "@dianzhang/insights";
import { ADVANCE, type LogRow } from "@dianzhang/kernel";
import { openMarket, type Scenario } from "@dianzhang/market";
import type { Acknowledged } from "./crew.ts";

/** Acknowledged rows the log does not hold as they were told, a line each. */
export async function lostOf(db: Db, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const logs = new Map<string, readonly LogRow[]>();
  const lost: string[] = [];
  for (const { market, seq, mark } of acknowledged) {
    const log = logs.get(market) ?? (await readLog(db, market, { after: -1, limit: 1_000_000 }));
    logs.set(market, log);
    const row = log[seq];
    if (row?.seq !== seq || !JSON.stringify(row.command).includes(mark))
      lost.push(`${market} ${seq}: ${mark}`);
  }
  return lost;
}

/** Names the crew told that stand in a log more than once, a line each: every one of them is told under one key. */
export async function doubledOf(db: Db, markets: readonly string[]): Promise<string[]> {
  const doubled: string[] = [];
  for (const market of markets) {
    const log = await readLog(db, market, { after: -1, limit: 1_000_000 });
    const rows = new Map<string, number[]>();
    for (const { seq, command } of log) {
      const { name } = command;
      if (typeof name === "string") rows.set(name, [...(rows.get(name) ?? []), seq]);
    }
    for (const [name, seqs] of rows)
      if (seqs.length > 1) doubled.push(`${market} "${name}" was done twice: ${seqs.join(", ")}`);
  }
  return doubled;
}

/** Files of the lakes that are not what their manifests promise. */
export async function tornIn(home: string, markets: readonly string[]): Promise<string[]> {
  const torn: string[] = [];
  for (const market of markets) torn.push(...(await staysTorn(join(home, "lakes", market))));
  return torn;
}

/** Looks at a lake, at most. */
const LOOKS = 5;

// While one looks, the server may pack a day's hours into one file: only what is found again is torn.
async function staysTorn(lake: string): Promise<readonly string[]> {
  let found = await checkLake(lake);
  for (let look = 1; look < LOOKS && found.length > 0; look += 1) {
    const again = new Set(await checkLake(lake));
    found = found.filter((one) => again.has(one));
  }
  return found;
}

/** The log decided once more by nobody's server: rows that differ, and days of the lake that differ. */
export async function differencesOf(home: string, market: string): Promise<string[]> {
  const opened = await openDb({ home, url: undefined });
  try {
    return await compare(opened.db, home, market);
  } finally {
    await opened.close();
  }
}

async function compare(db: Db, home: string, id: string): Promise<string[]> {
  const row = await findMarket(db, id);
  if (!row) return [`${id} is gone`];
  const scenario = (await frozenScenario(db, row.scenario_hash)) as Scenario;
  const { seed, shoppers, seats } = row;
  const market = openMarket({ scenario, seed, shoppers, seats, desks });
  const fresh = mkdtempSync(join(tmpdir(), "dz-again-"));
  const differences: string[] = [];
  try {
    for (const one of await readLog(db, id, { after: -1, limit: 1_000_000 })) {
      if (one.command.type !== ADVANCE) {
        const decision = market.decide(one.shop, one.command, one.resolved ?? {});
        const isSame =
          decision.ok && JSON.stringify(decision.events) === JSON.stringify(one.events);
        if (!isSame) differences.push(`${id} row ${one.seq} would be decided otherwise`);
        market.apply(one.shop, one.events);
        continue;
      }
      const { tick, batches, day } = market.tick();
      writeHour(fresh, tick, batches);
      if (day !== undefined) await compactDay(fresh, day);
    }
    const lake = join(home, "lakes", id);
    const { tick } = readManifest(lake);
    if (tick !== market.now - 1) differences.push(`${id}: the lake ends at hour ${tick}`);
    for (let day = 0; day * 24 < market.now; day += 1) {
      if ((await contentHash(lake, day)) !== (await contentHash(fresh, day)))
        differences.push(`${id}: day ${day} of the lake differs`);
    }
    return differences;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
