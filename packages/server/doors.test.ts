/** Who gets through which door? Signed-out people, other people's ids, foreign sites, wrong passwords. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { marketOf, openHouse, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let wang: Visitor;
let teacher: Visitor;
let market = "";

beforeAll(async () => {
  house = await openHouse();
  [lin, wang, teacher] = [
    await house.demo("demo-1"),
    await house.demo("demo-2"),
    await house.demo("demo-teacher"),
  ];
  market = await marketOf(lin);
});
afterAll(() => house.close());

test("every door but six wants a signed-in person; the sixth, of the code, wants a ticket", async () => {
  const { body } = await house.nobody.get<{ paths: Record<string, object> }>("/api/docs/json");
  const doors = Object.entries(body.paths).flatMap(([path, ways]) =>
    Object.keys(ways).map((way) => ({ path, way })),
  );
  expect(doors.length).toBeGreaterThan(25);
  const api = doors.filter(({ path }) => path.startsWith("/api"));
  const open: string[] = [];
  for (const { path, way } of api) {
    const method = way.toUpperCase();
    const url = path.replaceAll(/\{\w+\}/g, "x");
    const reply = await house.server.app.inject({ method: method as "GET", url });
    if (reply.statusCode !== 401) open.push(`${method} ${path}`);
  }
  expect(open.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    "DELETE /api/session",
    "GET /api/health",
    "GET /api/session",
    "POST /api/session",
    "POST /api/session/code",
    "POST /api/session/demo",
  ]);
});

test("another trainee's market does not exist: ten doors, ten times 404", async () => {
  const asked = [
    wang.get(`/api/markets/${market}`),
    wang.get(`/api/markets/${market}/views/storefront/shop`),
    wang.get(`/api/markets/${market}/metrics/overview?from=0&to=3600`),
    wang.get(`/api/markets/${market}/renders/listing/listing-list`),
    wang.get(`/api/markets/${market}/watch`),
    wang.post(`/api/markets/${market}/commands`, { type: "storefront/open-shop" }),
    wang.post(`/api/markets/${market}/clock`, { hours: 1 }),
    wang.get(`/api/markets/${market}/decisions`),
    wang.post(`/api/markets/${market}/branches`, { seq: -1 }),
    wang.post(`/api/markets/${market}/model`),
  ];
  expect((await Promise.all(asked)).map(told)).toEqual(Array<string>(10).fill("404 not-found"));
});

test("another shop's number in the own market is a 404, also for a rival's", async () => {
  const asked = [
    lin.get(`/api/markets/${market}/views/storefront/shop?shop=1`),
    lin.get(`/api/markets/${market}/metrics/overview?from=0&to=3600&shop=3`),
    lin.post(`/api/markets/${market}/commands?shop=1`, { type: "storefront/open-shop" }),
  ];
  expect((await Promise.all(asked)).map(told)).toEqual(Array<string>(3).fill("404 not-found"));
});

test("a trainee gets no teacher's door; the teacher sees the trainee's shop", async () => {
  expect(told(await lin.get("/api/classes"))).toBe("403 not-allowed");
  expect(told(await lin.post("/api/classes", { name: "mine" }))).toBe("403 not-allowed");
  expect(told(await teacher.get(`/api/markets/${market}/views/storefront/shop?shop=0`))).toBe(
    "200",
  );
  expect(told(await teacher.get(`/api/markets/${market}/views/storefront/shop?shop=1`))).toBe(
    "404 not-found",
  );
});

test("a request from another site changes nothing", async () => {
  const body = { type: "storefront/open-shop" };
  const url = `/api/markets/${market}/commands`;
  expect(told(await lin.post(url, body, { origin: "https://evil.example" }))).toBe(
    "403 foreign-origin",
  );
  expect(told(await lin.post(url, body, { "sec-fetch-site": "cross-site" }))).toBe(
    "403 foreign-origin",
  );
  expect(told(await lin.post(url, body, { origin: "null" }))).toBe("403 foreign-origin");
  expect(told(await lin.post(url, body, { origin: "http://127.0.0.1" }))).toBe(
    "422 storefront/profile-missing",
  );
});

test("one click signs in on this machine by this machine's name only", async () => {
  const account = { account: "demo-1" };
  expect(
    told(await house.nobody.post("/api/session/demo", account, { host: "shop.example" })),
  ).toBe("403 demo-elsewhere");
  expect(told(await house.nobody.post("/api/session/demo", { account: "admin" }))).toBe(
    "404 not-found",
  );
  const far = await house.server.app.inject({
    method: "GET",
    url: "/api/session",
    remoteAddress: "10.0.0.9",
  });
  expect(far.json()).toEqual({ person: null, demo: [], asks: null });
});

test("the cookie cannot be read by scripts nor sent from other sites", async () => {
  const { headers } = await house.nobody.post("/api/session/demo", { account: "demo-1" });
  expect(String(headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
});

test("what concerns people is kept by nobody on the way, and each answer has the number it has in the log", async () => {
  const answers = [
    await lin.get("/api/me"),
    await lin.get(`/api/markets/${market}/views/storefront/shop`),
    await lin.get("/api/markets/00000000-0000-4000-8000-000000000000"),
    await house.nobody.get("/api/me/sessions"),
  ];
  expect(answers.map(({ headers }) => headers["cache-control"])).toEqual(
    answers.map(() => "no-store"),
  );
  const ids = answers.map(({ headers }) => String(headers["x-request-id"]));
  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(4);
});

test("a wrong password and an unknown account sound the same; the 21st try waits", async () => {
  const tries = { account: "demo-1", password: "tea" };
  expect(told(await house.nobody.post("/api/session", tries))).toBe("401 wrong-password");
  expect(told(await house.nobody.post("/api/session", { ...tries, account: "nobody" }))).toBe(
    "401 wrong-password",
  );
  const all = await Promise.all(
    Array.from({ length: 20 }, () => house.nobody.post("/api/session", tries)),
  );
  expect(all.map(told).filter((one) => one === "429 too-many-requests").length).toBeGreaterThan(0);
});

test("signing out ends the session at once", async () => {
  const zhao = await house.demo("demo-3");
  expect(told(await zhao.get("/api/me"))).toBe("200");
  await zhao.delete("/api/session");
  expect(told(await zhao.get("/api/me"))).toBe("401 signed-out");
});

test("what cannot be read says where", async () => {
  const { status, body } = await lin.post<{ code: string; details: unknown }>(
    `/api/markets/${market}/clock`,
    { hours: "soon" },
  );
  expect([status, body.code, body.details]).toMatchObject([400, "malformed", { path: "hours" }]);
  expect(told(await lin.get(`/api/markets/${market}/views/storefront/nothing`))).toBe(
    "404 not-found",
  );
  expect(
    told(await lin.get(`/api/markets/${market}/views/listing/listing?params={"listing":"x"}`)),
  ).toBe("400 malformed");
  expect(told(await lin.get(`/api/markets/${market}/views/listing/listing?params=[`))).toBe(
    "400 malformed",
  );
  expect(told(await lin.post(`/api/markets/${market}/commands`, { type: "tea/brew" }))).toBe(
    "422 desk/no-such-command",
  );
});

test("a period ends within what the lake can number: no figure is asked for rows of a billion days", async () => {
  const daily = `/api/markets/${market}/metrics/daily?from=0&to=`;
  expect(told(await lin.get(`${daily}86400`))).toBe("200");
  expect(told(await lin.get(`${daily}9007199254740991`))).toBe("400 malformed");
});

test("a NUL or half a character is refused wherever it stands, and whatever fails has one shape", async () => {
  const seat = `/api/markets/${market}`;
  const half = "\ud800";
  const asked = [
    lin.post(`${seat}/branches`, { seq: -1, name: "a\0b" }),
    lin.post("/api/markets", { scenario: "apparel", name: half }),
    lin.post(`${seat}/commands`, { type: "listing/publish", listings: [0], note: [{ a: half }] }),
    lin.post(`${seat}/commands`, { type: "listing/publish", ["a\0"]: 1 }),
    lin.post("/api/markets", { scenario: "apparel", name: "moc.\u202eshop" }),
    teacher.post("/api/classes", { name: "a\0" }),
    lin.get("/api/markets/%00"),
    lin.get(`${seat}/views/storefront/shop?params=%00`),
    lin.get("/api/markets/%E0%A4%A"),
    lin.get("/api/nothing"),
  ];
  expect((await Promise.all(asked)).map(told)).toEqual([
    ...Array<string>(9).fill("400 malformed"),
    "404 not-found",
  ]);
  // Where the pages are built too, an address too long for any door is one of no page.
  const long = await lin.get(`/api/markets/${"x".repeat(300)}`);
  expect(["400 malformed", "404 not-found"]).toContain(told(long));
});

interface Described {
  readonly security: readonly unknown[];
  readonly requestBody?: { readonly content: object };
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

test("the doors are described at /api/docs as they are: who may pass, what comes out, how it fails", async () => {
  const { body } = await house.nobody.get<{
    paths: Record<string, Record<string, Described>>;
  }>("/api/docs/json");
  const doors = Object.entries(body.paths).flatMap(([path, ways]) =>
    path.startsWith("/api")
      ? Object.entries(ways).map(([way, door]) => ({ name: `${way} ${path}`, door }))
      : [],
  );
  expect(doors.filter(({ door }) => door.responses["default"] === undefined)).toEqual([]);
  const without = doors.filter(({ door }) =>
    Object.values(door.responses).some(({ content }) => content === undefined),
  );
  expect(without.map(({ name, door }) => `${name} ${Object.keys(door.responses)[0]}`)).toEqual([
    "delete /api/session 204",
    "post /api/me/second-factor/off 204",
    "post /api/me/password 204",
    "delete /api/me/sessions 204",
    "delete /api/classes/{class}/roster/{person}/second-factor 204",
  ]);
  const free = doors.filter(({ door }) => door.security.length === 0);
  expect(free.map(({ name }) => name)).toContain("post /api/session");
  expect(free).toHaveLength(6);
  const upload = body.paths["/api/files"]?.["post"]?.requestBody;
  expect(Object.keys(upload?.content ?? {})).toEqual(["multipart/form-data"]);
  const figures = body.paths["/api/markets/{market}/metrics/{metric}"]?.["get"]?.responses["200"];
  expect(Object.keys(figures?.content ?? {})).toContain("application/json");
  expect(Object.keys(figures?.content ?? {})).toContain("text/csv");
  expect((await lin.delete("/api/me/sessions")).status).toBe(204);
});

test("a command with a wrong field is refused in the reader's own language, path and all", async () => {
  const { body } = await lin.post<{ text: { zh: string; en: string } }>(
    `/api/markets/${market}/commands`,
    { type: "storefront/set-freight", baseFen: "free", freeOverFen: null, remoteExtraFen: 0 },
  );
  expect(body.text).toEqual({
    zh: "操作内容读不懂：baseFen 无效输入：期望 数字，实际接收 string",
    en: "The command cannot be read: baseFen Invalid input: expected number, received string",
  });
});
