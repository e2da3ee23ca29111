/** In which order is the work learned? Stages of seats, from opening the doors to keeping the rules. */
import type { LessonLine } from "@dianzhang/api";

const STAGES = [
  { stage: "open", desks: ["storefront", "listing", "insight"] },
  { stage: "reach", desks: ["campaigns", "search-ads", "feed-ads", "social", "live"] },
  { stage: "serve", desks: ["service", "members", "orders", "supply", "logistics"] },
  { stage: "rules", desks: ["compliance"] },
] as const;

/** Points of a hundred from which a lesson counts as passed. */
export const PASS = 60;

export interface Stage {
  readonly stage: (typeof STAGES)[number]["stage"] | "more";
  readonly lessons: readonly LessonLine[];
  readonly passed: number;
}

/** The lessons stage by stage; those of a seat keep their order, those of no known seat come last. */
export function inStages(lines: readonly LessonLine[]): Stage[] {
  const known = STAGES.flatMap(({ desks }) => desks as readonly string[]);
  const others = lines.filter(({ desk }) => !known.includes(desk));
  const found = STAGES.map(({ stage, desks }) => ({
    stage,
    lessons: desks.flatMap((desk) => lines.filter((line) => line.desk === desk)),
  }));
  return [...found, { stage: "more" as const, lessons: others }]
    .filter(({ lessons }) => lessons.length > 0)
    .map((one) => ({ ...one, passed: one.lessons.filter(isPassed).length }));
}

/** The first lesson that is not passed yet, or undefined when all are. */
export function nextLesson(stages: readonly Stage[]): LessonLine | undefined {
  return stages.flatMap(({ lessons }) => lessons).find((line) => !isPassed(line));
}

function isPassed({ best }: LessonLine): boolean {
  return best !== null && best >= PASS;
}
