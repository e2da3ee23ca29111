/** How does a secret lie in the database without being there? Sealed under a key that lies beside the data. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

export interface Vault {
  /** `owner` is bound into it: what was sealed for one person opens for no other. */
  seal(secret: Buffer, owner: string): Buffer;
  /** Undefined when it was sealed under another key, for another owner, or changed. */
  open(sealed: Buffer, owner: string): Buffer | undefined;
}

export const KEY_FILE = "second-factor.key";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
/** The nonce GCM is specified with; never used twice under a key, being random. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OWNER_ONLY = 0o600;

/**
 * The vault of this home. Its key is made where there is none, unless secrets are there that a new key
 * could not open (`isNeeded`): then there is no vault until the old key is put back.
 */
export function openVault(home: string, isNeeded: boolean): Vault | undefined {
  const path = join(home, KEY_FILE);
  const key = readKey(path) ?? (isNeeded ? undefined : makeKey(home, path));
  return key && vaultUnder(key);
}

export function vaultUnder(key: Buffer): Vault {
  return {
    seal: (secret, owner) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]);
    },
    open: (sealed, owner) => {
      if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(sealed.length - TAG_BYTES);
      const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(owner))
        .setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

function readKey(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${path} holds no key.`);
  // A key that was copied back is often open to all.
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  return Buffer.from(text, "hex");
}

// Two processes may start at once on one home: the first link wins, and both read what it holds.
function makeKey(home: string, path: string): Buffer | undefined {
  mkdirSync(home, { recursive: true });
  const half = `${path}.${randomBytes(6).toString("hex")}`;
  const key = randomBytes(KEY_BYTES).toString("hex");
  // On the disk before anything is sealed under it: a power cut must not leave secrets without a key.
  writeFileSync(half, `${key}\n`, { mode: OWNER_ONLY, flush: true });
  try {
    linkSync(half, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(half);
  }
  return readKey(path);
}
