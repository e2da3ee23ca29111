/** Can what a run makes be kept where it is wanted? Asked before the run, for a run may take an hour. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { clearLake } from "@dianzhang/insights";
import { UsageError } from "./args.ts";

/** A folder with room for a new lake: made where it is missing; an older lake in it is forgotten. */
export function placeForLake(folder: string): void {
  makeFolder(resolve(folder));
  const manifest = join(folder, "manifest.json");
  if (existsSync(manifest) && !isOfLake(readFileSync(manifest, "utf8")))
    throw new UsageError(
      `${manifest} is of something else than a lake; --out takes another folder`,
    );
  clearLake(folder);
  canWrite(join(folder, ".try"));
}

/** A file that will be written in the end; its folder has to be there. */
export function placeForFile(file: string): void {
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UsageError(`${file}: this is a folder, not a file`);
  if (!existsSync(dirname(file))) throw new UsageError(`${dirname(file)}: there is no such folder`);
  canWrite(`${file}.try`);
}

// Level by level: asked for several at once, Node never comes back from places such as /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory())
      throw new UsageError(`${folder}: this is a file, not a folder`);
    return;
  }
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function canWrite(beside: string): void {
  writeFileSync(beside, "");
  rmSync(beside);
}

function isOfLake(text: string): boolean {
  try {
    const { version, tables } = JSON.parse(text) as { version?: unknown; tables?: unknown };
    return typeof version === "number" && typeof tables === "object";
  } catch {
    return false;
  }
}
