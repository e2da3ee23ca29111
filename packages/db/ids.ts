/** What do the ids in addresses look like? Short, unguessable, the same on every database. */
import { randomBytes } from "node:crypto";

/** 72 random bits as 12 characters that need no escaping. */
export function newId(): string {
  return randomBytes(9).toString("base64url");
}
