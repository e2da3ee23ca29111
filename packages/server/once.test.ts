/** Is a command that was sent twice, because nobody heard the first answer, decided once? */
import { readyShop } from "@dianzhang/desk-kit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readShelf } from "./shelf.ts";
import { openDemoSeat, told, untilStopped, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let at = "";

beforeAll(async () => {
  ({ house, lin, at } = await openDemoSeat());
});
afterAll(() => house.close());

type Answer = { seq: number; tick: number };
const send = (body: Record<string, unknown>, key?: string) =>
  lin.post<Answer>(`${at}/commands`, body, key === undefined ? {} : { "idempotency-key": key });
const decisions = async () => (await lin.get<unknown[]>(`${at}/decisions`)).body.length;

const profile = { type: "storefront/set-profile", name: "Tea & Silk", mainCategory: "dress" };
const freight = (baseFen: number) => ({
  type: "storefront/set-freight",
  baseFen,
  freeOverFen: null,
  remoteExtraFen: 0,
});

test("sent again under its key it is answered as before, and stands in the log once", async () => {
  const first = await send(profile, "profile-1");
  const again = await send(profile, "profile-1");
  expect(told(again)).toBe("200");
  expect(again.body).toEqual(first.body);
  expect(await decisions()).toBe(1);
  // Without a key, and under another one, it is another decision.
  expect((await send(profile)).body.seq).toBe(1);
  expect((await send(profile, "profile-2")).body.seq).toBe(2);
});

test("a shop set up twice by the same requests is set up once, though an open shop cannot be opened", async () => {
  const { scenario } = readShelf().take("apparel");
  const goods = {
    name: "Tea",
    grade: "standard",
    shoot: "phone",
    priceFen: 13_900,
    stock: 40,
  } as const;
  const commands = readyShop(scenario, goods);
  const all = async () => {
    const seqs: number[] = [];
    for (const [i, one] of commands.entries()) {
      const answer = await send(one, `set-up-${i}`);
      expect(told(answer)).toBe("200");
      seqs.push(answer.body.seq);
    }
    return seqs;
  };
  const first = await all();
  expect(first.length).toBeGreaterThan(8);
  expect(await all()).toEqual(first);
  expect(told(await send({ type: "storefront/open-shop" }))).toBe("422 storefront/already-open");
});

test("another command under a used key is refused by name", async () => {
  await send(freight(0), "freight-1");
  expect(told(await send(freight(500), "freight-1"))).toBe("422 key-reused");
});

test("twelve at once under one key beside twelve others: one decision and twelve", async () => {
  const before = await decisions();
  const same = Array.from({ length: 12 }, () => send(freight(600), "twelve-at-once"));
  const others = Array.from({ length: 12 }, (_, i) => send(freight(700 + i), `other-${i}-key`));
  const answers = await Promise.all([...same, ...others]);
  expect(answers.map(told)).toEqual(Array<string>(24).fill("200"));
  expect(new Set(answers.slice(0, 12).map(({ body }) => body.seq)).size).toBe(1);
  expect(new Set(answers.slice(11).map(({ body }) => body.seq)).size).toBe(13);
  expect(await decisions()).toBe(before + 13);
});

test("an answer told again does not set the buyer's wait back", async () => {
  await send({ type: "service/go-on-duty" });
  const chat = await untilSomebodyWaits();
  const answer = (text: string) => ({ type: "service/reply", chat, text, waited: `chat-${chat}` });
  const hello = answer("Hello, may I ask what you are looking for?");
  expect(told(await send(hello, "first-answer"))).toBe("200");
  await new Promise((done) => setTimeout(done, PAUSE_MS));
  expect(told(await send(hello, "first-answer"))).toBe("200");
  expect(told(await send(answer("It is cotton, and in stock."), "second-answer"))).toBe("200");
  const log = (await lin.get<string>(`${at}/log`)).raw.toString().trim().split("\n");
  const { resolved } = JSON.parse(log.at(-1) ?? "") as { resolved: { elapsedMs: number } };
  expect(resolved.elapsedMs).toBeGreaterThanOrEqual(PAUSE_MS);
});

const PAUSE_MS = 300;

async function untilSomebodyWaits(): Promise<number> {
  for (let hour = 0; hour < 96; hour += 1) {
    await lin.post(`${at}/clock`, { hours: 1 });
    await untilStopped(lin, at.split("/")[3] ?? "");
    const { body } = await lin.get<{ chats: { chat: number; isOpen: boolean }[] }>(
      `${at}/views/service/floor`,
    );
    const open = body.chats.find(({ isOpen }) => isOpen);
    if (open) return open.chat;
  }
  throw new Error("nobody came");
}

test("a key is the sender's own: the neighbour's of the same name is another", async () => {
  const wang = await house.demo("demo-2");
  const [market] = (await wang.get<{ id: string }[]>("/api/markets")).body;
  const answer = await wang.post<Answer>(`/api/markets/${market?.id}/commands`, profile, {
    "idempotency-key": "profile-1",
  });
  expect([told(answer), answer.body.seq]).toEqual(["200", 0]);
});

test.each(["short", "x".repeat(65), "with a space", "'; drop table decisions; --"])(
  "a key such as %j is no key",
  async (key) => {
    expect(told(await send(freight(1), key))).toBe("400 malformed");
  },
);
