/** Would the import rules notice? One violation of each kind is planted; every one must turn the check red. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const root = dirname(import.meta.dirname);
let house = "";

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "canary-"));
  cpSync(join(root, ".dependency-cruiser.mjs"), join(house, ".dependency-cruiser.mjs"));
  put("package.json", '{ "type": "module" }');
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  put("packages/kernel/units.ts", "export const ONE = 1;\n");
  put(
    "packages/market/shop.ts",
    'import { ONE } from "../kernel/units.ts";\nexport const TWO = ONE + ONE;\n',
  );
  put("desks/tea/commands.ts", "export const BREW = 1;\n");
  put("desks/mug/commands.ts", "export const WASH = 1;\n");
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function cruise(): { code: number | null; said: string } {
  const tool = join(root, "node_modules/.bin/depcruise");
  const run = spawnSync(process.execPath, [tool, "--output-type", "err", "packages", "desks"], {
    cwd: house,
    encoding: "utf8",
  });
  return { code: run.status, said: run.stdout + run.stderr };
}

test("a clean house is green, and its 4 modules and 1 import were really read", () => {
  const { code, said } = cruise();
  expect(said).toContain("4 modules, 1 dependencies cruised");
  expect(code).toBe(0);
});

const VIOLATIONS = [
  [
    "the kernel imports the market",
    "packages/kernel/bad.ts",
    'import { TWO } from "../market/shop.ts";',
    "import-table-kernel",
  ],
  [
    "a type import counts too",
    "packages/kernel/bad.ts",
    'import type { TWO } from "../market/shop.ts";',
    "import-table-kernel",
  ],
  [
    "one desk imports another",
    "desks/tea/sim/bad.ts",
    'import { WASH } from "../../mug/commands.ts";',
    "desks-do-not-meet",
  ],
  [
    "pure code opens a file",
    "packages/market/bad.ts",
    'import { readFileSync } from "node:fs";',
    "pure-code-does-no-io",
  ],
  [
    "pure code takes a package",
    "packages/market/bad.ts",
    'import { Pool } from "pg";',
    "pure-code",
  ],
  [
    "an import leads nowhere",
    "packages/market/bad.ts",
    'import { X } from "./nowhere.ts";',
    "nothing-unresolved",
  ],
] as const;

test.each(VIOLATIONS)("%s: red, rule named", (_, path, line, rule) => {
  const name = /\{ (?<name>\w+) \}/.exec(line)?.groups?.["name"] ?? "";
  const use = line.startsWith("import type")
    ? `export type Y = typeof ${name};`
    : `export const y = ${name};`;
  put(path, `${line}\n${use}\n`);
  const { code, said } = cruise();
  expect(said).toContain(rule);
  expect(said).toContain(path);
  expect(code).toBeGreaterThan(0);
});
