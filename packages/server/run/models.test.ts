/** Does a market keep to its model: pinned, run from the old bundle, gone over by a row, branched before a row? */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleModel, loadModel, model as installed } from "@dianzhang/catalog";
import {
  addBranch,
  addPerson,
  findMarket,
  frozenScenario,
  isModelKept,
  keepModel,
  newestSnapshot,
  readLog,
} from "@dianzhang/db";
import { testDb, type TestDb } from "@dianzhang/db/testing";
import type { Scenario } from "@dianzhang/market";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openMarketFor } from "../opening.ts";
import { readShelf } from "../shelf.ts";
import { openHost, type RunHost } from "./host.ts";
import { keepInstalled } from "./models.ts";

const shelf = readShelf();
let store: TestDb;
let person = "";
let bundle = "";
let older = "";
const hosts: RunHost[] = [];

// The same model as another version: the average shop marks its goods up by 3.2 % more, everything else alike.
beforeAll(async () => {
  bundle = await bundleModel();
  older = bundle.replaceAll(".84+.32*", ".87+.32*");
  expect(older).not.toBe(bundle);
});
beforeEach(async () => {
  store = await testDb();
  const trainee = { account: "lin", name: "Lin", role: "trainee", passwordHash: null } as const;
  person = (await addPerson(store.db, trainee))?.id ?? "";
  await keepModel(store.db, "older", older);
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  await store.close();
});

function host(modelVersion = shelf.modelVersion): RunHost {
  const opened = openHost({
    db: store.db,
    leases: store.leases,
    home: store.home,
    workers: 1,
    modelVersion,
    onTrouble: (_, reason) => expect.unreachable(reason),
  });
  hosts.push(opened);
  return opened;
}

const newMarket = (modelVersion: string) =>
  openMarketFor(
    store.db,
    { ...shelf, modelVersion },
    { scenario: "apparel", name: "m", mode: "solo", people: [person], seed: 7, shoppers: 2000 },
  );

async function run(on: RunHost, market: string, hours: number): Promise<void> {
  await on.advance(market, hours);
  await on.standing(market);
}

const profile = (name: string) => ({
  shop: 0,
  person,
  resolved: {},
  command: { type: "storefront/set-profile", name, mainCategory: "dress" },
});

/** The state the newest snapshot holds, as the hash of the market woken from it under a model. */
async function hashOf(market: string, version: string, under: typeof installed): Promise<string> {
  const row = await findMarket(store.db, market);
  const scenarioHash = row?.scenario_hash ?? "";
  const asked = { models: [version], scenarioHash, before: 100_000 };
  const found = await newestSnapshot(store.db, market, asked);
  const scenario = (await frozenScenario(store.db, scenarioHash)) as Scenario;
  const { desks } = under;
  const options = { scenario, seed: 7, shoppers: 2000, seats: 1, desks };
  return under.restoreMarket(options, new Uint8Array(found?.bytes ?? [])).stateHash();
}

/** What the same days come to when nobody is in between: the model alone, 2,000 shoppers, one seat. */
async function playAlone(market: string, under: typeof installed, hours: number): Promise<string> {
  const row = await findMarket(store.db, market);
  const scenario = (await frozenScenario(store.db, row?.scenario_hash ?? "")) as Scenario;
  const { desks, openMarket } = under;
  const alone = openMarket({ scenario, seed: 7, shoppers: 2000, seats: 1, desks });
  for (const log of await readLog(store.db, market, { after: -1 })) {
    if (log.command.type === "clock/advance") alone.tick();
    else if (log.shop >= 0) alone.apply(log.shop, log.events);
    if (Number(alone.now) === hours) break;
  }
  return alone.stateHash();
}

const bundles = join(import.meta.dirname, "../../../node_modules/.cache/models-test");
afterAll(() => rmSync(bundles, { recursive: true, force: true }));
async function olderModel(): Promise<typeof installed> {
  mkdirSync(bundles, { recursive: true });
  const file = join(bundles, "older.mjs");
  if (!existsSync(file)) writeFileSync(file, older);
  return loadModel(file);
}

