/** Do buyers' lines come in other words where an endpoint is set — and never with other facts, late, or with a trace in the market? */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desks } from "@dianzhang/catalog";
import { findMarket, openDb, readLog } from "@dianzhang/db";
import { readyShop } from "@dianzhang/desk-kit";
import { ADVANCE } from "@dianzhang/kernel";
import { openMarket } from "@dianzhang/market";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { openRewordings } from "./rewording/rewordings.ts";
import { readShelf } from "./shelf.ts";
import { marketOf, openHouse, untilStopped, type House } from "./test/house.ts";

/** What the endpoint of these tests answers, and what it was asked. */
let answer: (line: { zh: string; en: string }) => {
  status?: number;
  body: string;
  afterMs?: number;
};
const asked: { readonly body: string; readonly key: string | undefined }[] = [];
let endpoint: Server;
let url = "";
let folder = "";

const completion = (content: unknown): string =>
  JSON.stringify({
    choices: [
      { message: { content: typeof content === "string" ? content : JSON.stringify(content) } },
    ],
  });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

beforeAll(async () => {
  endpoint = createServer((request, reply) => {
    void bodyOf(request).then((body) => {
      asked.push({ body, key: request.headers.authorization });
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const line = JSON.parse(messages[1]?.content ?? "{}") as { zh: string; en: string };
      const { status = 200, body: said, afterMs = 0 } = answer(line);
      setTimeout(
        () => reply.writeHead(status, { "content-type": "application/json" }).end(said),
        afterMs,
      );
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/v1`;
  folder = mkdtempSync(join(tmpdir(), "rewordings-"));
});
afterAll(() => {
  endpoint.closeAllConnections();
  endpoint.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked.length = 0;
});

const OWN = { zh: "我身高158，体重53公斤，M还是L？", en: "I am 158 cm and 53 kg. M or L?" };
const OTHER = {
  zh: "{1}的个子，{2}公斤，{3}和{4}拿不准呢",
  en: "{1} tall, {2} kg, torn between {3} and {4}",
};

let nth = 0;
/** What one line is shown as, in a market of its own. */
async function shown(): Promise<{ zh: string; en: string }> {
  nth += 1;
  const rewordings = openRewordings({ url, model: "m", key: "secret", withinMs: 250 }, folder);
  const message = { by: "buyer", moment: "details", text: OWN };
  const floor = { chats: [{ chat: 1, isOpen: true, messages: [message] }] };
  const text = await rewordings.swap(`market-${nth}`, JSON.stringify(floor));
  return (JSON.parse(text) as typeof floor).chats[0]?.messages[0]?.text ?? OWN;
}

test("a line is put into other words with its facts as they were; no fact leaves the house", async () => {
  answer = () => ({ body: completion(OTHER) });
  expect(await shown()).toEqual({
    zh: "158的个子，53公斤，M和L拿不准呢",
    en: "158 tall, 53 kg, torn between M and L",
  });
  expect(asked.length).toBe(1);
  expect(asked[0]?.key).toBe("Bearer secret");
  const { messages } = JSON.parse(asked[0]?.body ?? "") as { messages: { content: string }[] };
  expect(messages[1]?.content).not.toMatch(/[0-9]{2}|secret/);
});

describe("the market's own words stand when", () => {
  const cases: readonly (readonly [string, () => ReturnType<typeof answer>])[] = [
    ["it is slow", () => ({ body: completion(OTHER), afterMs: 400 })],
    ["it fails", () => ({ status: 500, body: "{}" })],
    ["its JSON is broken", () => ({ body: '{"choices": [' })],
    ["the line is not JSON", () => ({ body: completion("好的，改好了") })],
    [
      "it is larger than any line",
      () => ({ body: completion({ ...OTHER, more: "x".repeat(20_000) }) }),
    ],
    [
      "a number is dropped",
      () => ({ body: completion({ ...OTHER, zh: "{1}的个子，{3}和{4}拿不准呢" }) }),
    ],
    ["a number is twice there", () => ({ body: completion({ ...OTHER, zh: `${OTHER.zh}{1}` }) })],
    ["a number is made up", () => ({ body: completion({ ...OTHER, zh: `${OTHER.zh}，预算200` }) })],
    [
      "there is a script in it",
      () => ({ body: completion({ ...OTHER, en: `${OTHER.en}<script>alert()</script>` }) }),
    ],
    [
      "there is an address in it",
      () => ({ body: completion({ ...OTHER, en: `${OTHER.en} www.example.com` }) }),
    ],
    [
      "it is rude where nobody was",
      () => ({ body: completion({ ...OTHER, zh: `滚，${OTHER.zh}` }) }),
    ],
    ["it is in the other language", () => ({ body: completion({ zh: OTHER.en, en: OTHER.en }) })],
  ];
  test.each(cases)("%s", async (_, says) => {
    answer = says;
    expect(await shown()).toEqual(OWN);
    expect(asked.length).toBe(1);
  });
});

test("what was shown once stays, also after a restart, and is asked for once", async () => {
  const message = { by: "buyer", moment: "opens", text: { zh: "在吗", en: "Anybody there?" } };
  const floor = JSON.stringify({ chats: [{ chat: 3, isOpen: true, messages: [message] }] });
  const open = () => openRewordings({ url, model: "m", key: undefined, withinMs: 250 }, folder);
  const first = open();
  answer = () => ({ body: completion({ zh: "有人在吗", en: "Hello, anybody in?" }) });
  const [one, two] = await Promise.all([first.swap("again", floor), first.swap("again", floor)]);
  answer = () => ({ body: completion({ zh: "喂", en: "Hey" }) });
  expect([one, await first.swap("again", floor), await open().swap("again", floor)]).toEqual([
    two,
    two,
    two,
  ]);
  expect(asked.map(({ key }) => key)).toEqual([undefined]);
});

describe("a market", () => {
  let house: House;
  beforeAll(async () => {
    answer = ({ zh, en }) => ({ body: completion({ zh, en: `${en} Please` }) });
    house = await openHouse({ rewording: { url, model: "m", key: "secret", withinMs: 1000 } });
  });
  afterAll(() => house.close());

  test("decided again without an endpoint has the same events, and the same talks in its own words", async () => {
    const you = await house.demo("demo-1");
    const market = await marketOf(you);
    const at = `/api/markets/${market}`;
    const { scenario } = readShelf().take("apparel");
    const shop = readyShop(scenario, {
      name: "Talk",
      goods: 3,
      grade: "standard",
      shoot: "studio",
      priceFen: 8900,
      stock: 90,
    });
    for (const command of [...shop, { type: "service/go-on-duty" }])
      expect((await you.post(`${at}/commands`, command)).status).toBe(200);
    let shown: Floor = { chats: [] };
    await you.post(`${at}/clock`, { hours: 12 });
    await untilStopped(you, market);
    for (let hour = 0; hour < 72 && !shown.chats.some(({ isOpen }) => isOpen); hour += 1) {
      await you.post(`${at}/clock`, { hours: 1 });
      await untilStopped(you, market);
      shown = (await you.get<Floor>(`${at}/views/service/floor`)).body;
    }
    const chat = shown.chats.find(({ isOpen }) => isOpen);
    // The newest line is put into other words; what was said before anybody looked stays as it was.
    expect(chat?.messages.some(({ text }) => text.en.endsWith("Please"))).toBe(true);
    const reply = { type: "service/reply", chat: chat?.chat, text: "您好，在的" };
    expect((await you.post(`${at}/commands`, reply)).status).toBe(200);
    shown = (await you.get<Floor>(`${at}/views/service/floor`)).body;
    const again = await decidedAgain(house, market);
    expect(JSON.stringify(again)).not.toContain("Please");
    const mute = ({ chats }: Floor) => chats.map((one) => one.messages.map(({ at: when }) => when));
    expect(mute(again)).toEqual(mute(shown));
    const log = await you.get(`${at}/log`);
    expect(JSON.stringify(log.body)).not.toContain("Please");
    expect(readFileSync(join(house.home, "rewordings", `${market}.jsonl`), "utf8")).toContain(
      "Please",
    );
    expect(readdirSync(join(house.home, "lakes", market)).join(" ")).not.toContain("reword");
  });
});

interface Floor {
  readonly chats: readonly {
    readonly isOpen: boolean;
    readonly chat: number;
    readonly messages: readonly { readonly at: number; readonly text: { readonly en: string } }[];
  }[];
}

// The log from its first row, by nobody's server.
async function decidedAgain({ home, databaseUrl }: House, id: string): Promise<Floor> {
  const opened = await openDb({ home, url: databaseUrl });
  try {
    const row = await findMarket(opened.db, id);
    if (!row) throw new Error("the market is gone");
    const { scenario } = readShelf().take("apparel");
    const { seed, shoppers, seats } = row;
    const market = openMarket({ scenario, seed, shoppers, seats, desks });
    for (const one of await readLog(opened.db, id, { after: -1, limit: 1000 })) {
      if (one.command.type === ADVANCE) {
        market.tick();
        continue;
      }
      const decision = market.decide(one.shop, one.command, one.resolved ?? {});
      if (!decision.ok) throw new Error(`row ${one.seq} is refused: ${decision.code}`);
      expect(decision.events).toEqual(one.events);
      market.apply(one.shop, decision.events);
    }
    return market.view(0, "service/floor") as Floor;
  } finally {
    await opened.close();
  }
}

test("nothing is asked unless it is set; a key never goes over an open line", () => {
  expect(readConfig({}).rewording).toBeUndefined();
  expect(() => readConfig({ REWORD_URL: "https://words.example/v1" })).toThrow("REWORD_MODEL");
  const open = { REWORD_URL: "http://words.example/v1", REWORD_MODEL: "m", REWORD_KEY: "secret" };
  expect(() => readConfig(open)).toThrow("https://");
  expect(() => readConfig(open)).not.toThrow("secret");
  const { rewording } = readConfig({ REWORD_URL: "https://words.example/v1", REWORD_MODEL: "m" });
  expect(rewording).toMatchObject({ model: "m", key: undefined, withinMs: 1200 });
});
