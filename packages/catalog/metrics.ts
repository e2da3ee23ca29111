/** Where the metric files of all desks lie. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { desks } from "./desks.gen.ts";

/** The `metrics/` folders of the desks that have one. */
export function metricFolders(): string[] {
  const root = join(import.meta.dirname, "..", "..", "desks");
  return desks.map((desk) => join(root, desk.id, "metrics")).filter((folder) => existsSync(folder));
}
