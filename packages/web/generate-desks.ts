/** Which desks have screens? Writes the list the shells read: `node packages/web/generate-desks.ts`. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
export const GENERATED_FILE = join(import.meta.dirname, "desks.gen.ts");

/** The text of the generated list, from the folders that exist. */
export function deskListText(): string {
  const desks = readdirSync(join(ROOT, "desks"))
    .filter((desk) => existsSync(join(ROOT, "desks", desk, "web/index.ts")))
    .toSorted();
  const imports = desks.map(
    (desk) => `import { ${inCamel(desk)} } from "@dianzhang/desk-${desk}/web";`,
  );
  return [
    "/** Which desks have screens? Made by generate-desks.ts from the folders under desks/. */",
    `import type { DeskScreens } from "@dianzhang/ui";`,
    ...imports,
    "",
    `export const deskScreens: readonly DeskScreens[] = [${desks.map(inCamel).join(", ")}];`,
    "",
  ].join("\n");
}

function inCamel(desk: string): string {
  return desk.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.main) writeFileSync(GENERATED_FILE, deskListText());
