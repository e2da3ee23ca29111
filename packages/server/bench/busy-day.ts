/** How do reads and commands fare in a class's own market while its day runs in the worker? */
import { linesOf, type BenchLine } from "./lines.ts";
import { load, type Shot } from "./load.ts";
import type { Program } from "./program.ts";
import { signIn, type Ask } from "./seat.ts";

const CONNECTIONS = 50;
/** With the scenario's own twelve rivals, forty shops. */
const TRAINEES = 28;
/** A million shoppers make 200,000 sessions a day. */
const SHOPPERS = 1_000_000;
/** What is promised, offered evenly; what comes beyond is seen in the cases without a day. */
const READS = 650;
const COMMANDS = 420;
const VIEWS = ["storefront/shop", "listing/listing-list", "insight/listing-stats"];

interface Room {
  readonly market: string;
  readonly cookie: string;
  readonly ask: Ask;
}

/** Reads, then commands, of fifty connections to the very market whose clock runs. */
export async function benchBusyDay(program: Program, seconds: number): Promise<BenchLine[]> {
  const room = await openClassMarket(program);
  const { market, cookie } = room;
  const at = `${program.url}/api/markets/${market}`;
  const read = (one: number): Shot => ({
    url: `${at}/views/${VIEWS[one % VIEWS.length]}?shop=${one % TRAINEES}`,
    cookie,
  });
  const body = { type: "storefront/set-freight", baseFen: 500, freeOverFen: 9900 };
  const command = (one: number): Shot => ({
    url: `${at}/commands?shop=${one % TRAINEES}`,
    cookie,
    body: { ...body, remoteExtraFen: 100 * (one % 5) },
  });
  return [
    ...(await whileItRuns(room, {
      name: "api-reads-during-day",
      unit: "reads/s",
      seconds,
      offered: READS,
      shot: read,
    })),
    ...(await whileItRuns(room, {
      name: "api-commands-during-day",
      unit: "commands/s",
      seconds,
      offered: COMMANDS,
      shot: command,
    })),
  ];
}

async function openClassMarket(program: Program): Promise<Room> {
  const { cookie, ask } = await signIn(program, "demo-teacher");
  const { id } = await ask<{ id: string }>("/api/classes", { name: "bench" });
  const text = Array.from({ length: TRAINEES }, (_, i) => `Bench ${i}\tbench${i}`).join("\n");
  await ask(`/api/classes/${id}/roster`, { text });
  const setting = { scenario: "apparel", mode: "shared", seed: 7, shoppers: SHOPPERS };
  const { markets } = await ask<{ markets: string[] }>(`/api/classes/${id}/markets`, setting);
  const [market = ""] = markets;
  // The first day builds what lasts; it is not a day like others.
  await ask(`/api/markets/${market}/clock`, { hours: 24 });
  await untilStanding(ask, market);
  return { market, cookie, ask };
}

async function untilStanding(ask: Ask, market: string): Promise<number> {
  for (;;) {
    const { now, clock } = await ask<{ now: number; clock: { isRunning: boolean } }>(
      `/api/markets/${market}`,
    );
    if (!clock.isRunning) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function whileItRuns(
  { ask, market }: Room,
  test: {
    name: string;
    unit: string;
    seconds: number;
    offered: number;
    shot: (one: number) => Shot;
  },
): Promise<BenchLine[]> {
  const before = await untilStanding(ask, market);
  // People look at their screens already when the clock starts.
  await load({ connections: CONNECTIONS, ...test, seconds: 1 });
  await ask(`/api/markets/${market}/clock`, { hours: 24 * 60 });
  const measured = await load({ connections: CONNECTIONS, ...test });
  const { loopDelay } = await ask<{ loopDelay: { p99Ms: number } }>("/api/health");
  await ask(`/api/markets/${market}/clock`, undefined, { method: "DELETE" });
  const hours = (await untilStanding(ask, market)) - before;
  const { name, unit } = test;
  return [
    ...linesOf(name, unit, { connections: CONNECTIONS, measured }),
    { name: `${name}/hours-run`, value: hours, unit: "market hours" },
    { name: `${name}/loop-delay-p99`, value: loopDelay.p99Ms, unit: "ms" },
  ];
}
