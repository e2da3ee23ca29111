/** How many answers a second does a server give, and how long does each take? */
import { Agent, request } from "node:http";

export interface Shot {
  readonly url: string;
  readonly cookie: string;
  /** Sent as JSON by POST; a GET when undefined. */
  readonly body?: unknown;
}

export interface Load {
  readonly connections: number;
  readonly seconds: number;
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

/** Keeps every connection busy with one request after the other until the time is up. */
export async function load({ connections, seconds, shot }: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const keepBusy = async (connection: number): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      if ((await fire(agent, shot(connection))) !== 200) failed += 1;
      times.push(performance.now() - sent);
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
