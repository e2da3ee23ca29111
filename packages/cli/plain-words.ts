/** What does the command line say when something goes wrong? A sentence; where it came from only on request. */

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
};

/** Trouble as one would tell it: `/tea/log.jsonl: there is no such file or folder`. */
export function inPlainWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (process.env[WHERE]) return error.stack ?? error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason !== undefined) return path === undefined ? reason : `${path}: ${reason}`;
  if (error.name === "UsageError") return error.message;
  if (error instanceof RangeError && /alloc|array length|buffer/i.test(error.message))
    return "there is not enough memory for a market of this size";
  return `it could not be done: ${error.message} (${WHERE}=1 shows where)`;
}
