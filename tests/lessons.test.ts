/** Every lesson proves itself: idling fails, the reference passes, the planted mistake loses just its criterion. */
import { desks, readScenario } from "@dianzhang/catalog";
import { playLesson, playReference } from "@dianzhang/desk-kit";
import { describe, expect, test } from "vitest";

const lessons = desks.flatMap((desk) => desk.lessons);

describe.each(lessons)("$desk/$slug", (lesson) => {
  const parsed = readScenario(lesson.setting.scenario);
  if (!parsed.ok) throw new Error("the lesson's scenario does not parse");
  const { scenario } = parsed;
  const reference = playReference(lesson, scenario, desks);

  test("doing nothing fails", () => {
    const idle = playLesson(lesson, scenario, desks, () => [], reference.profitFen);
    expect(idle.isPassed).toBe(false);
  });

  test("the reference reaches every point", () => {
    expect(reference.criteria.filter((criterion) => !criterion.isDone)).toEqual([]);
    expect(reference.score).toBe(100);
  });

  test("the planted mistake loses exactly its criterion", () => {
    const played = playLesson(lesson, scenario, desks, lesson.mistake.play, reference.profitFen);
    const lost = played.criteria
      .filter((criterion) => !criterion.isDone)
      .map((criterion) => criterion.id);
    expect(lost).toEqual([lesson.mistake.loses]);
  });
});
