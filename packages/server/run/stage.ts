/** How does one market live inside a worker: opened, replayed, decided upon, advanced, read? */
import { loadModel, model as installed, type Model } from "@dianzhang/catalog";
import { readManifest, writeHours, type HourRows } from "@dianzhang/insights";
import { ADVANCE, type Decision, type LogRow } from "@dianzhang/kernel";
import type { Market, MarketOptions, Scenario } from "@dianzhang/market";
import { findLesson } from "../lessons/find.ts";
import type {
  DecidedAnew,
  DecidedOne,
  Fit,
  ModelAt,
  Opened,
  Order,
  Scored,
  Setup,
  Ticked,
} from "./messages.ts";
import type { Compactor } from "./compactor.ts";
import { inItsModel, knowsView } from "./older-model.ts";
import type { AskedView } from "./shown.ts";
import { asStorageTrouble, StorageTrouble } from "./storage.ts";

export interface Stage {
  /** The market, and the model it runs under; both change when another model is adopted. */
  market: Market;
  model: Model;
  readonly options: Omit<MarketOptions, "desks">;
  readonly scenario: Scenario;
  readonly lake: string;
  writesLake: boolean;
  /** Hours that ran and wait to be published together; while a clock runs, `HELD_HOURS` at most. */
  held: HourRows[];
  /** The compaction of the last finished day; hours and questions go on while it runs. */
  compacting: Promise<void>;
}

/** Hours of a running clock published together: making a file a table costs more than running an hour. */
const HELD_HOURS = 6;
/** Rows after which they are published all the same. */
const HELD_ROWS = 50_000;

type OrderOf<K extends Order["kind"]> = Extract<Order, { kind: K }>;

/** A question about something that is not there, or cannot be read. */
export class BadQuestion extends Error {
  override readonly name = "BadQuestion";
  readonly code: "not-found" | "not-in-model" | "malformed";
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: BadQuestion["code"], details: BadQuestion["details"] = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Wakes a market from its snapshot when the lake reaches that far; else opens it at its first hour. */
export async function openStage(
  setup: Setup,
): Promise<{ readonly stage: Stage; readonly opened: Opened }> {
  const { lake, writesLake, snapshot, model: at, ...options } = setup;
  const model = await modelAt(at);
  // Whoever does not write the lake need not care how far it reaches.
  const isUsable = snapshot && (!writesLake || readManifest(lake).tick >= snapshot.tick - 1);
  const woken = isUsable
    ? wake(model, { ...options, desks: model.desks }, snapshot.bytes)
    : undefined;
  const market = woken ?? model.openMarket({ ...options, desks: model.desks });
  return {
    stage: {
      market,
      model,
      options,
      scenario: setup.scenario,
      lake,
      writesLake,
      held: [],
      compacting: Promise.resolve(),
    },
    opened: { isFromSnapshot: woken !== undefined },
  };
}

async function modelAt({ file }: ModelAt): Promise<Model> {
  return file === null ? installed : loadModel(file);
}

/** Can the market, as it stands now, go on under another model? */
export async function fits(stage: Stage, at: ModelAt): Promise<Fit> {
  const model = await modelAt(at);
  const bytes = bytesNow(stage.market);
  if (!bytes) return "not-now";
  return wake(model, { ...stage.options, desks: model.desks }, bytes) ? "fits" : "does-not-fit";
}

// A state can be handed over only as the hour left it: a decision made since then may be in the way.
function bytesNow(market: Market): Uint8Array | undefined {
  try {
    return market.snapshot();
  } catch {
    return undefined;
  }
}

/** Goes on under another model from here; the bytes of the state are the same. */
export async function adopt(stage: Stage, at: ModelAt): Promise<void> {
  const model = await modelAt(at);
  // The new model may write other columns; what the old one wrote is packed before.
  publish(stage);
  await stage.compacting.catch(() => undefined);
  const bytes = stage.market.snapshot();
  stage.market = model.restoreMarket({ ...stage.options, desks: model.desks }, bytes);
  stage.model = model;
}

// A snapshot is a cache: one that does not fit this model is passed over, and the log is played instead.
function wake(model: Model, options: MarketOptions, bytes: Uint8Array): Market | undefined {
  try {
    return model.restoreMarket(options, bytes);
  } catch {
    return undefined;
  }
}

/** A row of the log that the engine cannot play. */
export class PoisonRow extends Error {
  override readonly name = "PoisonRow";
  readonly seq: number;

