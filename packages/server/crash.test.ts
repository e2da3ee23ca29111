/** Does an accepted decision survive kill -9, and does one broken market leave the others in peace? */
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDb, type TestDb } from "@dianzhang/db/testing";

let store: TestDb;
const running: ChildProcess[] = [];

beforeEach(async () => {
  store = await testDb();
});
afterEach(async () => {
  for (const child of running.splice(0)) await stop(child, "SIGTERM");
  await store.close();
});

/** Starts the very program `npm start` starts, on a free port; answers the process and its URL. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: {
      ...process.env,
      DIANZHANG_HOME: store.home,
      DATABASE_URL: store.url ?? "",
      PORT: "0",
      WORKERS: "1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (said: Buffer) => {
      const found = /ready: (?<url>http:\S+)/.exec(said.toString())?.groups?.["url"];
      if (found) resolve(found);
    });
    child.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { child, url };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await gone;
}

type Ask = (path: string, body?: unknown, more?: Record<string, string>) => Promise<unknown>;

async function signIn(url: string): Promise<Ask> {
  const json = { "content-type": "application/json" };
  const account = JSON.stringify({ account: "demo-1" });
  const reply = await fetch(`${url}/api/session/demo`, {
    method: "POST",
    headers: json,
    body: account,
  });
  const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  return async (path, body, more = {}) => {
    const sent =
      body === undefined
        ? {}
        : { method: "POST", body: JSON.stringify(body), headers: { ...json, cookie, ...more } };
    return (await fetch(`${url}${path}`, { headers: { cookie }, ...sent })).json();
  };
}

const named = { "idempotency-key": "the-name-of-the-shop" };

test("killed with -9 in the middle of two days: the decision is there, and the clock runs on to hour 48 by itself", async () => {
  const first = await start();
  const ask = await signIn(first.url);
  const [{ id }] = (await ask("/api/markets")) as [{ id: string }];
  await ask(`/api/markets/${id}/clock`, { hours: 48 });
  const profile = { type: "storefront/set-profile", name: "Tea & Silk", mainCategory: "dress" };
  const accepted = (await ask(`/api/markets/${id}/commands`, profile, named)) as {
    seq: number;
    tick: number;
  };
  await stop(first.child, "SIGKILL");

  const second = await start();
  const again = await signIn(second.url);
  // Who did not hear the answer asks again, and hears it.
  expect(await again(`/api/markets/${id}/commands`, profile, named)).toEqual(accepted);
  const shop = (await again(`/api/markets/${id}/views/storefront/shop`)) as { name: string };
  expect(shop.name).toBe("Tea & Silk");
  const { now } = (await again(`/api/markets/${id}`)) as { now: number };
  expect(now).toBeGreaterThanOrEqual(accepted.tick);
  let state = { now, clock: { isRunning: true } };
  while (state.clock.isRunning) state = (await again(`/api/markets/${id}`)) as typeof state;
  expect(state.now).toBe(48);
});
