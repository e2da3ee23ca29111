/** How does a measurement sit down in a market, or ask the server something? */
import type { Program } from "./program.ts";

export interface Seat {
  readonly cookie: string;
  readonly at: string;
}

export type Ask = <T>(path: string, body?: unknown, how?: How) => Promise<T>;

export interface How {
  readonly method?: "DELETE";
  /** What the command is called, so that it can be sent again. */
  readonly key?: string;
}

/** Signs in as a demo person; answers the cookie and how to ask with it. */
export async function signIn(
  { url }: Pick<Program, "url">,
  account: string,
): Promise<{ readonly cookie: string; readonly ask: Ask }> {
  const json = { "content-type": "application/json" };
  const reply = await fetch(`${url}/api/session/demo`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ account }),
  });
  const cookie = reply.headers.get("set-cookie")?.split(";")[0] ?? "";
  const ask: Ask = async (path, body, { method, key } = {}) => {
    const sent =
      body === undefined
        ? { method: method ?? "GET", headers: { cookie } }
        : {
            method: "POST",
            body: JSON.stringify(body),
            headers: { ...json, cookie, ...(key === undefined ? {} : { "idempotency-key": key }) },
          };
    const answer = await fetch(`${url}${path}`, { ...sent, signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as never;
  };
  return { cookie, ask };
}

/** Signs in and wakes the person's first market, which is not what is measured. */
export async function sitDown(program: Program, account: string): Promise<Seat> {
  const { cookie, ask } = await signIn(program, account);
  const [first] = await ask<{ id: string }[]>("/api/markets");
  const at = `/api/markets/${first?.id}`;
  await ask(`${at}/views/storefront/shop`);
  return { cookie, at: `${program.url}${at}` };
}
