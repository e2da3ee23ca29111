/** `npm run -s sim -- …`: one subcommand of the command line, on the pinned Node. */
import { ENGINE_FLAGS, ensureInstalled, finish, runOnPinnedNode } from "./launch.mjs";

await finish(run());

async function run() {
  await ensureInstalled({ withDev: false });
  return runOnPinnedNode([...ENGINE_FLAGS, "packages/cli/main.ts", ...process.argv.slice(2)]);
}
