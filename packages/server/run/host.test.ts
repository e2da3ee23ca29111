/** Do markets keep their promises in the workers: same log, same state; fair turns; quarantine; a free event loop? */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPerson, append, findMarket, openLeases, readLog, type Leases } from "@dianzhang/db";
import { testDb, type TestDb } from "@dianzhang/db/testing";
import { contentHash, readManifest } from "@dianzhang/insights";
import { openMarketFor } from "../opening.ts";
import { readShelf } from "../shelf.ts";
import { openHost, type RunHost } from "./host.ts";

const shelf = readShelf();
let store: TestDb;
let person = "";
const hosts: RunHost[] = [];
const leasesOfHosts: Leases[] = [];
const troubles: string[] = [];

beforeEach(async () => {
  store = await testDb();
  person =
    (
      await addPerson(store.db, {
        account: "lin",
        name: "Lin",
        role: "trainee",
        passwordHash: null,
      })
    )?.id ?? "";
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  for (const leases of leasesOfHosts.splice(0)) await leases.close();
  troubles.length = 0;
  await store.close();
});

function host(workers = 1): RunHost {
  const onTrouble = (_: string, reason: string) => troubles.push(reason);
  const { modelVersion } = shelf;
  // Each host is a process of its own to the others.
  const leases = openLeases(store.place);
  leasesOfHosts.push(leases);
  const opened = openHost({
    db: store.db,
    leases,
    home: store.home,
    workers,
    modelVersion,
    onTrouble,
  });
  hosts.push(opened);
  return opened;
}

const newMarket = (shoppers = 2000) =>
  openMarketFor(store.db, shelf, {
    scenario: "apparel",
    name: "m",
    mode: "solo",
    people: [person],
    seed: 7,
    shoppers,
  });

const profile = (name: string) => ({
  shop: 0,
  person,
  resolved: {},
  command: { type: "storefront/set-profile", name, mainCategory: "dress" },
});

async function run(on: RunHost, market: string, hours: number): Promise<void> {
  const done = new Promise<void>((resolve) => {
    const silence = on.news.listen(market, (news) => {
      if (news.type !== "stopped") return;
      silence();
      resolve();
    });
  });
  await on.advance(market, hours);
  await done;
}

const shopName = async (on: RunHost, market: string): Promise<string> => {
  const text = await on.view(market, { shop: 0, name: "storefront/shop", params: {} });
  return (JSON.parse(text) as { name: string }).name;
};

test("another process wakes the same market from snapshot and log: hour 130, name and day 4 of the lake alike", async () => {
  const market = await newMarket();
  const first = host();
  await first.command(market, profile("Tea & Silk"));
  await run(first, market, 130);
  await first.command(market, profile("Silk & Tea"));
  await first.close();
  const lake = await contentHash(first.lakeOf(market), 4);
  rmSync(first.lakeOf(market), { recursive: true });
  const second = host();
  expect(await shopName(second, market)).toBe("Silk & Tea");
  expect(second.now(market)).toBe(130);
  await second.close();
  expect(await contentHash(second.lakeOf(market), 4)).toEqual(lake);
});

test("nobody sees a market that is still waking: 20 questions at once, one answer", async () => {
  const market = await newMarket();
  const first = host();
  await first.command(market, profile("Tea & Silk"));
  await run(first, market, 30);
  await first.close();
  await store.db.deleteFrom("snapshots").execute();
  const second = host();
  const names = await Promise.all(Array.from({ length: 20 }, () => shopName(second, market)));
  expect(new Set(names)).toEqual(new Set(["Tea & Silk"]));
});

test("under another model the decisions stay, and all 26 hours of the lake are written anew", async () => {
  const market = await newMarket();
  const first = host();
  await first.command(market, profile("Tea & Silk"));
  await run(first, market, 26);
  await first.close();
  await store.db.updateTable("markets").set({ model_version: "older" }).execute();
  const second = host();
  expect(await shopName(second, market)).toBe("Tea & Silk");
  expect(second.now(market)).toBe(26);
  expect(readManifest(second.lakeOf(market)).tick).toBe(25);
  expect((await findMarket(store.db, market))?.model_version).toBe(shelf.modelVersion);
});

test("two processes serve one market: both commands land, one after the other", async () => {
  const market = await newMarket();
  const [a, b] = [host(), host()];
  await Promise.all([a.command(market, profile("From A")), b.command(market, profile("From B"))]);
  const log = await readLog(store.db, market, { after: -1 });
  expect(log.map((row) => row.seq)).toEqual([0, 1]);
  await b.command(market, profile("From B again"));
  await a.command(market, profile("From A again"));
  expect(await shopName(a, market)).toBe("From A again");
});

test("a poison row stops its market, names the row, and the neighbour goes on", async () => {
  const [sick, well] = [await newMarket(), await newMarket()];
  const before = host();
  await before.command(sick, profile("Tea & Silk"));
  await before.close();
  const poison = {
    seq: 1,
    tick: 0,
    shop: 0,
    command: { type: "tea/brew" },
    events: [{ type: "tea/brewed" }],
    person,
  };
  await append(store.db, sick, poison);
  const after = host();
  await expect(shopName(after, sick)).rejects.toThrow("no desk for event tea/brewed");
  expect(await findMarket(store.db, sick)).toMatchObject({ quarantine_seq: 1 });
  expect(await shopName(after, sick)).toBe("Tea & Silk");
  await expect(after.advance(sick, 1)).rejects.toThrow("market-quarantined");
  await run(after, well, 2);
  expect(after.now(well)).toBe(2);
  expect(troubles).toEqual(["no desk for event tea/brewed"]);
});

test("three markets on one worker take turns: none gets more than 4 hours further ahead", async () => {
  const markets = [await newMarket(), await newMarket(), await newMarket()];
  const on = host();
  for (const market of markets) await shopName(on, market);
  const runs = markets.map((market) => run(on, market, 40));
  const hours = () => markets.map((market) => on.now(market) ?? 0);
  const lead = () => Math.max(...hours()) - Math.min(...hours());
  const until = async (least: number) => {
    while (Math.min(...hours()) < least) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  // Whoever was told first may have begun before the others were told.
  await until(1);
  const before = lead();
  await until(20);
  expect(lead()).toBeLessThanOrEqual(before + 4);
  await Promise.all(runs);
});

test("a command waits for its own market's hour, not for those of the eleven beside it", async () => {
  const markets = await Promise.all(Array.from({ length: 12 }, () => newMarket()));
  const on = host();
  for (const market of markets) await shopName(on, market);
  const runs = markets.map((market) => run(on, market, 12));
  const hours = () => markets.reduce((sum, market) => sum + (on.now(market) ?? 0), 0);
  const passed: number[] = [];
  for (const market of markets.slice(0, 6)) {
    const before = hours();
    await on.command(market, profile(`Tea ${before}`));
    passed.push(hours() - before);
  }
  expect(Math.max(...passed)).toBeLessThanOrEqual(4);
  await Promise.all(runs);
});

test("while a day of 20,000 shoppers runs, the event loop waits less than 50 ms (p99)", async () => {
  const market = await newMarket(20_000);
  const on = host();
  await shopName(on, market);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await run(on, market, 24);
  delay.disable();
  expect(delay.percentile(99) / 1e6 - 5).toBeLessThan(50);
});
