/** Which of several processes runs a market's clock and writes its lake? Whoever holds its lease. */
import pg from "pg";
import type { ConnectionPlace } from "./open.ts";

/** A database that does not answer for so long counts as away. */
const CONNECT_WITHIN_MS = 5000;

export interface Lease {
  /** False once the connection that held it broke: another process may hold it now. */
  isHeld(): boolean;
  release(): Promise<void>;
}

/**
 * Leases are advisory locks of one connection, so PostgreSQL takes them back the moment their process
 * dies, however it dies.
 */
export interface Leases {
  /** The market's lease; undefined while another process holds it. Within a process it is shared. */
  take(market: string): Promise<Lease | undefined>;
  close(): Promise<void>;
}

interface Held {
  count: number;
  readonly client: pg.Client;
}

export function openLeases(place: ConnectionPlace): Leases {
  const held = new Map<string, Held>();
  const line = openLine(place, (client) => {
    for (const [market, one] of held) if (one.client === client) held.delete(market);
  });
  let last: Promise<unknown> = Promise.resolve();

  async function lock(market: string): Promise<Held | undefined> {
    const known = held.get(market);
    if (known) return known;
    const on = await line.client();
    const sql = "select pg_try_advisory_lock(hashtextextended($1, 0)) as got";
    const { rows } = await on.query<{ got: boolean }>(sql, [market]);
    if (rows[0]?.got !== true) return undefined;
    const made = { count: 0, client: on };
    held.set(market, made);
    return made;
  }

  async function unlock(market: string, one: Held): Promise<void> {
    one.count -= 1;
    if (one.count > 0 || held.get(market) !== one) return;
    held.delete(market);
    const sql = "select pg_advisory_unlock(hashtextextended($1, 0))";
    await one.client.query(sql, [market]).catch(() => undefined);
  }

  // One at a time, so that two who ask in the same moment share one lock.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    take: (market) =>
      inTurn(async () => {
        const one = await lock(market);
        if (!one) return undefined;
        one.count += 1;
        let isReleased = false;
        return {
          isHeld: () => held.get(market) === one,
          release: async () => {
            if (isReleased) return;
            isReleased = true;
            await inTurn(() => unlock(market, one));
          },
        };
      }),
    close: line.close,
  };
}

// One connection, made when first needed and again after it broke.
function openLine(place: ConnectionPlace, onLost: (client: pg.Client) => void) {
  let opening: Promise<pg.Client> | undefined;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...place, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    const lose = () => {
      opening = undefined;
      onLost(client);
    };
    client.on("error", lose);
    client.on("end", lose);
    await client.connect();
    return client;
  }

  return {
    client: () => {
      opening ??= connect().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
    close: async () => {
      await opening?.then((one) => one.end()).catch(() => undefined);
    },
  };
}
