/** `npm start`: from a bare clone to the one URL a person opens. */
import { buildWeb } from "./build-web.mjs";
import { ensureInstalled, finish, runOnPinnedNode } from "./launch.mjs";

await finish(start());

async function start() {
  await ensureInstalled({ withDev: false });
  await buildWeb();
  return runOnPinnedNode(["packages/server/main.ts", ...process.argv.slice(2)]);
}
