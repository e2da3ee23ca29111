/** A whole house for one journey: the built web app, a server on a free port, a folder of its own. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryHome } from "@dianzhang/db/testing";
import { startServer } from "../../packages/server/start.ts";

const ROOT = resolve(import.meta.dirname, "../..");

export interface House {
  readonly url: string;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const { NODE_ENV: _, ...env } = process.env;
  execFileSync(process.execPath, [join(ROOT, "scripts/build-web.mjs")], {
    cwd: ROOT,
    env,
    stdio: "ignore",
  });
  const home = temporaryHome();
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    home,
    databaseUrl: undefined,
    workers: 1,
    logLevel: "silent",
  });
  const url = await started.app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    close: async () => {
      await started.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
