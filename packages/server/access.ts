/** Which market does this person mean, and from which seat? What is not theirs does not exist for them. */
import type { Db, MarketRow, PersonRow } from "@dianzhang/db";
import { marketFor } from "@dianzhang/db";
import { Fault } from "./fault.ts";
import type { Recall } from "./recall.ts";

export interface Place {
  readonly market: MarketRow;
  /** The seat of the person asking; null for one who only watches. */
  readonly own: number | null;
  readonly isTeacher: boolean;
}

interface Places {
  readonly db: Db;
  readonly places: Recall<Place>;
}

/** The market with this id, if the person has a seat in it or teaches its class; else 404. */
export async function placeOf(
  { db, places }: Places,
  person: PersonRow,
  market: string,
): Promise<Place> {
  const place = await places.get(`${person.id} ${market}`, () => lookFor(db, person, market));
  if (!place) throw new Fault("not-found");
  return place;
}

async function lookFor(db: Db, person: PersonRow, market: string): Promise<Place | undefined> {
  const found = await marketFor(db, market, person.id);
  if (!found) return undefined;
  const { own, teacher, ...row } = found;
  const isTeacher = person.role === "admin" || teacher === person.id;
  return own === null && !isTeacher ? undefined : { market: row, own, isTeacher };
}

/** The shop to act for: the own one, or the one a teacher names. Another shop's number is a 404. */
export function shopAt(place: Place, named: number | undefined): number {
  const shop = named ?? place.own ?? 0;
  const isAllowed = shop === place.own || (place.isTeacher && shop < place.market.seats);
  if (!isAllowed) throw new Fault("not-found");
  return shop;
}
