/** Which scenarios ship, and how one is read from its folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, type ParsedScenario } from "@dianzhang/market";

/** Where scenarios lie: one folder each, JSON files inside. */
export const SCENARIOS = join(import.meta.dirname, "..", "..", "scenarios");

export function listScenarios(folder = SCENARIOS): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads and checks one scenario; a broken one names file, path and reason. */
export function readScenario(id: string, folder = SCENARIOS): ParsedScenario {
  if (!/^[a-z0-9-]+$/.test(id) || !listScenarios(folder).includes(id)) {
    return { ok: false, faults: [{ file: id, path: "", reason: "no such scenario" }] };
  }
  const files: Record<string, string> = {};
  for (const file of readdirSync(join(folder, id))) {
    if (file.endsWith(".json")) files[file] = readFileSync(join(folder, id, file), "utf8");
  }
  return parseScenario(files);
}
