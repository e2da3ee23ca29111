/** Which six digits hold at this moment? Time-based codes as RFC 6238 has them and every app on a phone knows them. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

/** What all apps understand without asking: SHA-1, six digits, thirty seconds. */
const KIND = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const ISSUER = "Dianzhang";
/** As long as SHA-1's own output, as RFC 4226 recommends. */
const SECRET_BYTES = 20;
/** A phone may be a step early or late. */
const WINDOW = 1;

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The secret as an app takes it: to be typed, and as the address a QR code carries. */
export function shownSecret(secret: Buffer, account: string): { key: string; address: string } {
  const totp = totpOf(secret, account);
  return { key: totp.secret.base32, address: totp.toString() };
}

/** The code of a moment. */
export function codeAt(secret: Buffer, at: number): string {
  return totpOf(secret).generate({ timestamp: at });
}

/** The time step this code belongs to, the present one or a neighbour; undefined when it is wrong or too old. */
export function stepOf(secret: Buffer, code: string, at: number): number | undefined {
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : totp.counter({ timestamp: at }) + delta;
}

function totpOf(secret: Buffer, label = ""): TOTP {
  const buffer = Uint8Array.from(secret).buffer;
  return new TOTP({ ...KIND, issuer: ISSUER, label, secret: new Secret({ buffer }) });
}
