/** Does a stolen password open nothing where a second factor is on, and does whoever has the factor get in, once a code? */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "otpauth";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { FactorState, NewFactor, RecoveryCodes, Session } from "@dianzhang/api";
import { addPerson, findAccount, openDb, openSession, resetFactor, type Db } from "@dianzhang/db";
import { codeAt } from "./auth/one-time-codes.ts";
import { checkRequired, mustSetUp } from "./auth/required.ts";
import { KEY_FILE, vaultUnder } from "./auth/vault.ts";
import { openHouse, told, type Answered, type House, type Visitor } from "./test/house.ts";

const STEP_MS = 30_000;
const URL = "/api/me/second-factor";

interface Someone {
  readonly id: string;
  readonly account: string;
  readonly password: string;
}

let house: House;
let teacher: Visitor;
let classId = "";
/** Classes whose teachers must have the factor; one test adds to it. */
const required: string[] = [];
let people: Someone[] = [];

beforeAll(async () => {
  house = await openHouse({ secondFactorFor: required });
  teacher = await house.demo("demo-teacher");
  const made = await teacher.post<{ id: string }>("/api/classes", { name: "Night class" });
  classId = made.body.id;
  const names = ["ann", "ben", "cleo", "dora", "emil", "fay"];
  const enrolled = await teacher.post<{ created: { account: string; password: string }[] }>(
    `/api/classes/${classId}/roster`,
    { text: names.map((name) => `${name}\t${name}`).join("\n") },
  );
  const page = await teacher.get<{ roster: { id: string; account: string }[] }>(
    `/api/classes/${classId}`,
  );
  people = enrolled.body.created.map((one) => ({
    ...one,
    id: page.body.roster.find(({ account }) => account === one.account)?.id ?? "",
  }));
});
afterAll(() => house.close());
// A test moves its own clock; the codes, tickets and limits go with it.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const named = (account: string) => people.find((one) => one.account === account) as Someone;

/** All the cookies an answer leaves in a browser. */
function cookiesOf({ headers }: Answered<unknown>): string {
  return [headers["set-cookie"] ?? []]
    .flat()
    .map((line) => String(line).split(";")[0])
    .filter((pair) => !pair?.endsWith("="))
    .join("; ");
}

const giveName = ({ account, password }: Someone) =>
  house.nobody.post<Session>("/api/session", { account, password });

/** Turns the factor on for somebody; the way in is open then to `code`, one step after another. */
async function turnOn(who: Someone) {
  const first = house.visitor(cookiesOf(await giveName(who)));
  const asked = await first.post<NewFactor>(URL, { password: who.password });
  const secret = Buffer.from(Secret.fromBase32(asked.body.key).bytes);
  const code = (at = Date.now()) => codeAt(secret, at);
  const on = await first.post<RecoveryCodes>(`${URL}/confirm`, { code: code() });
  later(STEP_MS);
  return { first, asked, code, on, me: house.visitor(cookiesOf(on)), codes: on.body.codes };
}

/** The right password: a browser that holds a ticket. */
async function halfway(who: Someone): Promise<Visitor> {
  return house.visitor(cookiesOf(await giveName(who)));
}

const show = (visitor: Visitor, code: string) =>
  visitor.post<Session>("/api/session/code", { code });

/** A teacher with a class of the own, and nobody in it. */
async function openStranger(db: Db, account: string): Promise<{ visitor: Visitor; own: string }> {
  const who = { account, name: "Stranger", role: "teacher", passwordHash: null } as const;
  const added = await addPerson(db, who);
  const token = await openSession(db, added?.id ?? "", new Date(Date.now() + 600_000));
  const visitor = house.visitor(`dianzhang_session=${token}`);
  const made = await visitor.post<{ id: string }>("/api/classes", { name: "Elsewhere" });
  return { visitor, own: made.body.id };
}

