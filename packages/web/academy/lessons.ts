/** The academy's questions to the server. */
import type { Attempt, LessonLine, LessonPage } from "@dianzhang/api";
import { useRoute, type Asked } from "@dianzhang/ui";

/** How often the reference's result is asked for while it is still being played. */
const REFERENCE_MS = 4_000;

export function useLessons(): Asked<readonly LessonLine[]> {
  return useRoute<readonly LessonLine[]>(["lessons"], "/api/lessons");
}

export function useLesson(id: string): Asked<LessonPage> {
  return useRoute<LessonPage>(["lesson", id], `/api/lessons/${id}`);
}

/** Where the attempt behind a market stands; asked again whenever the market moves. */
export function useAttempt(market: string, isLesson: boolean): Asked<Attempt> {
  return useRoute<Attempt>(["market", market, "attempt"], `/api/markets/${market}/attempt`, {
    enabled: isLesson,
    again: (last) => (last?.reference === null ? REFERENCE_MS : false),
  });
}
