/** Does the store keep its promises: one row a place, nothing of another's, a snapshot only when it is whole? */
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import {
  addAttempt,
  addClass,
  addFile,
  addMarket,
  addPerson,
  append,
  bestScores,
  classesTaughtBy,
  closeSession,
  enrol,
  findMarket,
  marketFor,
  findOwnFile,
  keepGrade,
  keepSnapshot,
  newestSnapshot,
  openDb,
  openSession,
  personOfSession,
  quarantine,
  readLog,
  rosterOf,
  seatsOf,
} from "./index.ts";
import { migrate } from "./migrate.ts";
import { testDb, type TestDb } from "./testing.ts";

let store: TestDb;
let people = 0;

beforeAll(async () => {
  store = await testDb();
});
afterAll(() => store.close());

async function person(name: string): Promise<string> {
  people += 1;
  const account = `${name}${people}`;
  const added = await addPerson(store.db, { account, name, role: "trainee", passwordHash: null });
  return added?.id ?? "";
}

async function market(owner: string, classId: string | null = null): Promise<string> {
  return addMarket(store.db, {
    class: classId,
    name: "tea",
    scenario: "apparel",
    scenario_hash: "h1",
    scenarioJson: '{"b":1,"a":2}',
    model_version: "m1",
    seed: 7,
    shoppers: 1000,
    seats: 1,
    mode: "solo",
    lesson: null,
    people: [owner],
  });
}

const at = (seq: number, type = "tea/brew") => ({
  seq,
  tick: seq,
  shop: 0,
  command: { type, z: 1, a: [0.1] },
  events: [{ type: "tea/brewed", pots: seq }],
  person: null,
});

test("migrations run once; a second opening has nothing to do", async () => {
  expect(await migrate(store.db)).toEqual([]);
  const again = await openDb({ home: store.home, url: store.url });
  await again.db.destroy();
});

test("two processes at the same place: one row is kept, the other is told", async () => {
  const id = await market(await person("lin"));
  expect(await append(store.db, id, at(0))).toBe(true);
  const both = await Promise.all([append(store.db, id, at(1)), append(store.db, id, at(1))]);
  expect(both.filter((isKept) => isKept)).toHaveLength(1);
  expect((await readLog(store.db, id, { after: -1 })).map((row) => row.seq)).toEqual([0, 1]);
});

test("a row comes back as it went in, field order and fractions included", async () => {
  const id = await market(await person("lin"));
  await append(store.db, id, { ...at(0), resolved: { file: [1, null] } });
  const [row] = await readLog(store.db, id, { after: -1 });
  expect(JSON.stringify(row?.command)).toBe('{"type":"tea/brew","z":1,"a":[0.1]}');
  expect(row?.resolved).toEqual({ file: [1, null] });
});

test("a row of the clock moves the market's hour: row at tick 5, next hour 6", async () => {
  const id = await market(await person("lin"));
  await append(store.db, id, { ...at(0, "clock/advance"), tick: 5, shop: -1 });
  expect((await findMarket(store.db, id))?.now).toBe(6);
});

test("a session opens with its token only, and not after it was closed", async () => {
  const who = await person("lin");
  const token = await openSession(store.db, who, new Date(Date.now() + 1000));
  expect((await personOfSession(store.db, token))?.id).toBe(who);
  expect(await personOfSession(store.db, `${token}x`)).toBeUndefined();
  await closeSession(store.db, token);
  expect(await personOfSession(store.db, token)).toBeUndefined();
});

test("a session that has run out opens nothing", async () => {
  const token = await openSession(store.db, await person("lin"), new Date(Date.now() - 1));
  expect(await personOfSession(store.db, token)).toBeUndefined();
});

test("a taken account is not given twice", async () => {
  const first = { account: "wang", name: "Wang", role: "trainee", passwordHash: null } as const;
  expect(await addPerson(store.db, first)).toMatchObject({ account: "wang" });
  expect(await addPerson(store.db, { ...first, name: "Other" })).toBeUndefined();
});

