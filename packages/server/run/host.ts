/** Who runs the markets? The host, as the doors see it: commands, views, the clock, the news. */
import type { Clock, Decided } from "@dianzhang/api";
import type { MarketRow } from "@dianzhang/db";
import { readManifest } from "@dianzhang/insights";
import type { LogRow } from "@dianzhang/kernel";
import { adoptInstalled } from "./adopt.ts";
import { clockOf, resumeClocks, startClock, stopClock } from "./clock.ts";
import {
  alone,
  findLive,
  lakeOf,
  modelsOf,
  newHousehold,
  putToSleep,
  type HostOptions,
  type Household,
} from "./keep.ts";
import { catchUp, type Given, type Live } from "./live.ts";
import type { ModelAt, Scored } from "./messages.ts";
import { desksOf, modelAtHand } from "./models.ts";
import { newNewsDesk, type NewsDesk } from "./news.ts";
import { recall, type AskedView } from "./shown.ts";
import { give } from "./together.ts";
import { elapsed } from "./waits.ts";

/** What another process decided is seen after this long at the latest. */
const LOOK_EVERY_MS = 1000;

export interface ScoreAsked {
  readonly lesson: string;
  readonly rows: readonly LogRow[];
  readonly referenceProfitFen: number | null;
}

export interface RunHost {
  readonly news: NewsDesk;
  /** Decides a command and commits it; a refusal is thrown with the desk's code. */
  command(market: string, given: Given & { readonly arrivedAt?: number }): Promise<Decided>;
  /** A view as JSON text, of the last finished hour. */
  view(market: string, asked: AskedView): Promise<string>;
  /** Where the attempt in this market stands; `rows` are the trainee's own. */
  score(market: string, asked: ScoreAsked): Promise<Scored>;
  /** Starts the clock; the hours run on after this has answered. */
  advance(market: string, hours: number): Promise<Clock>;
  /** Waits until the clock stands. */
  standing(market: string): Promise<void>;
  stop(market: string): Promise<Clock>;
  /** Goes over to the installed model; throws the fault that says why not. */
  adopt(market: string, person: string): Promise<void>;
  /** The model the market runs under; undefined while it sleeps. */
  model(market: string): string | undefined;
  /** Where to find the model a market was opened with; the installed one where nobody kept it. */
  modelOf(market: Pick<MarketRow, "model_version">): Promise<ModelAt>;
  /** The desks a model knows. */
  desks(version: string): Promise<string[]>;
  clock(market: string): Clock;
  /** The next hour to run; undefined while the market sleeps or wakes. */
  now(market: string): number | undefined;
  lakeOf(market: string): string;
  /** Wakes a market that sleeps while its lake lacks hours: whoever asks the lake gets all of them. */
  fillLake(market: string): Promise<void>;
  /** A hash over everything the market is, at the head of its log. */
  stateHash(market: string): Promise<string>;
  /** Clocks that ran when their program was killed go on. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

export function openHost(options: HostOptions): RunHost {
  const house = newHousehold(options, newNewsDesk());
  return {
    news: house.news,
    lakeOf: (market) => lakeOf(house, market),
    command: (market, given) => commandAt(house, market, given),
    view: async (market, asked) => {
      const live = await findLive(house, market);
      const kept = recall(live, asked);
      if (kept !== undefined) return kept;
      const order = { kind: "view", market, ...asked } as const;
      // What is decided and not yet committed is nobody's to see.
      while (live.covered) await live.covered;
      await lookAtLog(house, live);
      // Between two orders a worker stands still, so an awake market answers without waiting its turn.
      return live.isOpen
        ? live.lane.send(order)
        : alone(house, market, () => live.lane.send(order));
    },
    score: (market, asked) =>
      alone(house, market, (live) => live.lane.send<Scored>({ kind: "score", market, ...asked })),
    standing: async (market) => {
      await house.clocks.get(market);
    },
    advance: (market, hours) => startClock(house, market, hours),
    stop: (market) => stopClock(house, market),
    adopt: async (market, person) => {
      await alone(house, market, (live) => adoptInstalled(house, live, person));
      house.news.publish(market, { type: "changed", seq: (await findLive(house, market)).head });
    },
    model: (market) => {
      const live = house.found.get(market);
      return live?.isOpen ? live.model : undefined;
    },
    modelOf: ({ model_version: version }) => modelAtHand(house.db, modelsOf(house), version),
    desks: (version) => desksOf(house.db, modelsOf(house), version),
    clock: (market) => clockOf(house.found.get(market)),
    now: (market) => {
      const live = house.found.get(market);
      return live?.isOpen ? live.now : undefined;
    },
    fillLake: async (market) => {
      const live = await findLive(house, market);
      // What cannot be published now is tried again with the next hour; the figures so far can be read.
      if (live.isOpen && live.clock.isRunning)
        await live.lane.send({ kind: "publish", market }).catch(() => undefined);
      const isBehind = !live.isOpen && readManifest(live.lake).tick < live.now - 1;
      if (isBehind) await alone(house, market, async () => undefined);
    },
    stateHash: (market) =>
      alone(house, market, async (live) => {
        await catchUp(house.db, live);
        return live.lane.send<string>({ kind: "hash", market });
      }),
    resume: () => resumeClocks(house),
    close: async () => {
      house.isClosing = true;
      await Promise.all(house.clocks.values());
      await putToSleep([...house.found.values()].filter((live) => live.isOpen));
      await Promise.all(house.lanes.map((lane) => lane.close()));
    },
  };
}

async function commandAt(
  house: Household,
  market: string,
  { arrivedAt = performance.now(), ...asked }: Given & { readonly arrivedAt?: number },
): Promise<Decided> {
  const { waits } = await findLive(house, market);
  const { shop, command } = asked;
  const stamped = elapsed(waits, shop, command, arrivedAt);
  const decided = await give(house, market, {
    ...asked,
    resolved: { ...asked.resolved, ...stamped },
  });
  house.news.publish(market, { type: "changed", seq: decided.seq });
  return decided;
}

// Another process may have decided something; who runs the clock here would have met it.
async function lookAtLog(house: Household, live: Live): Promise<void> {
  const isFresh = performance.now() - live.checkedAt < LOOK_EVERY_MS;
  if (isFresh || !live.isOpen || live.clock.isRunning) return;
  await alone(house, live.id, () => catchUp(house.db, live));
}
