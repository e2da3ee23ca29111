/** What a shop's record does to its place in the lists, and which goods the platform has taken down. */
import type { World } from "../world/world.ts";

const CLEAN_HOURS = 7 * 24;

/** Factor on the strength of a shop's goods; 1 for shops whose person never sat down there. */
export function recordFactor({ law, now, parameters }: World, shop: number): number {
  const { isOn, demotedUntil, cleanSince } = law.record.col;
  if (law.record.count <= shop || isOn[shop] === 0) return 1;
  if ((demotedUntil[shop] as number) > now) return parameters.law.demoted;
  return now - (cleanSince[shop] as number) >= CLEAN_HOURS ? parameters.law.clean : 1;
}

/** Off sale by the platform's order: the listing, or the whole shop. */
export function isTakenDown({ law, now }: World, listing: number, shop: number): boolean {
  if (law.record.count === 0) return false;
  return (
    (law.goods.col.takenDownUntil[listing] ?? 0) > now ||
    (law.record.col.shutUntil[shop] ?? 0) > now
  );
}

/** The next hour at which either of the two turns by itself; Infinity when nothing runs out. */
export function recordChangesAt({ law, now }: World): number {
  const { isOn, demotedUntil, cleanSince, shutUntil } = law.record.col;
  let next = Infinity;
  const turns = (at: number): void => {
    if (at > now && at < next) next = at;
  };
  for (let shop = 0; shop < law.record.count; shop += 1) {
    if (isOn[shop] === 0) continue;
    turns(demotedUntil[shop] as number);
    turns(shutUntil[shop] as number);
    turns((cleanSince[shop] as number) + CLEAN_HOURS);
  }
  const { takenDownUntil } = law.goods.col;
  for (let listing = 0; listing < law.goods.count; listing += 1)
    turns(takenDownUntil[listing] as number);
  return next;
}
