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
import type { Scenario } from "@dianzhang/market";
import type { ModelAt } from "../run/messages.ts";
import { allLessons, lessonId } from "./find.ts";

const DESKS = join(import.meta.dirname, "../../../desks");

export interface Reached {
  readonly score: number;
  readonly profitFen: number;
}

/** The model and the scenario of the attempt's own market: under others, a reference reaches something else. */
export interface Setting {
  readonly model: ModelAt;
  readonly scenario: Scenario;
}

export interface Lessons {
  readonly pages: readonly Omit<LessonPage, "best">[];
  /** What the reference reached in such a market; null while it is still being played. Asking starts the play. */
  reference(lesson: string, setting: Setting): Reached | null;
  close(): Promise<void>;
}

/** References are kept in `folder`, by model version. */
export function openLessons({ folder }: { folder: string }): Lessons {
  const playing = new Map<string, Worker>();

  function play(file: string, lesson: string, setting: Setting): void {
    if (playing.has(file)) return;
    const worker = new Worker(new URL("reference-worker.ts", import.meta.url), {
      workerData: { lesson, ...setting },
    });
    playing.set(file, worker);
    worker.unref();
    worker.on("message", (reached: Reached) => keep(file, reached));
    worker.on("error", () => undefined);
    worker.on("exit", () => playing.delete(file));
  }

  return {
    pages: allLessons().map(pageOf),
    reference: (lesson, setting) => {
      const file = join(folder, `${setting.model.version}-${lesson.replace("/", "-")}.json`);
      if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Reached;
      play(file, lesson, setting);
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
