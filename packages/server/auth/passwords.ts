/** How are passwords kept and made? Argon2id, off the event loop. */
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Takes as long for an account that does not exist, so that timing tells nobody which accounts do. */
export async function isPassword(
  password: string,
  kept: string | null | undefined,
): Promise<boolean> {
  if (kept) return verify(kept, password);
  await hashPassword(password);
  return false;
}

/** Letters and digits that nobody confuses on paper. */
export const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** An initial password to hand out: ten letters and digits, about 49 bits. */
export function initialPassword(): string {
  return Array.from({ length: 10 }, () => READABLE[randomInt(READABLE.length)]).join("");
}
