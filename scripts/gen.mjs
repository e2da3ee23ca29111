/** Which desks are there? Writes the two generated lists from the folder names under desks/. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./launch.mjs";

const HEAD = "/** Which desks are there? Made by `npm run gen` from the folders under desks/. */\n";

/** What each generated list should hold now: path → text. */
export function generatedLists() {
  const folders = readdirSync(join(root, "desks")).toSorted();
  const having = (file) => folders.filter((name) => existsSync(join(root, "desks", name, file)));
  const lists = { "packages/catalog/desks.gen.ts": listOf(having("desk.ts"), "desk.ts", "Desk") };
  const screens = having("web/index.ts");
  if (screens.length > 0) {
    lists["packages/web/desks.gen.ts"] = listOf(screens, "web/index.ts", "Screens");
  }
  return lists;
}

function listOf(names, file, suffix) {
  const imports = names.map((name) => {
    const local = camel(name) + suffix;
    return `import { ${camel(name)} as ${local} } from "../../desks/${name}/${file}";\n`;
  });
  const constant = suffix === "Desk" ? "desks" : "deskScreens";
  const entries = names.map((name) => camel(name) + suffix).join(", ");
  return `${HEAD}${imports.join("")}\nexport const ${constant} = [${entries}];\n`;
}

function camel(name) {
  return name.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [path, text] of Object.entries(generatedLists())) writeFileSync(join(root, path), text);
}
