/** What does the API hold: reads and commands a second, the start, the memory? Cases for `npm run bench`. */
import { load } from "./load.ts";
import { startProgram, temporaryHome, type Program } from "./program.ts";

export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly [detail: string]: unknown;
}

const CONNECTIONS = [10, 50, 200];
const SECONDS = 4;
const ACCOUNTS = ["demo-1", "demo-2", "demo-3"];

interface Seat {
  readonly cookie: string;
  readonly at: string;
}

/** Reads (a desk's view) and commands (committed before they are answered) at 10, 50 and 200 connections. */
export async function benchApi({ seconds = SECONDS }: { seconds?: number } = {}): Promise<
  BenchLine[]
> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home);
  try {
    const seats = await Promise.all(ACCOUNTS.map((account) => sitDown(program, account)));
    const seatOf = (connection: number): Seat => seats[connection % seats.length] as Seat;
    const lines: BenchLine[] = [];
    for (const connections of CONNECTIONS) {
      const reads = await load({
        connections,
        seconds,
        shot: (one) => ({
          url: `${seatOf(one).at}/views/storefront/shop`,
          cookie: seatOf(one).cookie,
        }),
      });
      lines.push({
        name: "api-reads",
        value: reads.perSecond,
        unit: "reads/s",
        connections,
        ...reads,
      });
    }
    for (const connections of CONNECTIONS) {
      const body = {
        type: "storefront/set-freight",
        baseFen: 500,
        freeOverFen: 9900,
        remoteExtraFen: 0,
      };
      const commands = await load({
        connections,
        seconds,
        shot: (one) => ({ url: `${seatOf(one).at}/commands`, cookie: seatOf(one).cookie, body }),
      });
      lines.push({
        name: "api-commands",
        value: commands.perSecond,
        unit: "commands/s",
        connections,
        ...commands,
      });
    }
    return lines;
  } finally {
    await program.stop();
    remove();
  }
}

async function sitDown({ url }: Program, account: string): Promise<Seat> {
  const headers = { "content-type": "application/json" };
  const reply = await fetch(`${url}/api/session/demo`, {
    method: "POST",
    headers,
    body: JSON.stringify({ account }),
  });
  const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  const markets = (await (await fetch(`${url}/api/markets`, { headers: { cookie } })).json()) as {
    id: string;
  }[];
  const at = `${url}/api/markets/${markets[0]?.id}`;
  // The first question wakes the market; that is not what is measured.
  await fetch(`${at}/views/storefront/shop`, { headers: { cookie } });
  return { cookie, at };
}

/** Start-up on an empty store, start-up on that store again, and memory at rest. */
export async function benchStart(): Promise<BenchLine[]> {
  const { home, remove } = temporaryHome();
  try {
    const first = await startProgram(home);
    await first.stop();
    const second = await startProgram(home);
    const memory = second.memoryMb();
    await second.stop();
    return [
      { name: "start-first", value: first.startMs, unit: "ms" },
      { name: "start-again", value: second.startMs, unit: "ms" },
      ...(memory === undefined ? [] : [{ name: "memory-at-rest", value: memory, unit: "MB" }]),
    ];
  } finally {
    remove();
  }
}