test("a whole journey: on, out elsewhere, in with password and code, new codes, off, in with the password alone", async () => {
  const ann = named("ann");
  const elsewhere = house.visitor(cookiesOf(await giveName(ann)));
  const { asked, code, on, me, codes, first } = await turnOn(ann);
  expect(asked.body.address).toContain("otpauth://totp/Dianzhang:ann?issuer=Dianzhang&secret=");
  expect(on.headers["cache-control"]).toBe("no-store");
  expect(codes.length).toBe(10);
  for (const one of codes) expect(one).toMatch(/^[a-k][a-z2-9]{3}-[a-z2-9]{4}-[a-z2-9]{4}$/);
  // The browser that turned it on goes on under a new id; nobody else does, and the old id is dead at once.
  expect((await me.get("/api/me")).status).toBe(200);
  expect(told(await first.get("/api/me"))).toBe("401 signed-out");
  await vi.waitFor(
    async () => expect(told(await elsewhere.get("/api/me"))).toBe("401 signed-out"),
    { timeout: 2000 },
  );

  const half = await giveName(ann);
  expect(half.body).toEqual({ person: null, demo: [], asks: "code" });
  expect(String(half.headers["set-cookie"])).toMatch(
    /^dianzhang_ticket=[\w-]{43};.*Path=\/api\/session; .*HttpOnly; SameSite=Strict/,
  );
  const visitor = house.visitor(cookiesOf(half));
  expect((await visitor.get<Session>("/api/session")).body.asks).toBe("code");
  const full = await show(visitor, code());
  expect(full.body.person?.account).toBe("ann");
  const inside = house.visitor(cookiesOf(full));
  const state = await inside.get<FactorState>(URL);
  expect(state.body).toMatchObject({ isOn: true, recoveryCodesLeft: 10, hasPassword: true });
  expect(JSON.stringify(state.body)).not.toContain(asked.body.key);
  expect(told(await inside.post(URL, { password: ann.password }))).toBe("409 second-factor-on");

  later(STEP_MS);
  const change = (path: string, body: object) => inside.post<RecoveryCodes>(`${URL}/${path}`, body);
  const renewed = await change("recovery-codes", { password: ann.password, code: code() });
  expect(renewed.body.codes.length).toBe(10);
  later(STEP_MS);
  expect(told(await change("off", { password: "guess", code: code() }))).toBe(
    "403 not-your-password",
  );
  expect(told(await change("off", { password: ann.password, code: "000000" }))).toBe(
    "401 wrong-code",
  );
  // An old recovery code is worth nothing after new ones were made; a new one turns it off.
  expect(told(await change("off", { password: ann.password, code: codes[0] }))).toBe(
    "401 wrong-code",
  );
  expect(
    (await change("off", { password: ann.password, code: renewed.body.codes[0] })).status,
  ).toBe(204);
  expect((await giveName(ann)).body.person?.account).toBe("ann");
  const { history } = (await inside.get<FactorState>(URL)).body;
  expect(history.map(({ what }) => what)).toEqual([
    "off",
    "recovery-used",
    "recovery-renewed",
    "on",
  ]);
});

test("a wrong code, a used one, two at once with the same, a ticket shown as a session: nobody gets in who should not", async () => {
  const ben = named("ben");
  const { code, me } = await turnOn(ben);
  const half = await giveName(ben);
  const ticket = cookiesOf(half).split("=")[1] ?? "";
  const doors = ["/api/me", "/api/me/sessions", URL, "/api/markets", "/api/lessons"];
  for (const cookie of [`dianzhang_ticket=${ticket}`, `dianzhang_session=${ticket}`])
    for (const door of doors)
      expect(told(await house.visitor(cookie).get(door))).toBe("401 signed-out");

  const visitor = house.visitor(cookiesOf(half));
  expect(told(await show(visitor, "000000"))).toBe("401 wrong-code");
  // The code that turned it on was that of the step before: within the window, but used.
  expect(told(await show(visitor, code(Date.now() - STEP_MS)))).toBe("401 wrong-code");
  expect(told(await show(visitor, code(Date.now() + 2 * STEP_MS)))).toBe("401 wrong-code");
  const two = [await halfway(ben), await halfway(ben)];
  const answers = (await Promise.all(two.map((one) => show(one, code())))).map(told);
  expect(answers.toSorted()).toEqual(["200", "401 wrong-code"]);
  // Whoever owns the account reads that a used code was shown, twice by now.
  const { history } = (await me.get<FactorState>(URL)).body;
  expect(history.map(({ what }) => what)).toEqual(["code-reused", "code-reused", "on"]);
  // One ticket lets in once, even with two codes that both hold.
  later(2 * STEP_MS);
  const again = await halfway(ben);
  const both = [code(Date.now() - STEP_MS), code()].map((one) => show(again, one));
  expect((await Promise.all(both)).filter(({ status }) => status === 200).length).toBe(1);
});

