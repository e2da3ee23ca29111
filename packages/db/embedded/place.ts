/** Where do the embedded server's data, socket and log lie, and as which user does it run? */
import { createHash } from "node:crypto";
import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isOpenToAll } from "./binaries.ts";

/** PostgreSQL refuses to run as root; `nobody` exists everywhere. */
const NOBODY = 65_534;
/** A unix socket's path may hold 107 bytes. */
const SOCKET_LIMIT = 107;
export const SOCKET_NAME = ".s.PGSQL.5432";

export interface Place {
  readonly home: string;
  readonly data: string;
  readonly sockets: string;
  readonly log: string;
  /** Set when we are root: the user and group to run as. */
  readonly owner: number | undefined;
}

/** Prepares the folders below `home`; a home that root keeps to itself is served from /var/lib instead. */
export function preparePlace(home: string): Place {
  const owner = process.getuid?.() === 0 ? NOBODY : undefined;
  mkdirSync(home, { recursive: true });
  const isReachable = owner === undefined || isOpenToAll(home);
  const base = isReachable ? join(home, "db") : join("/var/lib/dianzhang", shortHash(home));
  if (!isReachable) mkdirSync(dirname(base), { recursive: true, mode: 0o755 });
  const wanted = join(base, "run");
  const isShort = Buffer.byteLength(join(wanted, SOCKET_NAME)) <= SOCKET_LIMIT;
  const sockets = isShort ? wanted : join(tmpdir(), `dianzhang-${shortHash(base)}`);
  for (const folder of [base, sockets]) own(folder, owner);
  return { home: base, data: join(base, "data"), sockets, log: join(base, "postgres.log"), owner };
}

function own(folder: string, owner: number | undefined): void {
  mkdirSync(folder, { recursive: true });
  if (owner !== undefined) chownSync(folder, owner, owner);
  chmodSync(folder, 0o700);
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
