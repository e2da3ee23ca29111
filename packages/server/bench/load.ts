/** How many answers a second does a server give, and how long does each take? */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface Shot {
  readonly url: string;
  readonly cookie: string;
  /** Sent as JSON by POST; a GET when undefined. */
  readonly body?: unknown;
}

export interface Load {
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second offered by all connections together; as many as come back when left out. */
  readonly offered?: number;
  /** The next request of a connection. */
  readonly shot: (connection: number) => Shot;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers that were not 200. */
  readonly failed: number;
}

/**
 * Keeps every connection busy until the time is up: one request after the other, or at the pace offered.
 * With a pace an answer's time counts from when its request was due, so that a stall is felt by all.
 */
export async function load({ connections, seconds, offered, shot }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const pause = offered === undefined ? 0 : (1000 * connections) / offered;
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const keepBusy = async (connection: number): Promise<void> => {
    let due = began + (pause * connection) / connections;
    while (Math.max(due, performance.now()) < end) {
      if (due > performance.now()) await sleep(due - performance.now());
      const sent = pause > 0 ? due : performance.now();
      if ((await fire(agent, shot(connection))) !== 200) failed += 1;
      times.push(performance.now() - sent);
      due += pause;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, i) => keepBusy(i)));
  const gone = (performance.now() - began) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: Math.round(times.length / gone),
    p50Ms: at(sorted, 0.5),
    p99Ms: at(sorted, 0.99),
    failed,
  };
}

function fire(agent: Agent, { url, cookie, body }: Shot): Promise<number> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers =
    text === undefined
      ? { cookie }
      : { cookie, "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: text === undefined ? "GET" : "POST", headers },
      (reply) => {
        reply.resume();
        reply.on("end", () => resolve(reply.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 10) / 10;
}
