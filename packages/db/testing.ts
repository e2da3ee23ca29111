/** How does a test get a real, empty database? DATABASE_URL's server, or an embedded one. Test code only. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { newId } from "./ids.ts";
import { openDb, type OpenedDb } from "./open.ts";

export interface TestDb extends OpenedDb {
  readonly home: string;
  readonly url: string | undefined;
}

/** An empty database that is gone when it is closed. */
export async function testDb(): Promise<TestDb> {
  const home = temporaryHome();
  const url = process.env["DATABASE_URL"];
  const own = url ? await freshDatabase(url) : undefined;
  const opened = await openDb({ home, url: own?.url });
  const close = async () => {
    await opened.close();
    await own?.drop();
    rmSync(home, { recursive: true, force: true });
  };
  return { ...opened, close, home, url: own?.url };
}

/** A folder the embedded server's own user may reach. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), "dz-"));
  chmodSync(home, 0o755);
  return home;
}

async function freshDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${newId().toLowerCase().replaceAll("-", "x")}`;
  await run(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => run(url, `drop database ${name} with (force)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
