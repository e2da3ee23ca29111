/** Worker thread: plays a lesson's reference, which takes seconds, and answers what it reached. */
import { parentPort, workerData } from "node:worker_threads";
import { desks, readScenario } from "@dianzhang/catalog";
import { playReference } from "@dianzhang/desk-kit";
import { findLesson } from "./find.ts";

const lesson = findLesson((workerData as { lesson: string }).lesson);
const parsed = lesson ? readScenario(lesson.setting.scenario) : undefined;
if (lesson && parsed?.ok) {
  const { score, profitFen } = playReference(lesson, parsed.scenario, desks);
  parentPort?.postMessage({ score, profitFen });
}
