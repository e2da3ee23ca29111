/** How does a test stand before a real server: real PostgreSQL, real workers, real lakes? Test code only. */
import { rmSync } from "node:fs";
import type { Fault } from "@dianzhang/api";
import { testDb } from "@dianzhang/db/testing";
import type { Config } from "../config.ts";
import { startServer, type Started } from "../start.ts";

export interface Answered<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly raw: Buffer;
}

/** A person at a browser: sends with the own cookie. */
export interface Visitor {
  get<T = unknown>(url: string): Promise<Answered<T>>;
  post<T = unknown>(
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered<T>>;
  delete<T = unknown>(url: string): Promise<Answered<T>>;
  upload<T = unknown>(name: string, bytes: Buffer): Promise<Answered<T>>;
}

export interface House {
  readonly server: Started;
  readonly home: string;
  /** An own PostgreSQL, where one is given. */
  readonly databaseUrl: string | undefined;
  readonly nobody: Visitor;
  /** Signs in as a demo person: `demo-1`, `demo-teacher`. */
  demo(account: string): Promise<Visitor>;
  visitor(cookie?: string): Visitor;
  close(): Promise<void>;
}

/** A server on an empty store with its demo class. */
export async function openHouse(
  options: Partial<Pick<Config, "workers" | "rewording" | "secondFactorFor">> = {},
): Promise<House> {
  const store = await testDb();
  await store.db.destroy();
  const config = {
    host: "127.0.0.1",
    port: 0,
    home: store.home,
    databaseUrl: store.url,
    workers: options.workers ?? 1,
    logLevel: "silent",
    rewording: options.rewording,
    secondFactorFor: options.secondFactorFor,
  };
  const server = await startServer(config);
  const visitor = (cookie = "") => visitorOf(server, cookie);
  return {
    server,
    home: store.home,
    databaseUrl: store.url,
    nobody: visitor(),
    visitor,
    demo: async (account) => {
      const signedIn = await visitor().post("/api/session/demo", { account });
      return visitor(String(signedIn.headers["set-cookie"]).split(";")[0]);
    },
    close: async () => {
      await server.close();
      await store.close();
      rmSync(store.home, { recursive: true, force: true });
    },
  };
}

function visitorOf({ app }: Started, cookie: string): Visitor {
  async function send<T>(
    method: "GET" | "POST" | "DELETE",
    url: string,
    more: { payload?: Buffer | string; headers?: Record<string, string> },
  ) {
    const headers = { host: "127.0.0.1", cookie, ...more.headers };
    const reply = await app.inject({
      method,
      url,
      headers,
      ...(more.payload === undefined ? {} : { payload: more.payload }),
    });
    const isJson = String(reply.headers["content-type"]).includes("application/json");
    const body = (isJson ? JSON.parse(reply.body) : reply.body) as T;
    return { status: reply.statusCode, body, headers: reply.headers, raw: reply.rawPayload };
  }
  return {
    get: (url) => send("GET", url, {}),
    post: (url, body = {}, headers = {}) =>
      send("POST", url, {
        payload: JSON.stringify(body),
        headers: { "content-type": "application/json", ...headers },
      }),
    delete: (url) => send("DELETE", url, {}),
    upload: (name, bytes) => send("POST", "/api/files", multipart(name, bytes)),
  };
}

function multipart(
  name: string,
  bytes: Buffer,
): { payload: Buffer; headers: Record<string, string> } {
  const line = "--------tea";
  const head = `--${line}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${line}--\r\n`)]),
    headers: { "content-type": `multipart/form-data; boundary=${line}` },
  };
}

/** The id of the first market a visitor has. */
export async function marketOf(visitor: Visitor): Promise<string> {
  const { body } = await visitor.get<{ id: string }[]>("/api/markets");
  return body[0]?.id ?? "";
}

/** `404 not-found`: status and code of an answer, as a test states them. */
export function told({ status, body }: Answered<unknown>): string {
  const { code, text } = (body ?? {}) as Partial<Fault>;
  if (code !== undefined && (!text?.zh || !text.en))
    throw new Error(`${code} lacks a text in both languages`);
  return code === undefined ? String(status) : `${status} ${code}`;
}

/** Waits until the clock of a market stands still. */
export async function untilStopped(visitor: Visitor, market: string): Promise<number> {
  for (;;) {
    const { body } = await visitor.get<{ now: number; clock: { isRunning: boolean } }>(
      `/api/markets/${market}`,
    );
    if (!body.clock.isRunning) return body.now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A house, its first trainee, and where that trainee's market is asked. */
export async function openDemoSeat(): Promise<{ house: House; lin: Visitor; at: string }> {
  const house = await openHouse();
  const lin = await house.demo("demo-1");
  return { house, lin, at: `/api/markets/${await marketOf(lin)}` };
}
