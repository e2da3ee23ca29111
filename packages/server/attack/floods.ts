/** What does patience or number do: slow requests, guessed passwords, many streams, many uploads? */
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { send, ticketFor } from "./halfway.ts";
import type { Target } from "./target.ts";

/** A named attempt; answers what went wrong, or nothing. */
export interface Flood {
  readonly name: string;
  readonly tries: number;
  run(target: Target): Promise<string | undefined>;
}

const JSON_TYPE = { "content-type": "application/json" };

async function statuses(count: number, send: (i: number) => Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let from = 0; from < count; from += 10) {
    const some = Array.from({ length: Math.min(10, count - from) }, (_, i) => send(from + i));
    for (const reply of await Promise.all(some)) {
      seen.push(reply.status);
      await reply.body?.cancel();
    }
  }
  return seen;
}

const guess = ({ program }: Target, account: string, i: number) =>
  fetch(`${program.url}/api/session`, {
    method: "POST",
    headers: JSON_TYPE,
    body: JSON.stringify({ account, password: `guess-${i}` }),
  });

const guessOne: Flood = {
  name: "40 passwords for one account",
  tries: 40,
  run: async (target) => {
    const seen = await statuses(40, (i) => guess(target, "demo-teacher", i));
    return seen.filter((status) => status === 401).length <= 20
      ? undefined
      : "more than 20 were tried";
  },
};

const guessCodes: Flood = {
  name: "40 codes behind a stolen password",
  tries: 40,
  run: async ({ program, halfway }) => {
    let tried = 0;
    let ticket: string | undefined;
    for (let i = 0; i < 40; i += 1) {
      // A ticket holds five tries, so a thief comes for another one.
      if (i % 5 === 0) ticket = await ticketFor(program, halfway);
      const reply = await send(program, "/api/session/code", { code: `${100_000 + i}` }, ticket);
      if (reply.ok) return "one let in";
      const said = (await reply.json()) as { code: string };
      if (said.code === "wrong-code") tried += 1;
    }
    return tried <= 20 ? undefined : `${tried} were tried`;
  },
};

const guessMany: Flood = {
  name: "one password for each of 200 accounts",
  tries: 200,
  run: async (target) => {
    const seen = await statuses(200, (i) => guess(target, `victim${i}`, 0));
    return seen.filter((status) => status === 401).length <= 120
      ? undefined
      : "more than 120 were tried";
  },
};

const demoFromAfar: Flood = {
  name: "a click sign-in asked for under another name",
  tries: 1,
  run: ({ program }) =>
    new Promise((resolve) => {
      const { hostname, port } = new URL(program.url);
      const body = '{"account":"demo-teacher"}';
      const socket = connect(Number(port), hostname);
      let said = "";
      socket.on("data", (data) => (said += data.toString()));
      socket.on("close", () =>
        resolve(said.startsWith("HTTP/1.1 403") ? undefined : said.slice(0, 60)),
      );
      socket.write(
        `POST /api/session/demo HTTP/1.1\r\nHost: rebound.example\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    }),
};

const streams: Flood = {
  name: "100 news streams of one person",
  tries: 100,
  run: async ({ program, cookies, ids }) => {
    const stop = new AbortController();
    const open = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`${program.url}/api/markets/${ids["market"]}/watch`, {
          headers: { cookie: cookies.victim },
          signal: stop.signal,
        }),
      ),
    );
    const taken = open.filter((reply) => reply.status === 200).length;
    stop.abort();
    return taken <= 20 ? undefined : `${taken} were opened`;
  },
};

const slow: Flood = {
  name: "100 requests that never end",
  tries: 100,
  run: async ({ program }) => {
    const { hostname, port } = new URL(program.url);
    let open = 0;
    const sockets: Socket[] = Array.from({ length: 100 }, () => {
      const socket = connect(Number(port), hostname, () => {
        open += 1;
        socket.write("POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ");
      });
      socket.on("close", () => (open -= 1));
      socket.on("error", () => undefined);
      return socket;
    });
    const drip = setInterval(() => {
      for (const socket of sockets) if (!socket.destroyed) socket.write("a");
    }, 500);
    await sleep(1000);
    const began = performance.now();
    const health = await fetch(`${program.url}/api/health`);
    const waited = performance.now() - began;
    for (let i = 0; i < 40 && open > 0; i += 1) await sleep(1000);
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
    if (health.status !== 200 || waited > 2000) return `others waited ${Math.round(waited)} ms`;
    return open === 0 ? undefined : `${open} were still open after 40 s`;
  },
};

const markets: Flood = {
  name: "60 markets of a million shoppers",
  tries: 60,
  run: async ({ program, cookies }) => {
    const body = JSON.stringify({ scenario: "apparel", shoppers: 1_000_000 });
    const headers = { ...JSON_TYPE, cookie: cookies.trainee };
    const seen = await statuses(60, () =>
      fetch(`${program.url}/api/markets`, { method: "POST", headers, body }),
    );
    return seen.filter((status) => status === 201).length <= 30
      ? undefined
      : "more than 30 were opened";
  },
};

export const FLOODS: readonly Flood[] = [
  demoFromAfar,
  streams,
  markets,
  guessMany,
  guessOne,
  guessCodes,
  slow,
];