  constructor(seq: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.seq = seq;
  }
}

/** Plays log rows as they were decided; hours the lake already holds are not written again. */
export async function replay(
  stage: Stage,
  compactor: Compactor,
  rows: readonly LogRow[],
): Promise<void> {
  for (const row of rows) {
    try {
      if (row.command.type === ADVANCE) await tick(stage, compactor, false);
      else stage.market.apply(row.shop, row.events);
    } catch (error) {
      if (error instanceof StorageTrouble) throw error;
      throw new PoisonRow(row.seq, error);
    }
  }
  publish(stage);
}

/** Plays log rows whose events are another model's: hours run again, and what people told is decided anew. */
export async function decideAnew(
  stage: Stage,
  compactor: Compactor,
  rows: readonly LogRow[],
): Promise<DecidedAnew[]> {
  const decided: DecidedAnew[] = [];
  for (const { seq, shop, command, resolved } of rows) {
    if (command.type === ADVANCE) await tick(stage, compactor, false);
    if (shop < 0) continue;
    const [decision] = decideAll(stage, [{ shop, command, resolved: resolved ?? {} }]);
    const events = decision?.ok === true ? decision.events : [];
    decided.push({ seq, events, isRefused: decision?.ok !== true });
  }
  publish(stage);
  return decided;
}

/** Publishes the hours that wait. */
export function publish(stage: Stage): void {
  const { lake, held } = stage;
  try {
    if (stage.writesLake && held.length > 0) writeHours(lake, held);
  } catch (error) {
    throw asStorageTrouble(error);
  }
  stage.held = [];
}

/** From now on the lake is this process's to write, or no longer, whatever became of the hours that wait. */
export function handLake(stage: Stage, writes: boolean): number {
  try {
    publish(stage);
  } finally {
    stage.writesLake = writes;
    stage.held = [];
  }
  return readManifest(stage.lake).tick;
}

/** Finishes what is still being written. */
export async function letGo(stage: Stage): Promise<void> {
  try {
    publish(stage);
    await stage.compacting;
  } catch {
    // A day that could not be packed stays in its hours, and lacking hours are written again from the log.
  }
}

// The end of a day, and of the clock's run, is published at once.
function hold(stage: Stage, hour: HourRows, isEnd: boolean): void {
  if (!stage.writesLake) return;
  stage.held.push(hour);
  const rows = stage.held.reduce(
    (sum, { batches }) => sum + batches.reduce((all, batch) => all + batch.rows, 0),
    0,
  );
  if (isEnd || stage.held.length >= HELD_HOURS || rows > HELD_ROWS) publish(stage);
}

export function decide(stage: Stage, order: OrderOf<"decide">): Decision {
  const { market, model } = stage;
  return inItsModel(model, order.command, market.decide(order.shop, order.command, order.resolved));
}

/**
 * Decides one command after the other, each upon what the one before it changed: accepted events are
 * applied at once. The caller commits them all, or wakes the market anew.
 */
export function decideAll(
  { market, model }: Stage,
  asked: OrderOf<"decide-all">["asked"],
): DecidedOne[] {
  return asked.map(({ shop, command, resolved }) => {
    let decision: Decision;
    try {
      decision = inItsModel(model, command, market.decide(shop, command, resolved));
    } catch (error) {
      return { ok: "failed", reason: error instanceof Error ? error.message : String(error) };
    }
    if (decision.ok) market.apply(shop, decision.events);
    return decision;
  });
}

/**
 * Runs one hour; its rows are published with those around it. A finished day is compacted beside the hours
 * that follow; the next day's end waits for it, and hears if it failed.
 */
export async function tick(
  stage: Stage,
  compactor: Compactor,
  wantsSnapshot: boolean,
): Promise<Ticked> {
  const { market, lake } = stage;
  const { tick: hour, batches, day } = market.tick();
  hold(stage, { tick: hour, batches }, day !== undefined || wantsSnapshot);
  try {
    if (day !== undefined) await stage.compacting;
  } catch (error) {
    throw asStorageTrouble(error);
  }
  if (day !== undefined && stage.writesLake) {
    stage.compacting = compactor.compact(lake, day);
    // Heard at the next day's end, or when the market is closed.
    stage.compacting.catch(() => undefined);
  }
  return {
    now: market.now,
    ...(day === undefined ? {} : { day }),
    ...(wantsSnapshot ? { snapshot: market.snapshot() } : {}),
  };
}

/** Scores the market as it stands. */
export function score({ market, model, scenario }: Stage, order: OrderOf<"score">): Scored {
  const lesson = findLesson(
    order.lesson,
    model.desks.flatMap((desk) => desk.lessons),
  );
  if (!lesson) throw new BadQuestion("not-found", { lesson: order.lesson });
  const scored = model.scoreAttempt(lesson, scenario, market, order.rows, order.referenceProfitFen);
  return { ...scored, profitFen: market.profitFen(0) };
}

/** A view as JSON text: it goes to the browser as it is. */
export function view({ market, model }: Stage, order: AskedView): string {
  const isThere = knowsView(model, order.name);
  if (!isThere) {
    const code = knowsView(installed, order.name) ? "not-in-model" : "not-found";
    throw new BadQuestion(code, { view: order.name });
  }
  const found = readView(market, order);
  if (found === undefined || found === null)
    throw new BadQuestion("not-found", { view: order.name });
  return JSON.stringify(found);
}

/** Several views; null where one cannot be answered, which whoever asks alone will be told. */
export function views(stage: Stage, asked: readonly AskedView[]): (string | null)[] {
  return asked.map((one) => {
    try {
      return view(stage, one);
    } catch {
      return null;
    }
  });
}

function readView(market: Market, { shop, name, params }: AskedView): unknown {
  try {
    return market.view(shop, name, params);
  } catch (error) {
    const issues = (
      error as { issues?: readonly { path: readonly PropertyKey[]; message: string }[] }
    ).issues;
    const [first] = issues ?? [];
    if (!first) throw error;
    throw new BadQuestion("malformed", {
      path: first.path.map(String).join("."),
      reason: first.message,
    });
  }
}
