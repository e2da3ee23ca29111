/** Does a lesson run through the doors: read, tried, scored with evidence, ended after its days? */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Attempt, LessonLine, LessonPage, StartedAttempt } from "@dianzhang/api";
import { openHouse, told, untilStopped, type House, type Visitor } from "./test/house.ts";

let house: House;
let lin: Visitor;
let lessons: LessonLine[] = [];
let tried: StartedAttempt;

beforeAll(async () => {
  house = await openHouse();
  lin = await house.demo("demo-1");
  lessons = (await lin.get<LessonLine[]>("/api/lessons")).body;
});
afterAll(() => house.close());

test("every lesson has a title, a text and checkpoints in both languages", async () => {
  expect(lessons.length).toBeGreaterThan(0);
  for (const { id } of lessons) {
    const { body } = await lin.get<LessonPage>(`/api/lessons/${id}`);
    expect(
      [body.title.zh, body.title.en, body.body.zh, body.body.en].every((text) => text.length > 3),
    ).toBe(true);
    expect(body.checkpoints.length).toBeGreaterThan(1);
  }
  expect(told(await lin.get("/api/lessons/listing/nothing"))).toBe("404 not-found");
});

test("an attempt opens its own market; idle for all its days, it does not pass, and then it is over", async () => {
  const { id } = lessons[0] ?? { id: "" };
  const started = await lin.post<StartedAttempt>(`/api/lessons/${id}/attempts`);
  expect(told(started)).toBe("201");
  tried = started.body;
  const { market, attempt } = tried;
  await lin.post(`/api/markets/${market}/clock`, { hours: 8000 });
  await untilStopped(lin, market);
  expect(told(await lin.post(`/api/markets/${market}/clock`, { hours: 1 }))).toBe(
    "409 lesson-over",
  );
  const { body } = await lin.get<Attempt>(`/api/attempts/${attempt}`);
  expect(body.isPassed).toBe(false);
  expect(body.checkpoints.every((one) => one.evidence.length > 0)).toBe(true);
  expect((await lin.get<Attempt>(`/api/markets/${market}/attempt`)).body.score).toBe(body.score);
  const after = await lin.get<LessonLine[]>("/api/lessons");
  expect(after.body.find((one) => one.id === id)?.best).toBe(body.score);
});

test("the reference's result arrives, and passes", async () => {
  const read = async () =>
    (await lin.get<Attempt>(`/api/attempts/${tried.attempt}`)).body.reference;
  let reference = await read();
  while (!reference) {
    await sleep(200);
    reference = await read();
  }
  expect(reference.score).toBeGreaterThanOrEqual(60);
});

test("another person's attempt does not exist", async () => {
  const wang = await house.demo("demo-2");
  expect(told(await wang.get(`/api/attempts/${tried.attempt}`))).toBe("404 not-found");
  expect(told(await wang.get(`/api/markets/${tried.market}/attempt`))).toBe("404 not-found");
});
