/** How is a lesson tried: a market prepared, warmed up, and scored as it stands? */
import type { Attempt, StartedAttempt } from "@dianzhang/api";
import { addAttempt, findMarket, keepGrade, readLog, type AttemptRow } from "@dianzhang/db";
import { ADVANCE, type LogRow } from "@dianzhang/kernel";
import type { Parts } from "../app.ts";
import { Fault, RefusedCommand } from "../fault.ts";
import { scenarioOf } from "../frozen.ts";
import { openMarketFor } from "../opening.ts";
import { findLesson } from "./find.ts";

/** Opens the lesson's market, does what was done before the trainee sits down, and lets the warm-up days pass. */
export async function startAttempt(
  parts: Parts,
  { lesson: id, person, language }: { lesson: string; person: string; language: "zh" | "en" },
): Promise<StartedAttempt> {
  const { db, host, shelf, lessons } = parts;
  const lesson = findLesson(id);
  if (!lesson) throw new Fault("not-found");
  const { scenario, seed, shoppers, warmDays } = lesson.setting;
  const name = lesson.title[language];
  const opening = {
    scenario,
    seed,
    shoppers,
    name,
    mode: "solo",
    people: [person],
    lesson: id,
  } as const;
  const market = await openMarketFor(db, shelf, opening);
  let prepared = 0;
  for (const command of lesson.prepare(shelf.take(scenario).scenario)) {
    prepared += await give(parts, market, { person, command });
  }
  if (warmDays > 0) await host.advance(market, warmDays * 24);
  await host.standing(market);
  lessons.reference(id, {
    model: await host.modelOf({ model_version: shelf.modelVersion }),
    scenario: shelf.take(scenario).scenario,
  });
  const attempt = await addAttempt(db, {
    person,
    lesson: id,
    market,
    prepared: prepared + warmDays * 24,
  });
  return { attempt, market };
}

// What a preparation may not do is simply not done, as when the lesson proves itself.
async function give(
  { host }: Parts,
  market: string,
  { person, command }: { person: string; command: LogRow["command"] },
): Promise<0 | 1> {
  try {
    await host.command(market, { shop: 0, person, command, resolved: {} });
    return 1;
  } catch (error) {
    if (error instanceof RefusedCommand) return 0;
    throw error;
  }
}

/** Scores the market as it stands, and keeps the grade. */
export async function readAttempt({ db, host, lessons }: Parts, row: AttemptRow): Promise<Attempt> {
  const rows = await ownRows(db, row);
  const market = await findMarket(db, row.market);
  if (!market) throw new Fault("not-found");
  // Under its own model and scenario, whatever has been installed since: a grade is of the market it cites.
  const model = await host.modelOf(market);
  const scenario = await scenarioOf(db, market);
  const reference = lessons.reference(row.lesson, { model, scenario });
  const asked = { lesson: row.lesson, rows, referenceProfitFen: reference?.profitFen ?? null };
  const { criteria, score, isPassed, profitFen } = await host.score(row.market, asked);
  await keepGrade(db, row.id, { score, detail: criteria, modelVersion: model.version });
  return {
    id: row.id,
    lesson: row.lesson,
    market: row.market,
    checkpoints: criteria.map(({ reasons, ...one }) => ({
      ...one,
      evidence: reasons.map((reason) => ({ ...reason })),
    })),
    score,
    isPassed,
    reference,
    profitFen,
  };
}

async function ownRows(db: Parts["db"], { market, prepared }: AttemptRow): Promise<LogRow[]> {
  const rows = await readLog(db, market, { after: prepared - 1, limit: 100_000 });
  return rows.filter((row) => row.command.type !== ADVANCE);
}
