/** `npm run -s second-factor -- --account NAME [--off]`: how an account stands; `--off` for whoever lost phone and codes. */
import { resolve } from "node:path";
import {
  auditOf,
  factorOf,
  findAccount,
  openDb,
  recoveryCodesLeft,
  resetFactor,
  type Db,
} from "@dianzhang/db";
import { readConfig } from "@dianzhang/server";
import { readWords, text, UsageError } from "./args.ts";

const LINES = 50;

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["account", "home"], ["off", "json"]);
  const account = text(words, "account")?.trim().toLowerCase();
  if (!account)
    throw new UsageError("second-factor takes --account NAME, and --off to take it off");
  const { home, databaseUrl } = readConfig(process.env);
  const opened = await openDb({ home: resolve(text(words, "home") ?? home), url: databaseUrl });
  try {
    const said = await stateOf(opened.db, { account, isOff: words["off"] === true });
    process.stdout.write(`${JSON.stringify(said)}\n`);
  } finally {
    await opened.close();
  }
}

async function stateOf(db: Db, { account, isOff }: { account: string; isOff: boolean }) {
  const person = await findAccount(db, account);
  if (!person) throw new UsageError(`there is no account ${account}`);
  if (isOff && !(await resetFactor(db, person.id, null)))
    throw new UsageError(`${account} has no second factor`);
  const factor = await factorOf(db, person.id);
  return {
    account,
    isOn: Boolean(factor?.confirmedAt),
    recoveryCodesLeft: await recoveryCodesLeft(db, person.id),
    audit: await auditOf(db, person.id, LINES),
  };
}