test("a teacher has the own classes, rosters and markets, and no other's", async () => {
  const [teacher, other, trainee] = [await person("t"), await person("o"), await person("s")];
  const classId = await addClass(store.db, { name: "2026", teacher });
  await enrol(store.db, classId, trainee);
  await enrol(store.db, classId, trainee);
  const id = await market(trainee, classId);
  expect(await classesTaughtBy(store.db, teacher)).toEqual([
    { id: classId, name: "2026", trainees: 1 },
  ]);
  expect(await classesTaughtBy(store.db, other)).toEqual([]);
  expect((await rosterOf(store.db, classId)).map((row) => row.id)).toEqual([trainee]);
  expect((await seatsOf(store.db, id)).map((row) => [row.shop, row.person])).toEqual([
    [0, trainee],
  ]);
  expect(await marketFor(store.db, id, trainee)).toMatchObject({ own: 0, teacher });
  expect(await marketFor(store.db, id, other)).toMatchObject({ own: null, teacher });
});

test("the newest whole snapshot is taken; a damaged one and another model's are passed over", async () => {
  const id = await market(await person("lin"));
  const made = { modelVersion: "m1", scenarioHash: "h1" };
  const usable = { models: ["m1"], scenarioHash: "h1", before: 1000 };
  const snap = (seq: number) => ({ seq, tick: seq, bytes: Uint8Array.of(seq, 2, 3) });
  for (const seq of [10, 20, 30]) await keepSnapshot(store.db, id, snap(seq), made);
  expect((await newestSnapshot(store.db, id, usable))?.seq).toBe(30);
  await sql`update snapshots set bytes = '\\x00' where market = ${id} and seq = 30`.execute(
    store.db,
  );
  const found = await newestSnapshot(store.db, id, usable);
  expect([found?.seq, [...(found?.bytes ?? [])]]).toEqual([20, [20, 2, 3]]);
  expect(await newestSnapshot(store.db, id, { ...usable, models: ["m2"] })).toBeUndefined();
});

test("the first reason for a quarantine stays", async () => {
  const id = await market(await person("lin"));
  await quarantine(store.db, id, { reason: "stock below 0", seq: 4 });
  await quarantine(store.db, id, { reason: "later", seq: 9 });
  expect(await findMarket(store.db, id)).toMatchObject({
    quarantine_reason: "stock below 0",
    quarantine_seq: 4,
  });
});

test("a file is found by its owner only", async () => {
  const [owner, other] = [await person("lin"), await person("wu")];
  const file = {
    hash: "ff",
    kind: "workbook",
    name: "tea.xlsx",
    bytes: 3,
    features: null,
    rows: 2,
  } as const;
  await addFile(store.db, owner, file);
  expect(await findOwnFile(store.db, owner, "ff")).toEqual(file);
  expect(await findOwnFile(store.db, other, "ff")).toBeUndefined();
});

test("the best of two attempts counts: 40 and 85 make 85", async () => {
  const who = await person("lin");
  for (const score of [85, 40]) {
    const attempt = await addAttempt(store.db, {
      person: who,
      lesson: "tea/first",
      market: await market(who),
      prepared: 0,
    });
    await keepGrade(store.db, attempt, { score: 0, detail: {}, modelVersion: "m1" });
    await keepGrade(store.db, attempt, { score, detail: { because: "…" }, modelVersion: "m1" });
  }
  expect(await bestScores(store.db, [who])).toEqual([
    { person: who, lesson: "tea/first", score: 85 },
  ]);
});

test("a home a later version has worked with is refused in words, and nothing in it changes", async () => {
  const name = "29990101-0000-tides.sql";
  await sql`insert into migrations (name) values (${name})`.execute(store.db);
  await expect(migrate(store.db)).rejects.toThrow(
    /later version of Dianzhang has worked with this home.*\(29990101-0000-tides\.sql\)/,
  );
  await sql`delete from migrations where name = ${name}`.execute(store.db);
  expect(await migrate(store.db)).toEqual([]);
});