test("the installed model is kept as one file, once; the file plays 3 days to the same hash as the sources", async () => {
  const models = { installed: shelf.modelVersion, folder: join(store.home, "models") };
  await keepInstalled(store.db, models);
  await keepInstalled(store.db, models);
  expect(await isModelKept(store.db, shelf.modelVersion)).toBe(true);
  const { scenario } = shelf.take("apparel");
  mkdirSync(bundles, { recursive: true });
  writeFileSync(join(bundles, "installed.mjs"), bundle);
  const kept = await loadModel(join(bundles, "installed.mjs"));
  const [fromFile, fromSources] = [kept, installed].map(({ openMarket, desks }) => {
    const market = openMarket({ scenario, seed: 7, shoppers: 2000, seats: 1, desks });
    for (let hour = 0; hour < 72; hour += 1) market.tick();
    return market.stateHash();
  });
  expect(fromFile).toBe(fromSources);
});

test("upgraded under a running market: it goes on under its own model, and goes over by a row at a day's end", async () => {
  const market = await newMarket("older");
  const first = host();
  await first.command(market, profile("Tea & Silk"));
  await run(first, market, 24);
  // Opened under the older model and run by it, though another is installed.
  expect(first.model(market)).toBe("older");
  const past = await olderModel();
  expect(await hashOf(market, "older", past)).toBe(await playAlone(market, past, 24));
  expect(await playAlone(market, past, 24)).not.toBe(await playAlone(market, installed, 24));
  // In the middle of a day it stays; at the day's end it goes over, and says so in the log.
  await run(first, market, 12);
  await expect(first.adopt(market, person)).rejects.toThrow("model-at-day-end");
  await run(first, market, 12);
  await first.adopt(market, person);
  expect(first.model(market)).toBe(shelf.modelVersion);
  await expect(first.adopt(market, person)).rejects.toThrow("model-current");
  await run(first, market, 24);
  const end = await hashOf(market, shelf.modelVersion, installed);
  await first.close();
  // Another process plays the old days under the old bundle and the new one under the new.
  await store.db.deleteFrom("snapshots").execute();
  rmSync(join(store.home, "models"), { recursive: true });
  const second = host();
  await run(second, market, 24);
  await second.close();
  const log = await readLog(store.db, market, { after: -1 });
  expect(
    log.filter((row) => row.command.type === "clock/adopt-model").map((row) => row.tick),
  ).toEqual([48]);
  expect(end).not.toBe(await playAlone(market, installed, 72));
  const third = host();
  const branch = await addBranch(store.db, market, {
    seq: log.findLastIndex((row) => row.tick === 71),
    name: "b",
  });
  await run(third, branch, 24);
  expect(await hashOf(branch, shelf.modelVersion, installed)).toBe(
    await hashOf(market, shelf.modelVersion, installed),
  );
});

test("undo is a branch: before the second profile, 24 hours and the first name; the parent keeps all its rows", async () => {
  const market = await newMarket(shelf.modelVersion);
  const on = host();
  await on.command(market, profile("Tea & Silk"));
  await run(on, market, 24);
  const second = await on.command(market, profile("Silk & Tea"));
  await run(on, market, 24);
  const branch = await addBranch(store.db, market, { seq: second.seq - 1, name: "again" });
  const shopName = async (id: string): Promise<unknown> => {
    const shop = await on.view(id, { shop: 0, name: "storefront/shop", params: {} });
    return (JSON.parse(shop) as { name: string }).name;
  };
  expect([await shopName(branch), await shopName(market)]).toEqual(["Tea & Silk", "Silk & Tea"]);
  expect([on.now(branch), on.now(market)]).toEqual([24, 48]);
  expect((await readLog(store.db, market, { after: -1 })).length).toBe(50);
  expect(await findMarket(store.db, branch)).toMatchObject({
    parent: market,
    parent_seq: 24,
    class: null,
  });
});
