/** `npm run -s restore -- --from FILE --home DIR`: a new home out of a backup, whole or as of an earlier day. */
import { closeSync, mkdirSync, openSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { BadBackup, countFactors, openDb, restore } from "@dianzhang/db";
import { readWords, text, UsageError, wholeNumber } from "./args.ts";

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["from", "home", "day", "until", "database-url"], ["json"]);
  const from = text(words, "from");
  const home = text(words, "home");
  if (!from || !home) throw new UsageError("restore takes --from FILE and --home DIR");
  const day = words["day"] === undefined ? undefined : wholeNumber(words, "day", 0);
  const until = momentOf(text(words, "until"));
  // Before a home is made for it.
  closeSync(openSync(resolve(from), "r"));
  if (statSync(resolve(from)).isDirectory()) throw new UsageError(`${from} is a folder`);
  const opened = await openDb({ home: resolve(home), url: text(words, "database-url") });
  try {
    const keep = (name: string, bytes: Buffer) =>
      keepUpload(join(resolve(home), "files"), name, bytes);
    const count = await restore(opened.db, resolve(from), { day, until, keep });
    const secondFactors = await countFactors(opened.db);
    process.stdout.write(`${JSON.stringify({ home: resolve(home), ...count, secondFactors })}\n`);
    if (secondFactors > 0)
      process.stderr.write(
        `Accounts with a second factor: ${secondFactors}. Copy second-factor.key from the old home to ${resolve(home)} before the start; without it only their recovery codes work.\n`,
      );
  } catch (error) {
    if (error instanceof BadBackup) throw new UsageError(error.message);
    throw error;
  } finally {
    await opened.close();
  }
}

function momentOf(said: string | undefined): Date | undefined {
  if (said === undefined) return undefined;
  const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(said) ? `${said}T23:59:59.999Z` : said);
  if (Number.isNaN(moment.getTime()))
    throw new UsageError(`--until takes a day or a moment such as 2026-11-22, not "${said}"`);
  return moment;
}

// A backup names files by their hash; a name that says anything else is not followed.
function keepUpload(folder: string, name: string, bytes: Buffer): void {
  if (!/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name)) throw new BadBackup(`no upload is called ${name}`);
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