test("a recovery code lets in once, however it is typed; a phone's clock may be a step off; a ticket lasts five minutes", async () => {
  const cleo = named("cleo");
  const { codes, code } = await turnOn(cleo);
  const typed = ` ${(codes[3] ?? "").toUpperCase().replaceAll("-", " ")} `;
  const inside = house.visitor(cookiesOf(await show(await halfway(cleo), typed)));
  const state = await inside.get<FactorState>(URL);
  expect(state.body.recoveryCodesLeft).toBe(9);
  expect(state.body.history[0]?.what).toBe("recovery-used");
  expect(told(await show(await halfway(cleo), codes[3] ?? ""))).toBe("401 wrong-code");
  expect((await show(await halfway(cleo), code(Date.now() + STEP_MS))).status).toBe(200);
  const slow = await halfway(cleo);
  later(5 * 60_000 + 1);
  expect((await slow.get<Session>("/api/session")).body.asks).toBeNull();
  expect(told(await show(slow, code()))).toBe("401 ticket-over");
  expect(told(await show(house.nobody, code()))).toBe("401 ticket-over");
});

test("guessing: five codes a ticket, twenty passwords and codes together a minute, a hundred codes an hour", async () => {
  const dora = named("dora");
  const { code } = await turnOn(dora);
  later(60_000);
  const visitor = await halfway(dora);
  const five = [];
  for (let i = 0; i < 6; i += 1) five.push(told(await show(visitor, "000000")));
  expect(five).toEqual([...Array.from({ length: 5 }, () => "401 wrong-code"), "401 ticket-over"]);
  // One password, five codes; the sixth died with its ticket. Fourteen more of either are allowed.
  const wrong = { account: "dora", password: "guess" };
  const guesses = [];
  for (let i = 0; i < 13; i += 1)
    guesses.push(told(await house.nobody.post("/api/session", wrong)));
  expect(new Set(guesses)).toEqual(new Set(["401 wrong-password"]));
  const last = await halfway(dora);
  expect(told(await show(last, code()))).toBe("429 too-many-requests");
  later(60_000);
  expect((await show(last, code())).status).toBe(200);
  // However patient, with a new ticket for every five: one code turned it on, one let in, five were guessed above.
  const answers: string[] = [];
  for (let i = 0; i < 24; i += 1) {
    if (i % 3 === 0) later(60_000);
    const patient = await halfway(dora);
    for (let j = 0; j < 5; j += 1) answers.push(told(await show(patient, "000000")));
  }
  expect(answers.filter((one) => one === "401 wrong-code").length).toBe(100 - 7);
  expect(answers.at(-1)).toBe("429 too-many-requests");
  later(60 * 60_000);
  expect((await show(await halfway(dora), code())).status).toBe(200);
});

test("lost phone and codes: the own teacher takes it off, another's or a trainee does not, and the house can", async () => {
  const emil = named("emil");
  const { me } = await turnOn(emil);
  const path = `/api/classes/${classId}/roster/${emil.id}/second-factor`;
  const roster = await teacher.get<{ roster: { account: string; hasSecondFactor: boolean }[] }>(
    `/api/classes/${classId}`,
  );
  expect(roster.body.roster.find(({ account }) => account === "emil")?.hasSecondFactor).toBe(true);
  const classes = await teacher.get<{ id: string }[]>("/api/classes");
  const demoClass = classes.body.find(({ id }) => id !== classId)?.id;
  expect(told(await teacher.delete(path.replace(classId, demoClass ?? "")))).toBe("404 not-found");
  expect(told(await (await house.demo("demo-1")).delete(path))).toBe("403 not-allowed");
  expect(told(await me.delete(path))).toBe("403 not-allowed");
  const opened = await openDb({ home: house.home, url: house.databaseUrl });
  try {
    const { visitor: stranger, own } = await openStranger(opened.db, "stranger");
    expect(told(await stranger.delete(path))).toBe("404 not-found");
    expect(told(await stranger.delete(path.replace(classId, own)))).toBe("404 not-found");
    expect((await teacher.delete(path)).status).toBe(204);
    expect(told(await teacher.delete(path))).toBe("409 second-factor-off");
    const back = house.visitor(cookiesOf(await giveName(emil)));
    expect((await back.get<FactorState>(URL)).body.history[0]).toMatchObject({
      what: "reset",
      by: (await teacher.get<{ person: { name: string } }>("/api/me")).body.person.name,
    });
    await turnOn(emil);
    expect(await resetFactor(opened.db, emil.id, null)).toBe(true);
    const last = house.visitor(cookiesOf(await giveName(emil)));
    expect((await last.get<FactorState>(URL)).body.history[0]).toMatchObject({
      what: "reset",
      by: null,
    });
  } finally {
    await opened.close();
  }
});

