/** How does a finished market hour reach the lake? */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Batch } from "@dianzhang/kernel";
import {
  hourFile,
  readManifest,
  writeManifest,
  writePart,
  type Manifest,
  type TableParts,
} from "./manifest.ts";
import { encodeParquet } from "./parquet.ts";

const HOURS_PER_DAY = 24;

/**
 * Publishes the rows of one tick. An hour that was already published is left alone, so a market that
 * is replayed after a restart may hand over its old hours again.
 */
export function writeHour(dir: string, tick: number, batches: readonly Batch[]): void {
  const manifest = readManifest(dir);
  if (tick <= manifest.tick) return;
  const day = Math.floor(tick / HOURS_PER_DAY);
  const hour = tick % HOURS_PER_DAY;
  const tables: Record<string, TableParts> = { ...manifest.tables };
  for (const [name, ofTable] of byTable(batches)) {
    const columns = ofTable[0]?.table.columns ?? [];
    const known = tables[name] ?? { columns, days: [], hours: [] };
    const filled = ofTable.filter((batch) => batch.rows > 0);
    const rows = filled.reduce((sum, batch) => sum + batch.rows, 0);
    if (rows > 0) writePart(hourFile(dir, name, day, hour), encodeParquet(filled));
    tables[name] = rows > 0 ? { ...known, hours: [...known.hours, [day, hour, rows]] } : known;
  }
  writeManifest(dir, { ...manifest, tick, tables });
}

/** Forgets a lake, for a market whose log is about to be replayed from its beginning. */
export function clearLake(dir: string): void {
  const manifest: Manifest = readManifest(dir);
  rmSync(join(dir, "manifest.json"), { force: true });
  for (const table of Object.keys(manifest.tables)) {
    rmSync(join(dir, table), { recursive: true, force: true });
  }
}

function byTable(batches: readonly Batch[]): Map<string, Batch[]> {
  const tables = new Map<string, Batch[]>();
  for (const batch of batches) {
    const same = tables.get(batch.table.name);
    if (same) same.push(batch);
    else tables.set(batch.table.name, [batch]);
  }
  return tables;
}
