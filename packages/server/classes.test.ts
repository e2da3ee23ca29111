/** Does a class stand in a few requests: roster, markets, clock, board? */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BoardLine, ClassPage, Enrolled } from "@dianzhang/api";
import { openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let teacher: Visitor;
let at = "";

beforeAll(async () => {
  house = await openHouse();
  teacher = await house.demo("demo-teacher");
  const { body } = await teacher.post<{ id: string }>("/api/classes", { name: "2026-1" });
  at = `/api/classes/${body.id}`;
});
afterAll(() => house.close());

test("a pasted roster makes accounts; its passwords open the door", async () => {
  const { body } = await teacher.post<Enrolled>(`${at}/roster`, {
    text: "Li Na\tlina\n\nZhang Wei\n",
  });
  expect(body.created.map(({ name, account }) => `${name} ${account}`)).toEqual([
    "Li Na lina",
    "Zhang Wei trainee1",
  ]);
  const { account, password } = body.created[0] ?? { account: "", password: "" };
  expect(password).toMatch(/^[a-z2-9]{10}$/);
  expect(told(await house.nobody.post("/api/session", { account, password }))).toBe("200");
});

test("pasting it again keeps everybody; somebody else's account stops the whole paste", async () => {
  const again = await teacher.post<Enrolled>(`${at}/roster`, { text: "Li Na\tlina" });
  expect([again.body.created, again.body.kept]).toEqual([[], [{ name: "Li Na", account: "lina" }]]);
  expect(told(await teacher.post(`${at}/roster`, { text: "New\tnew1\nThief\tdemo-1" }))).toBe(
    "409 account-taken",
  );
  expect(told(await teacher.post(`${at}/roster`, { text: "New\tn@w" }))).toBe("400 roster-line");
  const page = await teacher.get<ClassPage>(at);
  expect(page.body.roster.map((person) => person.account)).toEqual(["lina", "trainee1"]);
});

test("one shared market seats both; solo markets are one each", async () => {
  const shared = await teacher.post<{ markets: string[] }>(`${at}/markets`, {
    scenario: "apparel",
    mode: "shared",
    seed: 5,
    shoppers: 2000,
  });
  expect(shared.body.markets).toHaveLength(1);
  const solo = await teacher.post<{ markets: string[] }>(`${at}/markets`, {
    scenario: "apparel",
    mode: "solo",
    seed: 5,
    shoppers: 2000,
  });
  expect(solo.body.markets).toHaveLength(2);
  const page = await teacher.get<ClassPage>(at);
  // Markets of one name are told apart by who sits in them.
  expect(page.body.markets.map(({ people }) => people.join(", ")).toSorted()).toEqual([
    "Li Na",
    "Li Na, Zhang Wei",
    "Zhang Wei",
  ]);
  expect(told(await teacher.post(`${at}/markets`, { scenario: "tea", mode: "solo" }))).toBe(
    "404 no-such-scenario",
  );
});

test("the teacher's clock moves all three markets by 3 hours, and the board shows every seat", async () => {
  const { body } = await teacher.post<{ started: number }>(`${at}/clock`, { hours: 3 });
  expect(body.started).toBe(3);
  for (;;) {
    const board = await teacher.get<BoardLine[]>(`${at}/board`);
    if (board.body.some((line) => line.isRunning)) continue;
    expect(
      board.body.map((line) => `${line.person.account} shop ${line.shop} hour ${line.now}`),
    ).toEqual([
      "lina shop 0 hour 3",
      "lina shop 0 hour 3",
      "trainee1 shop 1 hour 3",
      "trainee1 shop 0 hour 3",
    ]);
    expect(board.body[0]?.figures).toEqual({
      visitors: 0,
      orders: 0,
      conversion: null,
      gmvFen: 0,
      profitFen: 0,
    });
    return;
  }
});

test("a clock that runs already is passed over, by whoever it was started: two clicks start each once", async () => {
  const clicks = await Promise.all(
    [1, 2].map(() => teacher.post<{ started: number }>(`${at}/clock`, { hours: 500 })),
  );
  await teacher.delete(`${at}/clock`);
  expect(clicks.map(({ status }) => status)).toEqual([202, 202]);
  expect(clicks.reduce((sum, { body }) => sum + body.started, 0)).toBe(3);
});

test("in the shared market the teacher runs the clock, not a trainee", async () => {
  const { body } = await teacher.post<Enrolled>(`${at}/roster`, { text: "Sun Li\tsunli" });
  const signedIn = await house.nobody.post("/api/session", {
    account: "sunli",
    password: body.created[0]?.password,
  });
  const sun = house.visitor(String(signedIn.headers["set-cookie"]).split(";")[0]);
  await teacher.post(`${at}/markets`, { scenario: "apparel", mode: "shared", shoppers: 2000 });
  const { body: markets } = await sun.get<{ id: string; mode: string }[]>("/api/markets");
  expect(markets.map((one) => one.mode)).toEqual(["shared"]);
  expect(told(await sun.post(`/api/markets/${markets[0]?.id}/clock`, { hours: 1 }))).toBe(
    "403 market-not-yours-to-run",
  );
});

test("another teacher's class does not exist", async () => {
  expect(told(await teacher.get("/api/classes/nobody"))).toBe("404 not-found");
});

test("names without accounts count on from the last number that is taken, whatever stands between them", async () => {
  const { body } = await teacher.post<{ id: string }>("/api/classes", { name: "2026-2" });
  const paste = (text: string) =>
    teacher.post<Enrolled>(`/api/classes/${body.id}/roster`, { text });
  const first = await paste("Ma Ba\nQi Jiu\tqijiu\nShi Yi\n");
  const next = await paste("Shi Er\n");
  const accounts = [first, next].map((one) => one.body.created.map(({ account }) => account));
  expect(accounts).toEqual([["trainee2", "qijiu", "trainee3"], ["trainee4"]]);
});
