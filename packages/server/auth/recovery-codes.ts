/** What lets a person in whose phone is gone? Ten codes on paper, each good for once, kept as passwords are. */
import { randomInt } from "node:crypto";
import type { RecoveryHash } from "@dianzhang/db";
import { hashPassword, READABLE } from "./passwords.ts";

/** Each code begins with a letter of its own, so that one hash is compared and not ten. */
const LETTERS = "abcdefghjk";
/** Eleven letters and digits after it: 54 bits. */
const LENGTH = 12;

export interface NewRecoveryCodes {
  /** As they are shown, this once: `a7kq-2mxp-4rtw`. */
  readonly codes: readonly string[];
  readonly hashes: readonly RecoveryHash[];
}

export async function newRecoveryCodes(): Promise<NewRecoveryCodes> {
  const made = Array.from(LETTERS, (letter) => ({
    letter,
    code: letter + randomSigns(LENGTH - 1),
  }));
  const hashes = await Promise.all(
    made.map(async ({ letter, code }) => ({ letter, hash: await hashPassword(code) })),
  );
  return { codes: made.map(({ code }) => code.replaceAll(/(.{4})(?=.)/g, "$1-")), hashes };
}

/** The code as it was made, however it was typed; undefined for anything else. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, "");
  return code.length === LENGTH && LETTERS.includes(code.charAt(0)) ? code : undefined;
}

function randomSigns(count: number): string {
  return Array.from({ length: count }, () => READABLE[randomInt(READABLE.length)]).join("");
}
