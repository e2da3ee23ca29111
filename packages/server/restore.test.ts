/** Is a restored house the same house? Same people, same state of every market; or as one of its days ended. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  addPerson,
  auditOf,
  backUp,
  confirmFactor,
  factorOf,
  findAccount,
  KEPT_TABLES,
  LEFT_OUT,
  openLeases,
  proposeFactor,
  readLog,
  recoveryHash,
  restore,
  setRecoveryCodes,
  writeAudit,
  type Db,
} from "@dianzhang/db";
import { testDb, type TestDb } from "@dianzhang/db/testing";
import { contentHash } from "@dianzhang/insights";
import { openMarketFor } from "./opening.ts";
import { openHost, type RunHost } from "./run/host.ts";
import { readShelf } from "./shelf.ts";

const shelf = readShelf();
const stores: TestDb[] = [];
const hosts: RunHost[] = [];
let file = "";

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "dz-backup-")), "b.jsonl.gz");
});
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
  for (const store of stores.splice(0)) await store.close();
});

async function newHouse(): Promise<{ db: Db; on: RunHost }> {
  const store = await testDb();
  stores.push(store);
  const { db, home, place } = store;
  const { modelVersion } = shelf;
  const onTrouble = (_: string, reason: string) => expect.unreachable(reason);
  const leases = openLeases(place);
  const on = openHost({ db, home, leases, workers: 1, modelVersion, onTrouble });
  hosts.push({ ...on, close: async () => (await on.close(), leases.close()) });
  return { db, on };
}

// Two days; a name on the first evening, another on the second.
async function twoDays(db: Db, on: RunHost): Promise<string> {
  const who = { account: "lin", name: "Lin 林", role: "trainee", passwordHash: "x" } as const;
  const person = (await addPerson(db, who))?.id ?? "";
  const opening = { scenario: "apparel", name: "m", mode: "solo", people: [person] } as const;
  const market = await openMarketFor(db, shelf, { ...opening, seed: 7, shoppers: 2000 });
  for (const name of ["First 茶", "Second"]) {
    const command = { type: "storefront/set-profile", name, mainCategory: "dress" };
    await on.command(market, { shop: 0, person, command, resolved: { n: [0.1, 1e21] } });
    await on.advance(market, 24);
    await on.standing(market);
  }
  return market;
}

// Sealed bytes come back to the bit, or no code would ever be right again.
async function protect(db: Db): Promise<void> {
  const person = (await findAccount(db, "lin"))?.id ?? "";
  await proposeFactor(db, person, Buffer.from([0, 10, 92, 255]));
  await confirmFactor(db, person);
  await setRecoveryCodes(db, person, [{ letter: "a", hash: "$argon2id$x" }]);
  await writeAudit(db, { person, what: "on", by: person });
}

test("backed up and restored elsewhere: every row to the letter, the same state, the same lake", async () => {
  const old = await newHouse();
  const market = await twoDays(old.db, old.on);
  await protect(old.db);
  const count = await backUp(old.db, file, () => [{ name: "ab/1", bytes: Buffer.from([0, 255]) }]);
  const made = await newHouse();
  const kept: string[] = [];
  const keep = (name: string, bytes: Buffer) => kept.push(`${name} ${bytes.toString("hex")}`);
  expect(await restore(made.db, file, { keep })).toEqual(count);
  expect(kept).toEqual(["ab/1 00ff"]);
  expect(await textsOf(made.db)).toEqual(await textsOf(old.db));
  const lin = (await findAccount(old.db, "lin"))?.id ?? "";
  expect((await factorOf(made.db, lin))?.sealed).toEqual(Buffer.from([0, 10, 92, 255]));
  expect(await recoveryHash(made.db, lin, "a")).toBe("$argon2id$x");
  expect((await auditOf(made.db, lin, 9)).map(({ what }) => what)).toEqual(["on"]);
  expect(await made.on.stateHash(market)).toBe(await old.on.stateHash(market));
  expect(await contentHash(made.on.lakeOf(market), 1)).toBe(
    await contentHash(old.on.lakeOf(market), 1),
  );
});

async function textsOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ t: string }>`
    select concat(seq, command::text, events::text, resolved::text, at) as t
    from decisions order by market, seq`.execute(db);
  return rows.map((row) => row.t);
}

test("restored as day 0 ended: 24 hours and one name; the second never was", async () => {
  const old = await newHouse();
  const market = await twoDays(old.db, old.on);
  await backUp(old.db, file, () => []);
  const made = await newHouse();
  await restore(made.db, file, { day: 0, keep: () => undefined });
  const view = await made.on.view(market, { shop: 0, name: "storefront/shop", params: {} });
  expect(view).toContain("First 茶");
  expect(made.on.now(market)).toBe(24);
  expect(await readLog(made.db, market, { after: 24 })).toEqual([]);
});

test("half a backup is refused, and leaves the database empty", async () => {
  const old = await newHouse();
  await twoDays(old.db, old.on);
  await backUp(old.db, file, () => []);
  const half = `${file}.half`;
  const { writeFileSync } = await import("node:fs");
  const whole = readFileSync(file);
  writeFileSync(half, whole.subarray(0, whole.length / 2));
  const made = await newHouse();
  await expect(restore(made.db, half, { keep: () => undefined })).rejects.toThrow(
    /cannot be read|not a whole/,
  );
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from people`.execute(made.db);
  expect(rows).toEqual([{ n: 0 }]);
});

test("every table is either in a backup or left out on purpose", async () => {
  const { db } = await newHouse();
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(
    db,
  );
  expect(rows.map((row) => row.name).toSorted()).toEqual([...KEPT_TABLES, ...LEFT_OUT].toSorted());
});
