/** Is an answer asked for once while it is fresh, and anew when it is old, unknown or forgotten? */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { newRecall } from "./recall.ts";

test("2 questions within 40 ms cost 1 look; after 40 ms, or when forgotten, another", async () => {
  const recall = newRecall<number>(40);
  let looks = 0;
  const look = async () => (looks += 1);
  expect([await recall.get("tea", look), await recall.get("tea", look)]).toEqual([1, 1]);
  await sleep(60);
  expect(await recall.get("tea", look)).toBe(2);
  recall.forget("tea");
  expect(await recall.get("tea", look)).toBe(3);
});

test("what was not found is looked for again", async () => {
  const recall = newRecall<number>(1000);
  expect(await recall.get("mug", async () => undefined)).toBeUndefined();
  expect(await recall.get("mug", async () => 7)).toBe(7);
});
