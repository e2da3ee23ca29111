/** What is said of a setting nobody can start with, and what is left behind by a start that failed? */
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { inPlainWords } from "./plain-words.ts";
import { startServer } from "./start.ts";

function told(env: Readonly<Record<string, string>>): string {
  try {
    const { port, workers, logLevel } = readConfig(env);
    return `${port} ${workers} ${logLevel}`;
  } catch (error) {
    return inPlainWords(error);
  }
}

test.each([
  [{ PORT: "0", WORKERS: "2", LOG_LEVEL: "info" }, "0 2 info"],
  [{ PORT: "tea" }, 'PORT should be a whole number from 0 to 65535, not "tea".'],
  [{ PORT: "65536" }, 'PORT should be a whole number from 0 to 65535, not "65536".'],
  [{ WORKERS: "0" }, 'WORKERS should be a whole number from 1 to 256, not "0".'],
  [
    { LOG_LEVEL: "loud" },
    'LOG_LEVEL should be one of trace, debug, info, warn, error, fatal, silent, not "loud".',
  ],
  [{ REWORD_URL: "tea", REWORD_MODEL: "m" }, "REWORD_URL should be a whole address."],
])("%j: %s", (env, expected) => {
  expect(told(env)).toBe(expected);
});

test("trouble of the machine is told with its place, anything else with its message", () => {
  const refused = Object.assign(new Error("x"), { code: "ECONNREFUSED", address: "::1", port: 5 });
  expect(inPlainWords(refused)).toBe("::1:5: nobody answers there");
  const gone = Object.assign(new Error("x"), { code: "ENOENT", path: "/tea" });
  expect(inPlainWords(gone)).toBe("/tea: there is no such file or folder");
  expect(inPlainWords(new Error("odd"))).toMatch(/^it could not be done: odd/);
});

test("a start that fails once its database runs puts the database down again", async () => {
  const home = mkdtempSync(join(tmpdir(), "start-"));
  // Root's database runs as nobody, who has to get in.
  chmodSync(home, 0o755);
  const config = { host: "127.0.0.1", port: 0, home, databaseUrl: undefined, workers: 1 };
  await expect(startServer({ ...config, logLevel: "loud" })).rejects.toThrow("loud");
  expect(existsSync(join(home, "db", "data", "PG_VERSION"))).toBe(true);
  expect(existsSync(join(home, "db", "data", "postmaster.pid"))).toBe(false);
  rmSync(home, { recursive: true });
}, 60_000);
