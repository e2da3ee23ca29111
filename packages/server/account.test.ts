/** May a person change the own password, and is whoever came in by the old one out? */
import { afterAll, beforeAll, expect, test } from "vitest";
import { setTimeout as sleep } from "node:timers/promises";
import { isGuessable } from "./auth/guessable.ts";
import { openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let account = "";
let first = "";

const NEW = "apricot-kettle-94-lamp";

beforeAll(async () => {
  house = await openHouse();
  const teacher = await house.demo("demo-teacher");
  const made = await teacher.post<{ id: string }>("/api/classes", { name: "Night class" });
  const roster = await teacher.post<{ created: { account: string; password: string }[] }>(
    `/api/classes/${made.body.id}/roster`,
    { text: "Eve\teve" },
  );
  account = roster.body.created[0]?.account ?? "";
  first = roster.body.created[0]?.password ?? "";
});
afterAll(() => house.close());

async function enter(password: string): Promise<Visitor> {
  const reply = await house.nobody.post("/api/session", { account, password });
  return house.visitor(String(reply.headers["set-cookie"]).split(";")[0]);
}

test("signed in at two places, one changes the password: the other is out, the old password opens nothing", async () => {
  const desk = await enter(first);
  const phone = await enter(first);
  const places = await desk.get<{ isThis: boolean }[]>("/api/me/sessions");
  expect(places.body.filter((one) => one.isThis).length).toBe(1);
  expect(places.body.length).toBe(2);
  const changed = await desk.post("/api/me/password", { current: first, next: NEW });
  expect(changed.status).toBe(204);
  // A session is remembered for a second.
  await sleep(1100);
  expect(told(await phone.get("/api/me"))).toBe("401 signed-out");
  expect((await desk.get("/api/me")).status).toBe(200);
  expect(told(await house.nobody.post("/api/session", { account, password: first }))).toBe(
    "401 wrong-password",
  );
  expect((await (await enter(NEW)).get("/api/me")).status).toBe(200);
});

test("another's password, a short one, none at all: nothing is changed", async () => {
  const eve = await enter(NEW);
  const next = "another-long-password";
  expect(told(await eve.post("/api/me/password", { current: "guess", next }))).toBe(
    "403 not-your-password",
  );
  expect((await eve.post("/api/me/password", { current: NEW, next: "short" })).status).toBe(400);
  expect((await eve.post("/api/me/password", { next })).status).toBe(400);
  expect(told(await house.nobody.post("/api/me/password", { current: NEW, next }))).toBe(
    "401 signed-out",
  );
  expect((await (await enter(NEW)).get("/api/me")).status).toBe(200);
});

test("a password anybody would try is refused by name, and the old one still opens", async () => {
  const eve = await enter(NEW);
  const answers = [];
  for (const next of ["password1234", "woaini5201314"])
    answers.push(told(await eve.post("/api/me/password", { current: NEW, next })));
  expect(answers).toEqual(["400 guessable-password", "400 guessable-password"]);
  expect((await (await enter(NEW)).get("/api/me")).status).toBe(200);
});

test.each([
  ["123456789012", "a row of figures", true],
  ["qwertyuiop[]", "a row of keys", true],
  ["zhangsan1998", "the own account and a year", true],
  ["aaaaaaaaaaaaaaaaaaaaaaaa", "one key held down", true],
  ["Dianzhang20261130", "this program and a day", true],
  ["tulip-harbour-seventy", "three words that have nothing to do with each other", false],
  ["西瓜打伞去看海下雨也不归", "twelve characters of nonsense", false],
  ["k9xw7mqp4dvh", "twelve drawn letters and figures", false],
])("%s — %s — guessable: %s", async (password, _, isBad) => {
  expect(await isGuessable(password, ["zhangsan", "张三"])).toBe(isBad);
});

test("guessing at an open screen ends at the tenth try; signing out elsewhere keeps this place", async () => {
  const eve = await enter(NEW);
  const tries = Array.from({ length: 14 }, () =>
    eve.post("/api/me/password", { current: "guess", next: "another-long-password" }),
  );
  const answers = (await Promise.all(tries)).map(told);
  expect(answers.filter((one) => one === "429 too-many-requests").length).toBeGreaterThanOrEqual(3);
  expect((await eve.delete("/api/me/sessions")).status).toBe(204);
  const left = await eve.get<unknown[]>("/api/me/sessions");
  expect(left.body.length).toBe(1);
});
