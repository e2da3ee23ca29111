/** A whole house for a journey that changes the house itself: a server on a free port, a folder of its own. */
import { rmSync } from "node:fs";
import { temporaryHome } from "@dianzhang/db/testing";
import { startServer } from "../../packages/server/start.ts";

export interface House {
  readonly url: string;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
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
