/** Which desks are there? Writes the generated list from the folder names under desks/. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./launch.mjs";

const HEAD =
  "/** Every desk that ships, in the order they act. Made by `npm run gen` from the folders under desks/. */\n";

/** What each generated list should hold now: path → text. */
export function generatedLists() {
  const folders = readdirSync(join(root, "desks")).toSorted();
  const desks = folders.filter((name) => existsSync(join(root, "desks", name, "desk.ts")));
  return { "packages/catalog/desks.gen.ts": listOf(desks) };
}

function listOf(names) {
  const imports = names.map((name) => {
    return `import { ${camel(name)} } from "@dianzhang/desk-${name}";\n`;
  });
  return `${HEAD}${imports.join("")}\nexport const desks = [${names.map(camel).join(", ")}] as const;\n`;
}

function camel(name) {
  return name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [path, text] of Object.entries(generatedLists()))
    writeFileSync(join(root, path), text);
}
