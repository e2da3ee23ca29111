/** Do several processes on one database write one history? Random load, then every promise checked on the log. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { desks } from "@dianzhang/catalog";
import { addPerson, openLeases, readLog, type Leases } from "@dianzhang/db";
import { testDb, type TestDb } from "@dianzhang/db/testing";
import { readManifest } from "@dianzhang/insights";
import { ADVANCE } from "@dianzhang/kernel";
import { openMarket } from "@dianzhang/market";
import { openMarketFor } from "../opening.ts";
import { readShelf } from "../shelf.ts";
import { openHost, type RunHost } from "./host.ts";

const shelf = readShelf();
let store: TestDb;
const hosts: RunHost[] = [];
const leasesOfHosts: Leases[] = [];
const troubles: string[] = [];

beforeEach(async () => {
  store = await testDb();
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  for (const leases of leasesOfHosts.splice(0)) await leases.close();
  await store.close();
});

function host(): RunHost {
  const leases = openLeases(store.place);
  leasesOfHosts.push(leases);
  const { modelVersion } = shelf;
  const onTrouble = (_: string, reason: string) => troubles.push(reason);
  const place = { db: store.db, leases, home: store.home, workers: 1, modelVersion, onTrouble };
  const opened = openHost(place);
  hosts.push(opened);
  return opened;
}

interface Acknowledged {
  readonly seq: number;
  readonly sentAt: number;
  readonly heardAt: number;
  readonly name: string;
}

async function openFor(people: number): Promise<{ market: string; persons: string[] }> {
  const persons: string[] = [];
  for (let i = 0; i < people; i += 1) {
    const wanted = {
      account: `p${i}`,
      name: `P${i}`,
      role: "trainee",
      passwordHash: null,
    } as const;
    persons.push((await addPerson(store.db, wanted))?.id ?? "");
  }
  const opening = { scenario: "apparel", name: "m", mode: "shared", people: persons } as const;
  const market = await openMarketFor(store.db, shelf, { ...opening, seed: 7, shoppers: 2000 });
  return { market, persons };
}

// A trainee at one process: names, each its own, and now and then the clock.
async function workAt(
  on: RunHost,
  at: { market: string; process: number; commands: number; persons: readonly string[] },
): Promise<Acknowledged[]> {
  const { market, process, commands, persons } = at;
  const heard: Acknowledged[] = [];
  for (let i = 0; i < commands; i += 1) {
    const shop = (process + i) % persons.length;
    const name = `Tea ${process}-${i}`;
    const command = { type: "storefront/set-profile", name, mainCategory: "dress" };
    const sentAt = performance.now();
    const given = { shop, person: persons[shop] ?? "", command, resolved: {} };
    const { seq } = await on.command(market, given);
    heard.push({ seq, sentAt, heardAt: performance.now(), name });
    if (i % 5 === process % 5) await on.advance(market, 3).catch(() => undefined);
    await sleep(Math.random() * 15);
  }
  await on.standing(market);
  return heard;
}

test.each([2, 4])(
  "%i processes, 20 commands each, whoever may runs the clock: one history, one state",
  async (processes) => {
    const { market, persons } = await openFor(3);
    const all = Array.from({ length: processes }, () => host());
    const heard = (
      await Promise.all(
        all.map((on, process) => workAt(on, { market, process, commands: 20, persons })),
      )
    ).flat();

    const log = await readLog(store.db, market, { after: -1, limit: 10_000 });
    expect(log.map((row) => row.seq)).toEqual(log.map((_, i) => i));
    expect(heard).toHaveLength(processes * 20);
    for (const { seq, name } of heard) expect(log[seq]?.command).toMatchObject({ name });
    // What was answered before another was asked stands before it in the log.
    const outOfOrder = heard.filter((one) =>
      heard.some((later) => later.sentAt > one.heardAt && later.seq < one.seq),
    );
    expect(outOfOrder).toEqual([]);

    // Hours count on without a gap or a double, and the one lake holds them all.
    const hours = log.filter((row) => row.command.type === ADVANCE).map((row) => row.tick);
    expect(hours).toEqual(hours.map((_, i) => i));
    expect(hours.length).toBeGreaterThan(0);
    expect(readManifest(all[0]?.lakeOf(market) ?? "").tick).toBe(hours.length - 1);

    const hashes = new Set(await Promise.all(all.map((on) => on.stateHash(market))));
    expect([...hashes]).toEqual([decidedAgain(log)]);
    expect(troubles).toEqual([]);
  },
);

test("the same command sent to two processes at once is decided by one of them, and answered by both", async () => {
  const { market, persons } = await openFor(1);
  const two = [host(), host()];
  const seqs: number[][] = [];
  for (let i = 0; i < 10; i += 1) {
    const command = { type: "storefront/set-profile", name: `Tea ${i}`, mainCategory: "dress" };
    const given = { shop: 0, person: persons[0] ?? "", command, resolved: {}, key: `tea-${i}-key` };
    const decided = await Promise.all(two.map((on) => on.command(market, given)));
    seqs.push(decided.map(({ seq }) => seq));
  }
  expect(seqs).toEqual(Array.from({ length: 10 }, (_, i) => [i, i]));
  expect(await readLog(store.db, market, { after: -1 })).toHaveLength(10);
  expect(troubles).toEqual([]);
});

// The log decided once more from the beginning, by nobody's worker.
function decidedAgain(log: Awaited<ReturnType<typeof readLog>>): string {
  const { scenario } = shelf.take("apparel");
  const market = openMarket({ scenario, seed: 7, shoppers: 2000, seats: 3, desks });
  for (const row of log) {
    if (row.command.type === ADVANCE) {
      market.tick();
      continue;
    }
    const decision = market.decide(row.shop, row.command, row.resolved ?? {});
    if (!decision.ok) throw new Error(`row ${row.seq} is refused: ${decision.code}`);
    expect(decision.events).toEqual(row.events);
    market.apply(row.shop, decision.events);
  }
  return market.stateHash();
}
