/** Titles, ads, posts and lines of rooms are asked about again every day: what was found of so many texts is kept. */
import { readClaims, type Finding } from "./check.ts";

/** Texts kept; then they are all forgotten, and read anew. */
const KEPT = 20_000;
const known = new Map<string, readonly Finding[]>();

/** Which claims a text makes that the law or the platform forbids; read once. */
export function findClaims(written: string): readonly Finding[] {
  const before = known.get(written);
  if (before !== undefined) return before;
  const found = readClaims(written);
  if (known.size >= KEPT) known.clear();
  known.set(written, found);
  return found;
}

export function hasClaims(written: string): boolean {
  return findClaims(written).length > 0;
}
