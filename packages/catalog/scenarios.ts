/** Which scenarios ship, and how one is read from its folder. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseScenario, type ParsedScenario } from "@dianzhang/market";

/** Where scenarios lie: one folder each, JSON files inside; the rules of marketplaces lie beside them. */
export const SCENARIOS = join(import.meta.dirname, "..", "..", "scenarios");
const MARKETPLACES = "marketplaces";
/** Between a trade and a marketplace in a scenario's id: `apparel--bargain`. */
const ON = "--";

/** Every trade on its own marketplace, then on each of the others. */
export function listScenarios(folder = SCENARIOS): string[] {
  const places = readdirSync(join(folder, MARKETPLACES)).map((file) => file.replace(".json", ""));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== MARKETPLACES)
    .flatMap(({ name }) => [name, ...places.map((place) => `${name}${ON}${place}`)])
    .sort();
}

/** Reads and checks one scenario; a broken one names file, path and reason. */
export function readScenario(id: string, folder = SCENARIOS): ParsedScenario {
  if (!/^[a-z0-9-]+$/.test(id) || !listScenarios(folder).includes(id)) {
    return { ok: false, faults: [{ file: id, path: "", reason: "no such scenario" }] };
  }
  const [trade = "", place] = id.split(ON);
  const files: Record<string, string> = {};
  for (const file of readdirSync(join(folder, trade))) {
    if (file.endsWith(".json")) files[file] = readFileSync(join(folder, trade, file), "utf8");
  }
  if (place)
    files["marketplace.json"] = readFileSync(join(folder, MARKETPLACES, `${place}.json`), "utf8");
  return parseScenario(files);
}
