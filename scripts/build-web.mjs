/** Is the built web app the one these sources make? If not, build it. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, finish, root, runOnPinnedNode, tell } from "./launch.mjs";

const STAMP = join(root, "packages/web/dist/.sources");
const SOURCES = ["packages/web", "packages/ui", "packages/api", "packages/kernel", "desks"];
const NOT_SOURCES = new Set(["node_modules", "dist", ".cache", "sim", "policies", "metrics"]);

/** Builds packages/web/dist when the content of its sources has changed. */
export async function buildWeb() {
  const config = join(root, "packages/web/vite.config.ts");
  if (!existsSync(config)) return;
  const sources = hashOf(SOURCES);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  const stop = tell("Building the web app", 30);
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", dirname(config), "--config", config, "--logLevel", "warn"];
  const code = await runOnPinnedNode(args, { quiet: true });
  stop();
  if (code !== 0) throw new Error("The web app did not build; the reason stands above.");
  writeFileSync(STAMP, sources);
}

function hashOf(folders) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of folders) {
    for (const file of filesBelow(join(root, folder))) {
      hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !entry.name.includes(".test."))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await finish(ensureInstalled({ withDev: false }).then(buildWeb));
}
