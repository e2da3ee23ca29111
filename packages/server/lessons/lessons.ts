/** What do the lessons say, and what did their references reach? Texts from files, references played once. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Bilingual, LessonPage } from "@dianzhang/api";
import { readScenario } from "@dianzhang/catalog";
import type { LessonRules } from "@dianzhang/desk-kit";
import { allLessons, lessonId } from "./find.ts";

const DESKS = join(import.meta.dirname, "../../../desks");

export interface Reached {
  readonly score: number;
  readonly profitFen: number;
}

export interface Lessons {
  readonly pages: readonly Omit<LessonPage, "best">[];
  /** What the reference reached; null while it is still being played. Asking starts the play. */
  reference(lesson: string): Reached | null;
  close(): Promise<void>;
}

/** References are kept in `folder`, by model version: another model reaches something else. */
export function openLessons({
  folder,
  modelVersion,
}: {
  folder: string;
  modelVersion: string;
}): Lessons {
  const playing = new Map<string, Worker>();
  const fileOf = (lesson: string) =>
    join(folder, `${modelVersion}-${lesson.replace("/", "-")}.json`);

  function play(lesson: string): void {
    if (playing.has(lesson)) return;
    const worker = new Worker(new URL("reference-worker.ts", import.meta.url), {
      workerData: { lesson },
    });
    playing.set(lesson, worker);
    worker.unref();
    worker.on("message", (reached: Reached) => keep(fileOf(lesson), reached));
    worker.on("error", () => undefined);
    worker.on("exit", () => playing.delete(lesson));
  }

  return {
    pages: allLessons().map(pageOf),
    reference: (lesson) => {
      const file = fileOf(lesson);
      if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Reached;
      play(lesson);
      return null;
    },
    close: async () => {
      await Promise.all([...playing.values()].map((worker) => worker.terminate()));
    },
  };
}

function keep(file: string, reached: Reached): void {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(reached));
  renameSync(`${file}.part`, file);
}

function pageOf(lesson: LessonRules): Omit<LessonPage, "best"> {
  const { desk, slug, title, setting } = lesson;
  const parsed = readScenario(setting.scenario);
  if (!parsed.ok) throw new Error(`lesson ${lessonId(lesson)}: no scenario ${setting.scenario}`);
  const checkpoints = lesson.criteria(parsed.scenario).map(({ id, text }) => ({ id, text }));
  return { id: lessonId(lesson), desk, slug, title, body: bodyOf(lesson), checkpoints };
}

function bodyOf({ desk, slug }: LessonRules): Bilingual {
  const course = join(DESKS, desk, "course");
  const folder = readdirSync(course).find((name) => name.endsWith(`-${slug}`));
  if (!folder) throw new Error(`lesson ${desk}/${slug} has no folder in ${course}`);
  const read = (language: string) =>
    readFileSync(join(course, folder, `lesson.${language}.md`), "utf8");
  return { zh: read("zh"), en: read("en") };
}
