/** Which lessons do the desks teach? */
import { desks } from "@dianzhang/catalog";
import type { LessonRules } from "@dianzhang/desk-kit";

export function allLessons(): readonly LessonRules[] {
  return desks.flatMap((desk) => desk.lessons);
}

/** `desk/slug` names a lesson. */
export function lessonId({ desk, slug }: LessonRules): string {
  return `${desk}/${slug}`;
}

/** The lesson as the installed model teaches it, or as another one did. */
export function findLesson(id: string, lessons = allLessons()): LessonRules | undefined {
  return lessons.find((lesson) => lessonId(lesson) === id);
}
