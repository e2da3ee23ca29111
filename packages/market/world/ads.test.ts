/** What is remembered of ads that were seen. */
import { expect, test } from "vitest";
import { newAds, noteViews, rememberViews } from "./ads.ts";

test("a hundred views are in mind the next day, ninety the day after, and 181 after a hundred more", () => {
  const ads = newAds();
  expect(ads.voice.count).toBe(0);
  noteViews(ads, 1, 60);
  noteViews(ads, 1, 40);
  const inMind = () => {
    rememberViews(ads, 0.9);
    return [0, 1].map((shop) => Math.round(ads.voice.col.inMind[shop] ?? 0));
  };
  expect([inMind(), inMind()]).toEqual([
    [0, 100],
    [0, 90],
  ]);
  noteViews(ads, 1, 100);
  expect(inMind()).toEqual([0, 181]);
});
