/** How does everybody stand? One line a seat, its figures from the market's lake. */
import type { BoardFigures, BoardLine } from "@dianzhang/api";
import { bestScores, marketsOfClass, rosterOf, seatsOf, type MarketRow } from "@dianzhang/db";
import type { Parts } from "../app.ts";

const SECONDS_PER_HOUR = 3600;
const METRIC = "overview";

interface Seat {
  readonly market: MarketRow;
  readonly shop: number;
  readonly person: string;
}

export async function boardOf(parts: Parts, classId: string): Promise<BoardLine[]> {
  const { db } = parts;
  const roster = await rosterOf(db, classId);
  const markets = await marketsOfClass(db, classId);
  const seats: Seat[] = [];
  for (const market of markets) {
    for (const { shop, person } of await seatsOf(db, market.id))
      seats.push({ market, shop, person });
  }
  const scores = await bestScores(
    db,
    roster.map((one) => one.id),
  );
  const places = await placesOf(parts, seats);
  const lines: BoardLine[] = [];
  for (const person of roster.toSorted((a, b) => NAMES.compare(a.name, b.name))) {
    const lessons = scores
      .filter((score) => score.person === person.id)
      .map(({ lesson, score }) => ({ lesson, score }));
    const own = seats.filter((seat) => seat.person === person.id);
    const nothing = {
      market: null,
      marketName: null,
      shop: null,
      now: null,
      isRunning: false,
      figures: null,
    };
    if (own.length === 0) lines.push({ person, ...nothing, lessons });
    for (const seat of own) {
      const place = places.get(seat);
      if (place) lines.push({ person, ...place, lessons });
    }
  }
  return lines;
}

/** Trainee 2 comes before trainee 10. */
const NAMES = new Intl.Collator("zh", { numeric: true });

type Place = Omit<BoardLine, "person" | "lessons">;

/** Lakes asked at once; more would keep the markets themselves waiting. */
const AT_ONCE = 3;

async function placesOf(parts: Parts, seats: readonly Seat[]): Promise<Map<Seat, Place>> {
  const places = new Map<Seat, Place>();
  for (let from = 0; from < seats.length; from += AT_ONCE) {
    const some = seats.slice(from, from + AT_ONCE);
    const found = await Promise.all(some.map((seat) => placeOf(parts, seat)));
    found.forEach((place, i) => places.set(some[i] as Seat, place));
  }
  return places;
}

async function placeOf(parts: Parts, { market, shop }: Seat): Promise<Place> {
  const now = parts.host.now(market.id) ?? market.now;
  const { isRunning } = parts.host.clock(market.id);
  // Figures are those of an hour; of a market under way, those of its last finished day.
  const until = isRunning ? now - (now % 24) : now;
  return {
    market: market.id,
    marketName: market.name,
    shop,
    now,
    isRunning,
    figures: until === 0 ? null : await keptFigures(parts, market.id, { shop, now: until }),
  };
}

interface Kept {
  readonly now: number;
  readonly figures: Promise<BoardFigures>;
}

/** The latest figures of every seat: a class of forty is looked at every three seconds. */
const KEPT = new WeakMap<Parts["lakes"], Map<string, Kept>>();

function keptFigures(
  parts: Parts,
  market: string,
  at: { readonly shop: number; readonly now: number },
): Promise<BoardFigures> {
  const all = KEPT.get(parts.lakes) ?? new Map<string, Kept>();
  KEPT.set(parts.lakes, all);
  const key = `${market}/${at.shop}`;
  const held = all.get(key);
  // A market that was looked at in the middle of a day and runs on does not step back.
  if (held && held.now >= at.now) return held.figures;
  const figures = figuresOf(parts, market, at);
  all.set(key, { now: at.now, figures });
  figures.catch(() => all.delete(key));
  return figures;
}

async function figuresOf(
  { lakes, host }: Parts,
  market: string,
  { shop, now }: { shop: number; now: number },
): Promise<BoardFigures> {
  const { columns, rows } = await lakes.ask(host.lakeOf(market), METRIC, {
    shop,
    from: 0,
    to: now * SECONDS_PER_HOUR,
  });
  const [current] = rows;
  const read = (name: string): number | null => {
    const cell = current?.[columns.findIndex((column) => column.name === name)];
    return typeof cell === "number" ? cell : null;
  };
  return {
    visitors: read("visitors") ?? 0,
    orders: read("orders") ?? 0,
    conversion: read("conversion"),
    gmvFen: read("gmv_fen") ?? 0,
    profitFen: read("profit_fen") ?? 0,
  };
}
