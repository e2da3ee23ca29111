/** In which order does the academy lead, and what does it say comes next? */
import { expect, test } from "vitest";
import type { LessonLine } from "@dianzhang/api";
import { inStages, nextLesson } from "./stages.ts";

function line(id: string, best: number | null): LessonLine {
  return { id, desk: id.split("/")[0] ?? "", title: { zh: id, en: id }, best } as LessonLine;
}

const LINES = [
  line("campaigns/one-more-piece", 80),
  line("compliance/words-that-cost", null),
  line("listing/first-ten-listings", 59),
  line("storefront/freight-that-sells", 60),
  line("weather/unheard-of", null),
];

test("the shop is opened before it is advertised, and the rules come last but for what no stage knows", () => {
  expect(
    inStages(LINES).map(({ stage, lessons, passed }) => [
      stage,
      lessons.map(({ desk }) => desk),
      passed,
    ]),
  ).toEqual([
    ["open", ["storefront", "listing"], 1],
    ["reach", ["campaigns"], 1],
    ["rules", ["compliance"], 0],
    ["more", ["weather"], 0],
  ]);
});

test("next is the first that is not passed: 59 points are one short", () => {
  expect(nextLesson(inStages(LINES))?.id).toBe("listing/first-ten-listings");
  expect(nextLesson(inStages([line("listing/a", 100)]))).toBeUndefined();
});
