/** How does a finished market hour reach the lake? */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { invariant, type Batch, type ColumnSpec } from "@dianzhang/kernel";
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

/** The rows of one tick. */
export interface HourRows {
  readonly tick: number;
  readonly batches: readonly Batch[];
}

/**
 * Publishes the rows of one tick. An hour that was already published is left alone, so a market that
 * is replayed after a restart may hand over its old hours again.
 */
export function writeHour(dir: string, tick: number, batches: readonly Batch[]): void {
  writeHours(dir, [{ tick, batches }]);
}

/** Publishes hours of one day, one after the other, as one part a table, named after the last of them. */
export function writeHours(dir: string, hours: readonly HourRows[]): void {
  const manifest = readManifest(dir);
  const fresh = hours.filter((hour) => hour.tick > manifest.tick);
  const tick = fresh.at(-1)?.tick;
  if (tick === undefined) return;
  const day = Math.floor(tick / HOURS_PER_DAY);
  const hour = tick % HOURS_PER_DAY;
  invariant(
    fresh.every((one) => Math.floor(one.tick / HOURS_PER_DAY) === day),
    "hours published together are of one day",
  );
  const tables: Record<string, TableParts> = { ...manifest.tables };
  for (const [name, ofTable] of byTable(fresh.flatMap(({ batches }) => batches))) {
    const columns = ofTable[0]?.table.columns ?? [];
    const known = knownAs(columns, tables[name]);
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

// A market that went over to another model may write other columns from then on.
function knownAs(columns: readonly ColumnSpec[], parts: TableParts | undefined): TableParts {
  if (!parts) return { columns, days: [], hours: [] };
  const isSame = JSON.stringify(columns) === JSON.stringify(parts.columns);
  return isSame ? parts : { ...parts, columns, isMixed: true };
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
