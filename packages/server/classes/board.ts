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
  const lines: BoardLine[] = [];
  for (const person of roster) {
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
    for (const seat of own) lines.push({ person, ...(await placeOf(parts, seat)), lessons });
  }
  return lines;
}

async function placeOf(
  parts: Parts,
  { market, shop }: Seat,
): Promise<Omit<BoardLine, "person" | "lessons">> {
  const now = parts.host.now(market.id) ?? market.now;
  return {
    market: market.id,
    marketName: market.name,
    shop,
    now,
    isRunning: parts.host.clock(market.id).isRunning,
    figures: now === 0 ? null : await figuresOf(parts, market.id, { shop, now }),
  };
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
