/** Does the embedded server survive what machines do to it: kill -9, stale files, two starters, root, long paths? */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import pg from "pg";
import { startEmbedded, type EmbeddedServer } from "./embedded/supervisor.ts";
import { temporaryHome } from "./testing.ts";

const SUPERVISOR = join(import.meta.dirname, "embedded/supervisor.ts");
let home = "";
const running: EmbeddedServer[] = [];

beforeEach(() => {
  home = temporaryHome();
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function start(folder = home): Promise<EmbeddedServer> {
  const server = await startEmbedded(folder);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as unknown[];
}

async function untilDead(pid: number): Promise<void> {
  for (let i = 0; i < 200 && existsSync(`/proc/${pid}`); i += 1) {
    if (readFileSync(`/proc/${pid}/status`, "utf8").includes("State:\tZ")) return;
    await sleep(20);
  }
}

describe("the embedded server", () => {
  test("is PostgreSQL 18 on a private socket, with checksums, and no port", async () => {
    const server = await start();
    expect(await ask(server, "show server_version")).toEqual([{ server_version: "18.4" }]);
    expect(await ask(server, "show data_checksums")).toEqual([{ data_checksums: "on" }]);
    expect(await ask(server, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    expect(execFileSync("stat", ["-c", "%a", server.connection.host], { encoding: "utf8" })).toBe(
      "700\n",
    );
  });

  test("a first start killed while the database is made goes on making it alone: the next start is not in its way", async () => {
    // What is being made outlives its program, and goes on writing beside the next.
    const script = `await (await import(${JSON.stringify(SUPERVISOR)})).startEmbedded(${JSON.stringify(home)})`;
    const program = spawn(process.execPath, ["--input-type=module", "-e", script]);
    const isBegun = () => readdirSync(join(home, "db")).some((name) => name.startsWith("data.new"));
    while (!existsSync(join(home, "db")) || !isBegun()) await sleep(5);
    program.kill("SIGKILL");
    const server = await start();
    expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    running.splice(0);
    await start();
    expect(isBegun()).toBe(false);
  });

  test("killed while it wrote its number, and killed while we need it: both times it is back", async () => {
    const first = await start();
    await first.stop();
    running.splice(0);
    writeFileSync(join(home, "db", "data", "postmaster.pid"), "");
    const server = await start();
    process.kill(server.pid, "SIGKILL");
    const again = async (): Promise<unknown[]> =>
      ask(server, "select 1 as one").catch(async () => (await sleep(50), again()));
    await sleep(500);
    expect(await again()).toEqual([{ one: 1 }]);
  });

  test("never runs as root", async () => {
    const server = await start();
    const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
    const uid = /^Uid:\s+(?<uid>\d+)/m.exec(status)?.groups?.["uid"];
    expect(uid).toBe(process.getuid?.() === 0 ? "65534" : String(process.getuid?.()));
  });

  test("that outlived its parent is adopted, with what was committed", async () => {
    const first = await start();
    await ask(first, "create table tea (pots int); insert into tea values (7)");
    const second = await start();
    expect(second.isAdopted).toBe(true);
    expect(second.pid).toBe(first.pid);
    expect(await ask(second, "select pots from tea")).toEqual([{ pots: 7 }]);
  });

  test("killed with -9 starts again without a hand, with what was committed", async () => {
    const first = await start();
    await ask(first, "create table tea (pots int); insert into tea values (7)");
    process.kill(first.pid, "SIGKILL");
    await untilDead(first.pid);
    const second = await start();
    expect(second.isAdopted).toBe(false);
    expect(await ask(second, "select pots from tea")).toEqual([{ pots: 7 }]);
  });

  test("whose pid now belongs to another program is not mistaken for it", async () => {
    const first = await start();
    const file = join(home, "db", "data", "postmaster.pid");
    const text = readFileSync(file, "utf8");
    await first.stop();
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(second.isAdopted).toBe(false);
    expect(await ask(second, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("is left alone while another program is connected, then stops", async () => {
    const server = await start();
    const other = new pg.Client(server.connection);
    await other.connect();
    await server.stop();
    expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await other.end();
    await sleep(50);
    await server.stop();
    await untilDead(server.pid);
    expect(existsSync(join(home, "db", "data", "postmaster.pid"))).toBe(false);
  });

  test("finds room for its socket under a path of 150 letters", async () => {
    const deep = join(home, "d".repeat(75), "e".repeat(75));
    mkdirSync(deep, { recursive: true });
    const server = await start(deep);
    expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(Buffer.byteLength(server.connection.host)).toBeLessThan(90);
  });
});
