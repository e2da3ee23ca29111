/** `npm start`: from a bare clone to the one URL a person opens. */
import { buildWeb } from "./build-web.mjs";
import { ENGINE_FLAGS, ensureInstalled, finish, runOnPinnedNode } from "./launch.mjs";

await finish(start());

async function start() {
  await ensureInstalled({ withDev: false });
  await buildWeb();
  return runOnPinnedNode([...ENGINE_FLAGS, "packages/server/main.ts", ...process.argv.slice(2)]);
}
