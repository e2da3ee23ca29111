/** What would have been without a decision? The same days, the same chance, the log decided again without it. */
import type { Batch, LogRow } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";

/** What one shop had by the end of a day; money in fen. */
export interface DayFigures {
  readonly visits: number;
  readonly orders: number;
  readonly gmvFen: number;
  readonly profitFen: number;
}

export interface Without {
  /** Rows left out. */
  readonly seqs: readonly number[];
  /** Later rows that were refused, because what they needed was not there any more. */
  readonly fellAway: readonly { readonly seq: number; readonly code: string }[];
  readonly shop: number;
  /** Rivals decide anew, so this is the total effect. */
  readonly rivals: "decide-anew";
  /** With the decisions less without them: each day, and over all days. */
  readonly effect: {
    readonly firstDay: (DayFigures & { readonly day: number }) | null;
    readonly days: readonly (DayFigures & { readonly day: number })[];
    readonly total: DayFigures;
  };
}

interface Played {
  readonly days: readonly DayFigures[];
  readonly fellAway: readonly { readonly seq: number; readonly code: string }[];
}

/**
 * `open` opens the market of the log anew; the rows named are of one shop. `onDay` hears how many of the 2 × `days`
 * days have been played.
 */
export function withoutRows(
  open: () => Market,
  rows: readonly LogRow[],
  seqs: readonly number[],
  days: number,
  onDay: (played: number) => void = () => undefined,
): Without {
  const left = new Set(seqs);
  const first = rows.find((row) => left.has(row.seq));
  const shop = first?.shop ?? 0;
  const withThem = play(open(), rows, shop, { days, onDay });
  const withoutThem = play(
    open(),
    rows.filter((row) => !left.has(row.seq)),
    shop,
    { days, onDay: (day) => onDay(days + day) },
  );
  const effect = withThem.days.map((figures, day) => ({
    day,
    ...less(figures, withoutThem.days[day] as DayFigures),
  }));
  const firstDay = first ? Math.floor(first.tick / 24) : 0;
  return {
    seqs,
    fellAway: withoutThem.fellAway,
    shop,
    rivals: "decide-anew",
    effect: {
      firstDay: effect[firstDay] ?? null,
      days: effect,
      total: effect.reduce(plus, NOTHING),
    },
  };
}

const NOTHING: DayFigures = { visits: 0, orders: 0, gmvFen: 0, profitFen: 0 };

// Every row is decided again, on both sides: what differs is only what was left out, and what follows.
function play(
  market: Market,
  rows: readonly LogRow[],
  shop: number,
  { days, onDay }: { readonly days: number; readonly onDay: (day: number) => void },
): Played {
  const fellAway: { seq: number; code: string }[] = [];
  const figures: DayFigures[] = [];
  let next = 0;
  let before = 0;
  for (let day = 0; day < days; day += 1) {
    let today = NOTHING;
    for (let hour = day * 24; hour < day * 24 + 24; hour += 1) {
      for (; next < rows.length && (rows[next] as LogRow).tick <= hour; next += 1) {
        const row = rows[next] as LogRow;
        if (row.shop < 0) continue;
        const decision = market.decide(row.shop, row.command, row.resolved ?? {});
        if (decision.ok) market.apply(row.shop, decision.events);
        else fellAway.push({ seq: row.seq, code: decision.code });
      }
      today = plus(today, figuresOf(market.tick().batches, shop));
    }
    const profit = Number(market.profitFen(shop));
    figures.push({ ...today, profitFen: profit - before });
    before = profit;
    onDay(day + 1);
  }
  return { days: figures, fellAway };
}

function figuresOf(batches: readonly Batch[], shop: number): DayFigures {
  const visits = ofShop(batches, "visit", shop).length;
  const orders = ofShop(batches, "orders", shop);
  const paid = batches.find((batch) => batch.table.name === "orders")?.columns["paid_fen"];
  return {
    visits,
    orders: orders.length,
    gmvFen: orders.reduce((sum, row) => sum + Number(paid?.[row] ?? 0), 0),
    profitFen: 0,
  };
}

function ofShop(batches: readonly Batch[], table: string, shop: number): number[] {
  const batch = batches.find((one) => one.table.name === table);
  const shops = batch?.columns["shop"];
  return Array.from({ length: batch?.rows ?? 0 }, (_, row) => row).filter(
    (row) => shops?.[row] === shop,
  );
}

function plus(a: DayFigures, b: DayFigures): DayFigures {
  return {
    visits: a.visits + b.visits,
    orders: a.orders + b.orders,
    gmvFen: a.gmvFen + b.gmvFen,
    profitFen: a.profitFen + b.profitFen,
  };
}

function less(a: DayFigures, b: DayFigures): DayFigures {
  return {
    visits: a.visits - b.visits,
    orders: a.orders - b.orders,
    gmvFen: a.gmvFen - b.gmvFen,
    profitFen: a.profitFen - b.profitFen,
  };
}
