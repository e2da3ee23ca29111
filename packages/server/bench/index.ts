/** What does the API hold: reads and commands a second, the start, the memory? Cases for `npm run bench`. */
import { benchBusyDay } from "./busy-day.ts";
import { linesOf, type BenchLine } from "./lines.ts";
import { load, type Shot } from "./load.ts";

export type { BenchLine } from "./lines.ts";
export { benchFloor } from "./floor.ts";
export { benchOrders } from "./orders.ts";
export { benchSheet } from "./sheet.ts";
export { benchWarm } from "./warm.ts";
import { startProgram, temporaryHome } from "./program.ts";
import { sitDown, type Seat } from "./seat.ts";

const CONNECTIONS = [10, 50, 200];
const SECONDS = 4;
const ACCOUNTS = ["demo-1", "demo-2", "demo-3"];

/** Reads (a desk's view) and commands (committed before they are answered) at 10, 50 and 200 connections. */
export async function benchApi({ seconds = SECONDS }: { seconds?: number } = {}): Promise<
  BenchLine[]
> {
  const { home, remove } = temporaryHome();
  const program = await startProgram(home);
  try {
    const seats = await Promise.all(ACCOUNTS.map((account) => sitDown(program, account)));
    const seatOf = (connection: number): Seat => seats[connection % seats.length] as Seat;
    const read = (one: number): Shot => ({
      url: `${seatOf(one).at}/views/storefront/shop`,
      cookie: seatOf(one).cookie,
    });
    const body = { type: "storefront/set-freight", baseFen: 500, freeOverFen: 9900 };
    const command = (one: number): Shot => ({
      url: `${seatOf(one).at}/commands`,
      cookie: seatOf(one).cookie,
      body: { ...body, remoteExtraFen: 0 },
    });
    const lines: BenchLine[] = [];
    for (const [name, unit, shot] of [
      ["api-reads", "reads/s", read],
      ["api-commands", "commands/s", command],
    ] as const) {
      for (const connections of CONNECTIONS) {
        const measured = await load({ connections, seconds, shot });
        lines.push(...linesOf(`${name}/${connections}`, unit, { connections, measured }));
      }
    }
    return [...lines, ...(await benchBusyDay(program, seconds))];
  } finally {
    await program.stop();
    remove();
  }
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
