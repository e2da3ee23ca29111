/** What does the environment say about how to run? Everything has a default that works. */
import { homedir, availableParallelism } from "node:os";
import { join } from "node:path";
import type { RequiredOf } from "./auth/required.ts";
import type { Endpoint } from "./rewording/endpoint.ts";

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the database, files and lakes lie. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly workers: number;
  readonly logLevel: string;
  /** Who must sign in with a second factor; nobody unless it is set. */
  readonly secondFactorFor?: RequiredOf | undefined;
  /** Who may put buyers' lines into other words; nobody unless it is set. */
  readonly rewording?: Endpoint | undefined;
}

export const DEFAULT_PORT = 3210;

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    host: env["HOST"] || "127.0.0.1",
    port: wholeNumber(env["PORT"], DEFAULT_PORT, "PORT"),
    home: env["DIANZHANG_HOME"] || join(homedir(), ".dianzhang"),
    databaseUrl: env["DATABASE_URL"] || undefined,
    // One core is left to the doors.
    workers: wholeNumber(
      env["WORKERS"],
      Math.min(8, Math.max(1, availableParallelism() - 1)),
      "WORKERS",
    ),
    // A person at home sees one URL; a school sets `info` and gets a line of JSON for every request.
    logLevel: env["LOG_LEVEL"] || "warn",
    secondFactorFor: requiredIn(env["SECOND_FACTOR_FOR"]),
    rewording: rewordingIn(env),
  };
}

// `teachers`, or the ids of classes with commas between them.
function requiredIn(said: string | undefined): RequiredOf {
  if (!said || said === "nobody") return "nobody";
  if (said === "teachers") return said;
  return said
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** A line that takes longer than this stays as it was. */
const REWORD_WITHIN_MS = 1200;

function rewordingIn(env: Readonly<Record<string, string | undefined>>): Endpoint | undefined {
  const url = env["REWORD_URL"];
  if (!url) return undefined;
  const model = env["REWORD_MODEL"];
  if (!model) throw new Error("REWORD_URL needs a REWORD_MODEL.");
  const { protocol, hostname } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isHere))
    throw new Error("REWORD_URL should begin with https:// (http:// on this very machine only).");
  const withinMs = wholeNumber(env["REWORD_WITHIN_MS"], REWORD_WITHIN_MS, "REWORD_WITHIN_MS");
  return { url, model, key: env["REWORD_KEY"] || undefined, withinMs };
}

function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  if (!text) return otherwise;
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} should be a whole number, not "${text}".`);
  return Number(text);
}
