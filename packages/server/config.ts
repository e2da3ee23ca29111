/** What does the environment say about how to run? Everything has a default that works. */
import { homedir, availableParallelism } from "node:os";
import { join } from "node:path";
import type { RequiredOf } from "./auth/required.ts";
import { PlainError } from "./plain-words.ts";
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
    // 0 = any port that is free.
    port: wholeNumber(env["PORT"], DEFAULT_PORT, { name: "PORT", most: 65_535 }),
    home: env["DIANZHANG_HOME"] || join(homedir(), ".dianzhang"),
    databaseUrl: env["DATABASE_URL"] || undefined,
    // One core is left to the doors.
    workers: wholeNumber(env["WORKERS"], Math.min(8, Math.max(1, availableParallelism() - 1)), {
      name: "WORKERS",
      least: 1,
      most: 256,
    }),
    // A person at home sees one URL; a school sets `info` and gets a line of JSON for every request.
    logLevel: logLevelIn(env["LOG_LEVEL"]),
    secondFactorFor: requiredIn(env["SECOND_FACTOR_FOR"]),
    rewording: rewordingIn(env),
  };
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

function logLevelIn(said: string | undefined): string {
  if (!said) return "warn";
  if (LOG_LEVELS.includes(said)) return said;
  throw new PlainError(`LOG_LEVEL should be one of ${LOG_LEVELS.join(", ")}, not "${said}".`);
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
  if (!model) throw new PlainError("REWORD_URL needs a REWORD_MODEL.");
  if (!URL.canParse(url)) throw new PlainError("REWORD_URL should be a whole address.");
  const { protocol, hostname } = new URL(url);
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isHere))
    throw new PlainError(
      "REWORD_URL should begin with https:// (http:// on this very machine only).",
    );
  const withinMs = wholeNumber(env["REWORD_WITHIN_MS"], REWORD_WITHIN_MS, {
    name: "REWORD_WITHIN_MS",
  });
  return { url, model, key: env["REWORD_KEY"] || undefined, withinMs };
}

function wholeNumber(
  text: string | undefined,
  otherwise: number,
  { name, least = 0, most = 99_999 }: { name: string; least?: number; most?: number },
): number {
  if (!text) return otherwise;
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new PlainError(`${name} should be a whole number from ${least} to ${most}, not "${text}".`);
}