test("the demo class keeps its one click; with the factor on, the click leads to the code, and a code alone turns it off", async () => {
  const demo = await house.demo("demo-3");
  const asked = await demo.post<NewFactor>(URL, {});
  const secret = Buffer.from(Secret.fromBase32(asked.body.key).bytes);
  const on = await demo.post<RecoveryCodes>(`${URL}/confirm`, { code: codeAt(secret, Date.now()) });
  later(STEP_MS);
  const click = await house.nobody.post<Session>("/api/session/demo", { account: "demo-3" });
  expect(click.body.asks).toBe("code");
  const inside = house.visitor(
    cookiesOf(await show(house.visitor(cookiesOf(click)), on.body.codes[9] ?? "")),
  );
  const off = await inside.post(`${URL}/off`, { code: codeAt(secret, Date.now()) });
  expect(off.status).toBe(204);
  expect((await (await house.demo("demo-3")).get("/api/me")).status).toBe(200);
});

test("at rest: the key is the owner's alone, the database holds neither secret nor codes, and a lost key is said", async () => {
  const fay = named("fay");
  const { asked, code, codes } = await turnOn(fay);
  const keyFile = join(house.home, KEY_FILE);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const opened = await openDb({ home: house.home, url: house.databaseUrl });
  try {
    const kept = await opened.db
      .selectFrom("second_factors")
      .leftJoin("recovery_codes", "recovery_codes.person", "second_factors.person")
      .selectAll()
      .execute();
    const everything = kept
      .map((row) => `${row.sealed.toString("latin1")} ${row.code_hash}`)
      .join();
    const secret = Buffer.from(Secret.fromBase32(asked.body.key).bytes);
    for (const one of [secret.toString("latin1"), asked.body.key, codes[0]?.replaceAll("-", "")])
      expect(everything).not.toContain(one);
    expect(kept.every((row) => row.code_hash?.startsWith("$argon2id$"))).toBe(true);
    // Sealed for one person, a secret opens for nobody else; under another key, for nobody at all.
    const sealed = kept.find((row) => row.person === fay.id)?.sealed ?? Buffer.alloc(0);
    const key = Buffer.from(readFileSync(keyFile, "utf8").trim(), "hex");
    expect(vaultUnder(key).open(sealed, fay.id)).toEqual(secret);
    expect(vaultUnder(key).open(sealed, named("ann").id)).toBeUndefined();
    expect(vaultUnder(Buffer.alloc(32)).open(sealed, fay.id)).toBeUndefined();
    // What a restored home without its key comes to: the code cannot be checked, a recovery code can.
    const elsewhere = vaultUnder(Buffer.alloc(32)).seal(secret, fay.id);
    await opened.db
      .updateTable("second_factors")
      .set({ sealed: elsewhere })
      .where("person", "=", fay.id)
      .execute();
    expect(told(await show(await halfway(fay), code()))).toBe("503 second-factor-unreadable");
    expect((await show(await halfway(fay), codes[1] ?? "")).status).toBe(200);
  } finally {
    await opened.close();
  }
});

test("required of a class's teacher: nothing else before it is set up, and a class nobody knows stops the start", async () => {
  const opened = await openDb({ home: house.home, url: house.databaseUrl });
  try {
    const { own } = await openStranger(opened.db, "guide");
    required.push(own);
    const guide = await findAccount(opened.db, "guide");
    const token = await openSession(opened.db, guide?.id ?? "", new Date(Date.now() + 600_000));
    const visitor = house.visitor(`dianzhang_session=${token}`);
    expect((await visitor.get<Session>("/api/session")).body).toMatchObject({
      person: { account: "guide" },
      asks: "set-up",
    });
    for (const door of ["/api/me", "/api/classes", "/api/markets", `/api/classes/${own}/board`])
      expect(told(await visitor.get(door))).toBe("403 second-factor-owed");
    const asked = await visitor.post<NewFactor>(URL, {});
    const secret = Buffer.from(Secret.fromBase32(asked.body.key).bytes);
    const on = await visitor.post(`${URL}/confirm`, { code: codeAt(secret, Date.now()) });
    const inside = house.visitor(cookiesOf(on));
    expect((await inside.get<Session>("/api/session")).body.asks).toBeNull();
    expect((await inside.get("/api/classes")).status).toBe(200);
    // A teacher of other classes and the trainees go on as before.
    expect((await teacher.get("/api/classes")).status).toBe(200);
    const { db } = opened;
    const person = { id: "x", account: "x", name: "x", hasSecondFactor: false };
    for (const [role, isOwed] of [
      ["admin", true],
      ["teacher", true],
      ["trainee", false],
    ] as const)
      expect(await mustSetUp(db, "teachers", { ...person, role })).toBe(isOwed);
    expect(await mustSetUp(db, "nobody", { ...person, role: "admin" })).toBe(false);
    await expect(checkRequired(db, ["no-such-class"])).rejects.toThrow("no-such-class");
  } finally {
    await opened.close();
  }
});
