/** What is a step worth? Played in the background, told while it plays, the same answer for whoever may ask. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Worth } from "@dianzhang/api";
import { openDemoSeat, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let at = "";

beforeAll(async () => {
  ({ house, lin, at } = await openDemoSeat());
  await lin.post(`${at}/commands`, {
    type: "storefront/set-freight",
    baseFen: 700,
    freeOverFen: null,
    remoteExtraFen: 0,
  });
});
afterAll(() => house.close());

test("a step that nobody took, or another seat's market, has no worth", async () => {
  expect(told(await lin.get(`${at}/worth/99`))).toBe("404 no-such-decision");
  expect((await lin.get(`${at}/worth/x`)).status).toBe(400);
  const other = await house.demo("demo-2");
  expect(told(await other.get(`${at}/worth/0`))).toBe("404 not-found");
});

test("a freight rule in a shop that is not open yet is worth nothing", async () => {
  let answer: Worth = { state: "playing", done: 0, total: 1 };
  for (let look = 0; look < 100 && answer.state === "playing"; look += 1) {
    answer = (await lin.get<Worth>(`${at}/worth/0`)).body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(answer).toEqual({
    state: "played",
    days: 0,
    total: { visits: 0, orders: 0, gmvFen: 0, profitFen: 0 },
    perDay: [],
    fellAway: 0,
  });
});
