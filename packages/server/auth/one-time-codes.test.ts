/** Are our codes those of RFC 6238, and does a home keep its key? */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { codeAt, newSecret, shownSecret, stepOf } from "./one-time-codes.ts";
import { KEY_FILE, openVault } from "./vault.ts";

const SECRET = Buffer.from("12345678901234567890");

/** RFC 6238, appendix B, the rows of SHA-1: seconds since 1970, eight digits. */
const ROWS = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
] as const;

test.each(ROWS)("at second %i the RFC's code is %s; ours are its last six digits", (at, digits) => {
  const secret = Secret.fromUTF8(SECRET.toString());
  expect(new TOTP({ secret, digits: 8 }).generate({ timestamp: at * 1000 })).toBe(digits);
  expect(codeAt(SECRET, at * 1000)).toBe(digits.slice(2));
  const step = Math.floor(at / 30);
  expect(stepOf(SECRET, digits.slice(2), at * 1000)).toBe(step);
});

test("one step early or late is taken, two are not", () => {
  const at = 1_234_567_890_000;
  const step = Math.floor(at / 30_000);
  const shown = (early: number) => codeAt(SECRET, at + early * 30_000);
  const taken = [-2, -1, 0, 1, 2].map((early) => stepOf(SECRET, shown(early), at));
  expect(taken).toEqual([undefined, step - 1, step, step + 1, undefined]);
});

test("a new secret is 160 bits, shown as 32 letters and an address every app reads", () => {
  const { key, address } = shownSecret(newSecret(), "ann");
  expect(key).toMatch(/^[A-Z2-7]{32}$/);
  expect(address).toBe(
    `otpauth://totp/Dianzhang:ann?issuer=Dianzhang&secret=${key}&algorithm=SHA1&digits=6&period=30`,
  );
});

test("a home's key is made once, closed again when it was open to all, and not replaced while secrets need the old one", () => {
  const home = mkdtempSync(join(tmpdir(), "dz-key-"));
  const path = join(home, KEY_FILE);
  try {
    expect(openVault(home, true)).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
    const sealed = openVault(home, false)?.seal(SECRET, "ann") ?? Buffer.alloc(0);
    expect(readdirSync(home)).toEqual([KEY_FILE]);
    chmodSync(path, 0o644);
    expect(openVault(home, true)?.open(sealed, "ann")).toEqual(SECRET);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const changed = Buffer.from(sealed);
    changed[15] = (changed[15] ?? 0) ^ 1;
    expect(openVault(home, true)?.open(changed, "ann")).toBeUndefined();
    writeFileSync(path, "no key");
    expect(() => openVault(home, false)).toThrow("holds no key");
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
