/** Is anything lost when machines fail? A campaign of kills under load, counted. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDb, type Db } from "@dianzhang/db";
import { signIn } from "../bench/seat.ts";
import { startProgram, temporaryHome } from "../bench/program.ts";
import { startCrew, type Crew } from "./crew.ts";
import {
  DISASTERS,
  fillDisk,
  strike,
  type Disaster,
  type FullDisk,
  type Site,
} from "./disasters.ts";
import { differencesOf, doubledOf, lostOf, tornIn } from "./verify.ts";

export interface Campaign {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acknowledged decisions the log does not hold as they were told. */
  readonly lost: number;
  /** Commands that were sent again for want of an answer, and done twice. */
  readonly doubled: number;
  /** Lake files that are not what their manifest promises, and days that differ from the replayed log. */
  readonly corrupt: number;
  /** Times something did not come back by itself. */
  readonly manualSteps: number;
  readonly byDisaster: Readonly<Record<string, number>>;
  readonly diskFull: FullDisk;
  readonly done: Crew["done"];
  readonly findings: readonly string[];
  readonly seconds: number;
}

export interface CampaignOptions {
  readonly kills: number;
  readonly disasters?: readonly Disaster[];
  readonly withFullDisk?: boolean;
  readonly onStep?: (line: string) => void;
  /** Once aborted, no further kill; everything done is still verified. */
  readonly signal?: AbortSignal;
}

export async function runChaos(options: CampaignOptions): Promise<Campaign> {
  const { kills, disasters = DISASTERS, withFullDisk = true, onStep = () => undefined } = options;
  const began = performance.now();
  const { home, remove } = temporaryHome();
  const site: Site = { home, program: await startProgram(home, { isQuiet: true }) };
  const findings: string[] = [];
  const byDisaster: Record<string, number> = {};
  let manualSteps = 0;
  let lost = 0;
  let doubled = 0;
  let corrupt = 0;
  try {
    const crew = await startCrew(() => site.program.url);
    for (let kill = 0; kill < kills && options.signal?.aborted !== true; kill += 1) {
      const disaster = disasters[kill % disasters.length] as Disaster;
      await sleep(200 + Math.random() * 1200);
      byDisaster[disaster] = (byDisaster[disaster] ?? 0) + 1;
      if (!(await strike(site, disaster))) {
        manualSteps += 1;
        const said = readFileSync(join(home, "server.err"), "utf8").slice(-2000);
        findings.push(`after "${disaster}" the server did not come back by itself: ${said}`);
        site.program = await startProgram(home, { isQuiet: true });
      }
      const torn = await tornIn(home, crew.markets);
      corrupt += torn.length;
      findings.push(...torn);
      onStep(`${kill + 1} of ${kills}: ${disaster}, ${crew.acknowledged.length} acknowledged`);
    }
    await crew.stop();
    await untilStanding(site, crew.markets);
    const missing = await withDb(home, (db) => lostOf(db, crew.acknowledged));
    lost = missing.length;
    const twice = await withDb(home, (db) => doubledOf(db, crew.markets));
    doubled = twice.length;
    await site.program.stop();
    const differences: string[] = [];
    for (const market of crew.markets) differences.push(...(await differencesOf(home, market)));
    corrupt += differences.length;
    findings.push(
      ...missing,
      ...twice,
      ...differences,
      ...crew.unforeseen.map((one) => `500: ${one}`),
    );
    const diskFull = withFullDisk ? await fullDisk() : "skipped: this needs root on Linux";
    if (diskFull === "not recovered") manualSteps += 1;
    const { acknowledged, done } = crew;
    const seconds = Math.round((performance.now() - began) / 1000);
    const total = { acknowledged: acknowledged.length, lost, doubled, corrupt, manualSteps };
    const counted = Object.values(byDisaster).reduce((sum, one) => sum + one, 0);
    return { kills: counted, ...total, byDisaster, diskFull, done, findings, seconds };
  } finally {
    await site.program.kill();
    remove();
  }
}

async function withDb<T>(home: string, ask: (db: Db) => Promise<T>): Promise<T> {
  const opened = await openDb({ home, url: undefined });
  try {
    return await ask(opened.db);
  } finally {
    await opened.close();
  }
}

interface State {
  readonly now: number;
  readonly clock: { readonly isRunning: boolean; readonly done: number };
}

async function untilStanding({ program }: Site, markets: readonly string[]): Promise<void> {
  const { ask } = await signIn(program, "demo-teacher");
  for (const [i, market] of markets.entries()) {
    const own = await signIn(program, `demo-${i + 1}`);
    for (;;) {
      const state = await own.ask<State>(`/api/markets/${market}`);
      if (!state.clock.isRunning) break;
      await sleep(100);
    }
  }
  await ask("/api/health");
}

// A house of its own, whose lakes lie on a small disk.
async function fullDisk(): Promise<FullDisk> {
  const { home, remove } = temporaryHome();
  const site: Site = { home, program: await startProgram(home, { isQuiet: true }) };
  const HOURS = 72;
  try {
    const { ask } = await signIn(site.program, "demo-1");
    const [first] = await ask<{ id: string }[]>("/api/markets");
    const at = `/api/markets/${first?.id}`;
    const state = () => ask<State>(at);
    return await fillDisk(site, {
      isStuck: async () => {
        await ask(`${at}/clock`, { hours: HOURS });
        for (let last = -1; ; await sleep(2000)) {
          const { now, clock } = await state();
          if (!clock.isRunning) return false;
          if (now === last) return true;
          last = now;
        }
      },
      isMovingAgain: async () => {
        for (;;) {
          const { now, clock } = await state();
          if (!clock.isRunning)
            return now === HOURS && (await tornIn(home, [first?.id ?? ""])).length === 0;
          await sleep(100);
        }
      },
    });
  } finally {
    await site.program.kill();
    remove();
  }
}
