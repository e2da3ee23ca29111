/** What does a program say on its terminal when something goes wrong? A sentence; where it came from only on request. */

type Errno = NodeJS.ErrnoException & {
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
};

/** Set to anything, it shows where in the program trouble came from. */
const WHERE = "DIANZHANG_STACK";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "part of this path is a file, not a folder",
  EISDIR: "this is a folder, not a file",
  EEXIST: "something else stands there",
  EACCES: "this may not be read or written",
  EPERM: "this may not be read or written",
  EROFS: "nothing can be written there",
  ENOSPC: "the disk is full",
  EMFILE: "too many files are open",
  EADDRINUSE: "another program listens there",
  EADDRNOTAVAIL: "this machine has no such address",
  ECONNREFUSED: "nobody answers there",
  ETIMEDOUT: "nobody answers there",
  ENOTFOUND: "there is no such machine",
  EAI_AGAIN: "there is no such machine",
};

/** Trouble whose message is all that needs to be said, such as a wrong word in a setting. */
export class PlainError extends Error {
  override readonly name: string = "PlainError";
}

/** Trouble as one would tell it: `/tea/log.jsonl: there is no such file or folder`. */
export function inPlainWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env[WHERE]) return error.stack ?? error.message;
  if (error instanceof PlainError) return error.message;
  const { code, ...at } = error as Errno;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason !== undefined) {
    const where = at.path ?? at.hostname ?? at.address;
    const port = at.port === undefined || at.path !== undefined ? "" : `:${at.port}`;
    return where === undefined ? reason : `${where}${port}: ${reason}`;
  }
  if (error instanceof RangeError && /alloc|array length|buffer/i.test(error.message))
    return "there is not enough memory for a market of this size";
  return `it could not be done: ${error.message} (${WHERE}=1 shows where)`;
}
