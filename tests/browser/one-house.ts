/** Before the journeys: the very program `npm start` starts, on an empty store, and one browser, for all of them. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryHome } from "@dianzhang/db/testing";
import type { TestProject } from "vitest/node";
import { serveBrowser } from "./find-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    houseUrl: string;
    browserAddress: string;
  }
}

const ROOT = resolve(import.meta.dirname, "../..");

const ends: (() => Promise<void>)[] = [];

export async function setup(project: TestProject): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  buildWeb();
  const home = temporaryHome();
  const main = join(ROOT, "packages/server/main.ts");
  const server = spawn(process.execPath, [main], {
    env: { ...env, DIANZHANG_HOME: home, DATABASE_URL: "", PORT: "0", WORKERS: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  ends.push(async () => {
    const gone = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await gone;
    rmSync(home, { recursive: true, force: true });
  });
  const browser = await serveBrowser();
  ends.push(() => browser.close());
  project.provide("houseUrl", await urlOf(server));
  project.provide("browserAddress", browser.wsEndpoint());
}

export async function teardown(): Promise<void> {
  for (const end of ends.toReversed()) await end();
}

// The web app as these sources make it; does nothing when it stands.
function buildWeb(): void {
  const { NODE_ENV: _, ...env } = process.env;
  const script = join(ROOT, "scripts/build-web.mjs");
  execFileSync(process.execPath, [script], { cwd: ROOT, env, stdio: "ignore" });
}

function urlOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    server.stdout?.on("data", (said: Buffer) => {
      const url = /ready: (?<url>http:\S+)/.exec(said.toString())?.groups?.["url"];
      if (url) found(url);
    });
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}
