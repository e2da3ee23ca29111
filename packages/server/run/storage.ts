/** Is it the market that broke, or the disk under it? The disk may be well again in a minute. */

/** The lake could not be written: no space, no file. The market must be woken anew, and is not to blame. */
export class StorageTrouble extends Error {
  override readonly name = "StorageTrouble";
}

/** The same error, as storage trouble where the system refused a call on a file. */
export function asStorageTrouble(error: unknown): unknown {
  const { syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  return syscall === undefined ? error : new StorageTrouble(message);
}

/** PostgreSQL says: no space (53), connection lost (08), shutting down or starting (57P). */
const DATABASE_AWAY = /^(53|08|57P)/;

/** Whether disk or database could not be reached or written; nobody's decision is to blame. */
export function isStorageTrouble(error: unknown): boolean {
  if (error instanceof StorageTrouble) return true;
  const { code, syscall, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall !== undefined) return true;
  if (code !== undefined && DATABASE_AWAY.test(code)) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(message ?? "");
}
