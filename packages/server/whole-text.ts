/** Can every text of a request be kept and given back as it came? One with a NUL, half a character or a turned direction cannot. */
import type { FastifyRequest } from "fastify";
import type { App } from "./app.ts";
import { Fault } from "./fault.ts";

/** No command is nested deeper than a few levels. */
const DEEPEST = 32;

/** Turns the direction of what follows: a name that holds one reads as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;

/** PostgreSQL keeps no NUL, UTF-8 has no word for half of a surrogate pair, and nothing may read as something else. */
function isWhole(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed() && !TURNS.test(text);
}

/** Refuses such a request at the door, whichever field it stands in. */
export function takeWholeTextOnly(app: App): void {
  app.addHook("preValidation", async ({ params, query, body }: FastifyRequest) => {
    for (const part of [params, query, body]) {
      const path = brokenIn(part, "", 0);
      if (path !== undefined)
        throw new Fault("malformed", { path, reason: "holds characters that cannot be kept" });
    }
  });
}

/** Where the first broken text stands, or what is nested too deep to be looked through; undefined = nowhere. */
function brokenIn(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value === "string") return isWhole(value) ? undefined : path;
  if (value === null || typeof value !== "object" || Buffer.isBuffer(value)) return undefined;
  if (depth === DEEPEST) return path;
  for (const [name, one] of Object.entries(value)) {
    const at = path === "" ? name : `${path}/${name}`;
    const found = isWhole(name) ? brokenIn(one, at, depth + 1) : path;
    if (found !== undefined) return found;
  }
  return undefined;
}
