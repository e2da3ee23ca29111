/** What does the environment say about how to run? Everything has a default that works. */
import { homedir, availableParallelism } from "node:os";
import { join } from "node:path";

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the database, files and lakes lie. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly workers: number;
  readonly logLevel: string;
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
  };
}

function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  if (!text) return otherwise;
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${name} should be a whole number, not "${text}".`);
  return Number(text);
}
