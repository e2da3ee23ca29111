/** What a lesson is: a market prepared, a task, a rubric, and the plays that prove the rubric right. */
import type { Command, LogRow } from "@dianzhang/kernel";
import { scoreOf, type Bilingual, type Criterion, type Score } from "@dianzhang/grading";
import {
  openMarket,
  type DeskRules,
  type Market,
  type MarketOptions,
  type Policy,
  type Scenario,
} from "@dianzhang/market";

/** A lesson's rules; its text stands beside it as lesson.zh.md and lesson.en.md. */
export interface LessonRules {
  readonly slug: string;
  readonly desk: string;
  readonly title: Bilingual;
  readonly setting: LessonSetting;
  /** What is done before the trainee sits down, by the same commands; played at the first hour. */
  prepare(scenario: Scenario): readonly Command[];
  criteria(scenario: Scenario): readonly Criterion[];
  /** A shopkeeper who does the task well. */
  readonly reference: Policy;
  /** The mistake the lesson is about, and the one criterion it loses. */
  readonly mistake: { readonly play: Policy; readonly loses: string };
}

export interface LessonSetting {
  readonly scenario: string;
  readonly seed: number;
  readonly shoppers: number;
  /** Days that pass before the trainee sits down. */
  readonly warmDays: number;
  /** Days the trainee has. */
  readonly days: number;
}

/** The options every attempt at a lesson opens its market with. */
export function lessonOptions(
  lesson: LessonRules,
  scenario: Scenario,
  desks: readonly DeskRules[],
): MarketOptions {
  return {
    scenario,
    desks,
    seed: lesson.setting.seed,
    shoppers: lesson.setting.shoppers,
    seats: 1,
  };
}

export interface PlayedLesson extends Score {
  readonly profitFen: number;
}

/** What plays and scores: the functions of one model, so that a lesson of an earlier one is played by its own. */
export interface LessonEngine {
  readonly openMarket: typeof openMarket;
  readonly scoreAttempt: typeof scoreAttempt;
}

const OWN: LessonEngine = { openMarket, scoreAttempt };

/** Opens the lesson's market, lets the play act as a trainee would, and scores it. */
export function playLesson(
  lesson: LessonRules,
  scenario: Scenario,
  desks: readonly DeskRules[],
  play: Policy,
  referenceProfitFen: number | null = null,
  engine: LessonEngine = OWN,
): PlayedLesson {
  const market = engine.openMarket(lessonOptions(lesson, scenario, desks));
  const log: LogRow[] = [];
  for (const command of lesson.prepare(scenario)) give(market, command, log);
  for (let tick = 0; tick < lesson.setting.warmDays * 24; tick += 1) market.tick();
  const own: LogRow[] = [];
  for (let hour = 0; hour < lesson.setting.days * 24; hour += 1) {
    if (hour === 0 || market.now % 24 === 8) {
      for (const command of play(seatOf(market, scenario))) give(market, command, own);
    }
    market.tick();
  }
  return {
    ...engine.scoreAttempt(lesson, scenario, market, own, referenceProfitFen),
    profitFen: market.profitFen(0),
  };
}

/** Scores a market as it stands; `rows` are the trainee's own accepted decisions. */
export function scoreAttempt(
  lesson: LessonRules,
  scenario: Scenario,
  market: Market,
  rows: readonly LogRow[],
  referenceProfitFen: number | null,
): Score {
  return scoreOf(lesson.criteria(scenario), {
    rows,
    referenceProfitFen,
    profitFen: market.profitFen(0),
    view: (name, params) => market.view(0, name, params),
  });
}

/** What the reference reaches in the lesson's market. */
export function playReference(
  lesson: LessonRules,
  scenario: Scenario,
  desks: readonly DeskRules[],
  engine: LessonEngine = OWN,
): PlayedLesson {
  const first = playLesson(lesson, scenario, desks, lesson.reference, null, engine);
  return playLesson(lesson, scenario, desks, lesson.reference, first.profitFen, engine);
}

function give(market: Market, command: Command, log: LogRow[]): void {
  const decision = market.decide(0, command);
  if (!decision.ok) return;
  market.apply(0, decision.events);
  log.push({ seq: log.length, tick: market.now, shop: 0, command, events: decision.events });
}

function seatOf(market: Market, scenario: Scenario): Parameters<Policy>[0] {
  return {
    shop: 0,
    now: market.now,
    scenario,
    view: (name, params) => market.view(0, name, params),
    chance: (purpose, subject = 0, occasion = 0) =>
      market.reader.chance(purpose, subject, occasion),
  };
}
