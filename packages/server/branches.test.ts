/** What do the doors of history refuse: steps that are none, markets that are graded, pages that do not exist? */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDemoSeat, told, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let at = "";

beforeAll(async () => {
  ({ house, lin, at } = await openDemoSeat());
  await lin.post(`${at}/commands`, {
    type: "storefront/set-profile",
    name: "Tea & Silk",
    mainCategory: "dress",
  });
});
afterAll(() => house.close());

test("a branch begins before a step that was taken, or not at all", async () => {
  const asked = [-2, 0.5, 1, 2 ** 31, "0", null, [0], { seq: 0 }].map((seq) =>
    lin.post(`${at}/branches`, { seq }),
  );
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status).filter((status) => status < 400)).toEqual([]);
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  expect(told(answers[2] as (typeof answers)[number])).toBe("404 no-such-decision");
});

test("a branch's name is text of a bearable length", async () => {
  const names = ["", "x".repeat(5000), 7, { zh: "x" }];
  for (const name of names) {
    const { status } = await lin.post(`${at}/branches`, { seq: 0, name });
    expect([name, status]).toEqual([name, 400]);
  }
});

test("pages of history: numbers only, from 0 on", async () => {
  for (const before of ["-1", "1.5", "x", "99999999999", "0;drop"]) {
    const { status } = await lin.get(`${at}/decisions?before=${encodeURIComponent(before)}`);
    expect([before, status]).toEqual([before, 400]);
  }
  const { body } = await lin.get<unknown[]>(`${at}/decisions?before=0`);
  expect(body).toEqual([]);
});

test("a lesson's market has one history: no branch of it, no other model", async () => {
  const lessons = await lin.get<{ desk: string; slug: string }[]>("/api/lessons");
  const lesson = lessons.body.find((one) => one.slug === "freight-that-sells");
  const opened = await lin.post<{ market: string }>(
    `/api/lessons/${lesson?.desk}/${lesson?.slug}/attempts`,
  );
  const graded = `/api/markets/${opened.body.market}`;
  expect(told(await lin.post(`${graded}/branches`, { seq: -1 }))).toBe("409 branch-practice-only");
  expect(told(await lin.post(`${graded}/model`))).toBe("409 branch-practice-only");
});
