/** Which model a market runs on: the hash of every pure source, policy and data table of the engine. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { hashText } from "@dianzhang/kernel";

const ROOT = join(import.meta.dirname, "..", "..");
const PURE = ["packages/kernel", "packages/market", "packages/desk-kit", "desks"];

/** 16 hex digits; the same sources give the same version on every machine. */
export function modelVersion(root = ROOT): string {
  const files = PURE.flatMap((folder) => sources(join(root, folder)))
    .filter((file) => isModel(relative(root, file)))
    .sort();
  return hashText(
    files.map((file) => `${relative(root, file)}\n${readFileSync(file, "utf8")}`).join("\n"),
  );
}

function isModel(file: string): boolean {
  if (file.endsWith(".test.ts") || !/\.(ts|json)$/.test(file) || file.endsWith("package.json"))
    return false;
  if (!file.startsWith("desks")) return true;
  return /^desks\/[^/]+\/(desk\.ts|commands\.ts|text\.(zh|en)\.json|sim\/|policies\/)/.test(file);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sources(path);
    return [path];
  });
}
