/** Is this the second thing the person has, and was it not used before? */
import {
  holdFactor,
  recoveryHash,
  spendRecoveryCode,
  recordStep,
  writeAudit,
  type Db,
  type FactorRow,
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
 * same code waits for the first and is refused. The transaction may end well after a refusal too: that a
 * used code was shown is written down for its owner to see (OWASP ASVS 2.8.5).
 */
export async function takeCode(
  tx: Db,
  vault: Vault | undefined,
  { person, code }: Shown,
): Promise<boolean> {
  const factor = await holdFactor(tx, person);
  if (!factor?.confirmedAt) throw new Fault("second-factor-off");
  return /^\d{6}$/.test(code)
    ? takeStep(tx, vault, { person, code, ...factor })
    : takeRecoveryCode(tx, { person, code });
}

/** Takes a code against a sealed secret, whether or not the factor is on yet. */
export async function takeStep(
  tx: Db,
  vault: Vault | undefined,
  { person, code, sealed, lastStep }: Shown & Pick<FactorRow, "sealed" | "lastStep">,
): Promise<boolean> {
  const secret = vault?.open(sealed, person);
  if (!secret) throw new Fault("second-factor-unreadable");
  const step = stepOf(secret, code, Date.now());
  if (step === undefined) return false;
  if (step > lastStep) await recordStep(tx, person, step);
  else await writeAudit(tx, { person, what: "code-reused", by: null });
  return step > lastStep;
}

async function takeRecoveryCode(tx: Db, { person, code }: Shown): Promise<boolean> {
  const read = readRecoveryCode(code);
  const kept = read && (await recoveryHash(tx, person, read.charAt(0)));
  if (!read || !(await isPassword(read, kept))) return false;
  await spendRecoveryCode(tx, person, read.charAt(0));
  await writeAudit(tx, { person, what: "recovery-used", by: person });
  return true;
}
