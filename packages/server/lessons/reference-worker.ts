/** Worker thread: plays a lesson's reference, which takes seconds, and answers what it reached. */
import { parentPort, workerData } from "node:worker_threads";
import { loadModel, model as installed } from "@dianzhang/catalog";
import { playReference } from "@dianzhang/desk-kit";
import { findLesson } from "./find.ts";
import type { Setting } from "./lessons.ts";

const { lesson: id, model: at, scenario } = workerData as Setting & { readonly lesson: string };
const model = at.file === null ? installed : await loadModel(at.file);
const lesson = findLesson(
  id,
  model.desks.flatMap((desk) => desk.lessons),
);
if (lesson) {
  const { score, profitFen } = playReference(lesson, scenario, model.desks, model);
  parentPort?.postMessage({ score, profitFen });
}
