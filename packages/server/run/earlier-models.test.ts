/** Does a market of an earlier version answer under today's: what it does not know, and what nobody can read any more? */
import { bundleModel } from "@dianzhang/catalog";
import {
  addPerson,
  append,
  findMarket,
  keepModel,
  readLog,
  runUntil,
  type NewRow,
} from "@dianzhang/db";
import { testDb, type TestDb } from "@dianzhang/db/testing";
import { sql } from "kysely";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openMarketFor } from "../opening.ts";
import { readShelf } from "../shelf.ts";
import { openHost, type RunHost } from "./host.ts";
import type { StartedOver } from "./start-over.ts";

const shelf = readShelf();
let earlier = "";
let store: TestDb;
let person = "";
let host: RunHost;
let troubles: string[] = [];
let begun: StartedOver[] = [];

// The installed model as it might have been: two seats and one view were not there yet.
beforeAll(async () => {
  const bundle = await bundleModel();
  earlier = bundle.replace(
    /export\s*\{\s*(\w+) as model\s*\}/,
    `const early = { ...$1, desks: $1.desks
      .filter(({ id }) => id !== "members" && id !== "supply")
      .map((desk) => ({ ...desk, viewNames: desk.viewNames.filter((name) => name !== "storefront/rules") })) };
    export { early as model }`,
  );
  expect(earlier).not.toBe(bundle);
});
beforeEach(async () => {
  store = await testDb();
  const trainee = { account: "lin", name: "Lin", role: "trainee", passwordHash: null } as const;
  person = (await addPerson(store.db, trainee))?.id ?? "";
  await keepModel(store.db, "earlier", earlier);
  [troubles, begun] = [[], []];
  host = openHost({
    db: store.db,
    leases: store.leases,
    home: store.home,
    workers: 1,
    modelVersion: shelf.modelVersion,
    onTrouble: (_, reason) => troubles.push(reason),
    onStartedOver: (_, what) => begun.push(what),
  });
});
afterEach(async () => {
  await host.close();
  await store.close();
});

const opened = (modelVersion: string) =>
  openMarketFor(
    store.db,
    { ...shelf, modelVersion },
    { scenario: "apparel", name: "m", mode: "solo", people: [person], seed: 7, shoppers: 2000 },
  );
const given = (command: NewRow["command"]) => ({ shop: 0, person, resolved: {}, command });
const profile = { type: "storefront/set-profile", name: "Tea & Silk", mainCategory: "dress" };

test("a seat, a view and a command the market's model does not know are said to be later, not to be nothing", async () => {
  const market = await opened("earlier");
  const view = (name: string) => host.view(market, { shop: 0, name, params: {} });
  await host.command(market, given(profile));
  expect(JSON.parse(await view("storefront/shop"))).toMatchObject({ name: "Tea & Silk" });
  await expect(view("supply/seat")).rejects.toThrow("not-in-model");
  await expect(view("storefront/rules")).rejects.toThrow("not-in-model");
  await expect(view("storefront/tea")).rejects.toThrow("not-found");
  const refused = (command: NewRow["command"]) => host.command(market, given(command));
  await expect(refused({ type: "supply/take-over" })).rejects.toThrow("desk/not-in-model");
  await expect(refused({ type: "supply/drink-tea" })).rejects.toThrow("desk/no-such-command");
  const longer = { ...profile, colour: "green" };
  await expect(refused(longer)).rejects.toThrow("desk/other-in-model");
  // The same mistake in a market of today is one.
  const today = await opened(shelf.modelVersion);
  await expect(host.command(today, given(longer))).rejects.toThrow("desk/malformed-command");
  const [then, now] = [await host.desks("earlier"), await host.desks(shelf.modelVersion)];
  expect(now.filter((desk) => !then.includes(desk))).toEqual(["members", "supply"]);
});

test("nobody kept its model: 3 decisions are decided anew, 1 is refused, 24 hours run again, and all can go on", async () => {
  const market = await opened("forgotten");
  const row = (seq: number, more: Partial<NewRow>): NewRow => ({
    seq,
    tick: 0,
    shop: 0,
    command: profile,
    events: [],
    person,
    ...more,
  });
  // Events as another model wrote them: today's would read them wrongly, or break.
  const events = [{ type: "storefront/profile-set" }, { type: "listing/created", goods: 1 }];
  await append(store.db, market, row(0, { events }));
  await append(store.db, market, row(1, { command: { type: "storefront/paint-door" }, events }));
  for (let tick = 0; tick < 24; tick += 1) {
    const hour = { seq: 2 + tick, tick, shop: -1, command: { type: "clock/advance" } };
    await append(store.db, market, { ...hour, events: [], person: null });
  }
  const again = { ...profile, name: "Silk & Tea" };
  await append(store.db, market, row(26, { tick: 24, command: again, events }));
  const shop = JSON.parse(
    await host.view(market, { shop: 0, name: "storefront/shop", params: {} }),
  );
  expect(shop).toMatchObject({ name: "Silk & Tea" });
  expect([troubles, begun]).toEqual([[], [{ decisions: 3, refused: 1 }]]);
  expect(host.now(market)).toBe(24);
  const log = await readLog(store.db, market, { after: -1 });
  expect(log.length).toBe(27);
  expect(log.map(({ command }) => command.type).slice(0, 2)).toEqual([
    "storefront/set-profile",
    "storefront/paint-door",
  ]);
  expect([log[1]?.events, log[26]?.events.length]).toEqual([[], 1]);
  expect((await findMarket(store.db, market))?.model_version).toBe(shelf.modelVersion);
  await host.advance(market, 24);
  await host.standing(market);
  expect([host.now(market), troubles, begun.length]).toEqual([48, [], 1]);
});

test("a market of a later version cannot be read: its clock stands, that is said, and the other clock goes on", async () => {
  const [later, own] = [await opened(shelf.modelVersion), await opened(shelf.modelVersion)];
  const json = JSON.stringify({ ...shelf.take("apparel").scenario, tides: 2 });
  await sql`insert into scenarios (hash, id, json) values ('later', 'apparel', ${json})`.execute(
    store.db,
  );
  await sql`update markets set scenario_hash = 'later' where id = ${later}`.execute(store.db);
  for (const market of [later, own]) await runUntil(store.db, market, 3);
  await host.resume();
  await host.standing(own);
  expect([host.now(own), troubles]).toEqual([3, ["later-version"]]);
  await expect(host.command(later, given(profile))).rejects.toThrow("later-version");
});
