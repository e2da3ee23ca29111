/** Is this the second thing the person has, and was it not used before? */
import {
  holdFactor,
  recoveryHash,
  spendRecoveryCode,
  recordStep,
  writeAudit,
  type Db,
} from "@dianzhang/db";
import { Fault } from "../fault.ts";
import { stepOf } from "./one-time-codes.ts";
import { isPassword } from "./passwords.ts";
import { readRecoveryCode } from "./recovery-codes.ts";
import type { Vault } from "./vault.ts";

export interface Shown {
  readonly person: string;
  readonly code: string;
}

/**
 * Takes a code of the app, or a recovery code, inside the caller's transaction: who comes second with the
 * same code waits for the first and is refused.
 */
export async function takeCode(
  tx: Db,
  vault: Vault | undefined,
  { person, code }: Shown,
): Promise<void> {
  const factor = await holdFactor(tx, person);
  if (!factor?.confirmedAt) throw new Fault("second-factor-off");
  const isTaken = /^\d{6}$/.test(code)
    ? await takeStep(tx, vault, { person, code, ...factor })
    : await takeRecoveryCode(tx, { person, code });
  if (!isTaken) throw new Fault("wrong-code");
}

/** Takes a code against a sealed secret, whether or not the factor is on yet. */
export async function takeStep(
  tx: Db,
  vault: Vault | undefined,
  shown: Shown & { readonly sealed: Buffer; readonly lastStep: number },
): Promise<boolean> {
  const secret = vault?.open(shown.sealed, shown.person);
  if (!secret) throw new Fault("second-factor-unreadable");
  const step = stepOf(secret, shown.code, { at: Date.now(), after: shown.lastStep });
  if (step === undefined) return false;
  await recordStep(tx, shown.person, step);
  return true;
}

async function takeRecoveryCode(tx: Db, { person, code }: Shown): Promise<boolean> {
  const read = readRecoveryCode(code);
  const kept = read && (await recoveryHash(tx, person, read.charAt(0)));
  if (!read || !(await isPassword(read, kept))) return false;
  await spendRecoveryCode(tx, person, read.charAt(0));
  await writeAudit(tx, { person, what: "recovery-used", by: person });
  return true;
}
