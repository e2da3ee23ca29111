/** Which files of a lake are live? Readers read exactly these; everything else is a leftover. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ColumnSpec } from "@dianzhang/kernel";

/** Rows a table has on a compacted day (`day`), or in hours still waiting (`day`, the last `hour`). */
export interface TableParts {
  /** As the newest part has them. */
  readonly columns: readonly ColumnSpec[];
  /** Older parts have other columns: they were written under an earlier model. */
  readonly isMixed?: boolean;
  readonly days: readonly (readonly [day: number, rows: number])[];
  readonly hours: readonly (readonly [day: number, hour: number, rows: number])[];
}

/** Lakes of another version are written anew from the log; their files are never read. */
const VERSION = 2;

export interface Manifest {
  readonly version: typeof VERSION;
  /** The last published tick; -1 before the first. */
  readonly tick: number;
  /** The last compacted day; -1 before the first. */
  readonly compacted: number;
  readonly tables: Readonly<Record<string, TableParts>>;
}

export const EMPTY_MANIFEST: Manifest = { version: VERSION, tick: -1, compacted: -1, tables: {} };

/** The manifest of a lake; an empty one when nothing was ever written there. */
export function readManifest(dir: string): Manifest {
  const file = manifestFile(dir);
  if (!existsSync(file)) return EMPTY_MANIFEST;
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  return manifest.version === VERSION ? manifest : EMPTY_MANIFEST;
}

export function writeManifest(dir: string, manifest: Manifest): void {
  writeWhole(manifestFile(dir), JSON.stringify(manifest));
}

/** A file appears whole or not at all: written beside its place, then renamed over it. */
function writeWhole(file: string, content: string): void {
  const beside = `${file}.part`;
  writePart(beside, content);
  renameSync(beside, file);
}

/** A part may be written in place: nobody reads it before the manifest names it. */
export function writePart(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export function manifestFile(dir: string): string {
  return join(dir, "manifest.json");
}

export function hourFile(dir: string, table: string, day: number, hour: number): string {
  return join(dir, table, `day=${padded(day, 4)}-hour=${padded(hour, 2)}.parquet`);
}

export function dayFile(dir: string, table: string, day: number): string {
  return join(dir, table, `day=${padded(day, 4)}.parquet`);
}

/** The live files of a table with rows between two days, both included, in order of time. */
export function filesOf(
  dir: string,
  table: string,
  parts: TableParts,
  from: number,
  to: number,
): string[] {
  const days = parts.days
    .filter(([day]) => day >= from && day <= to)
    .map(([day]) => dayFile(dir, table, day));
  const hours = parts.hours
    .filter(([day]) => day >= from && day <= to)
    .map(([day, hour]) => hourFile(dir, table, day, hour));
  return [...days, ...hours];
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
