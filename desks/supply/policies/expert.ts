/** What an expert reckons: what a supplier costs with its defects, how soon goods must be there, what is worth a look. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { PurchaseRow, Rules, SeatView, StockRow, SupplierLine } from "../commands.ts";

/** A bad piece costs this much of a good one beside itself: goodwill, freight, a return. Assumption. */
const BAD_COSTS = 1.6;
/** Days of sales ordered at once, and days of sales held against a late delivery. */
const COVER = 75;
const SAFE = 10;

const RULES: Rules = { sample: 20, accept: 1, countDays: 0, reorder: [] };

export function expert(seat: Seat): Command[] {
  const { isTaken } = seat.view("supply/seat") as SeatView;
  if (!isTaken) return [{ type: "supply/take-over" }, { type: "supply/set-rules", ...RULES }];
  const rows = seat.view("supply/purchases") as readonly PurchaseRow[];
  const told = [...judge(rows), ...claims(rows)];
  const day = Math.floor(seat.now / 24);
  return day >= 1 && day % 3 === 1 ? [...told, ...order(seat)] : told;
}

/** What a piece really costs from it in such a lot, against the usual supplier's. */
function worth(supplier: SupplierLine, pieces: number): number {
  const step = supplier.ladder.findLast((one) => pieces >= one.pieces);
  if (!step) return Infinity;
  if (supplier.grade === "D") return Infinity;
  const own = supplier.ownDefectPermille;
  const defects = own === null ? supplier.defectPermille : (own + supplier.defectPermille) / 2;
  // What is bad and not paid for must be earned by the good ones.
  const lost = (Math.min(900, defects) / 1000) * (1 - supplier.claimPermille / 1000);
  return (step.permille / (1 - lost)) * (1 + (BAD_COSTS * defects) / 1000);
}

// Each kind that sells, from whoever is best for a lot of its size.
function order(seat: Seat): Command[] {
  const suppliers = seat.view("supply/suppliers") as readonly SupplierLine[];
  const bySupplier = new Map<string, { sku: number; pieces: number }[]>();
  for (const row of seat.view("supply/stock") as readonly StockRow[]) {
    if (row.perDay < 0.08 || (row.coverDays ?? 1000) > COVER + SAFE) continue;
    const wanted = Math.ceil(row.perDay * COVER);
    const lots = suppliers.map((one) => ({
      one,
      pieces: Math.max(wanted, one.ladder[0]?.pieces ?? 1),
    }));
    const fit = lots.filter(({ pieces }) => pieces <= Math.max(24, wanted * 2.5));
    const [best] = fit.toSorted((a, b) => worth(a.one, a.pieces) - worth(b.one, b.pieces));
    if (!best || worth(best.one, best.pieces) > 980) continue;
    const own = bySupplier.get(best.one.id) ?? [];
    own.push({ sku: row.sku, pieces: best.pieces });
    bySupplier.set(best.one.id, own);
  }
  return [...bySupplier].map(([supplier, lines]) => ({ type: "supply/buy", supplier, lines }));
}

// A delivery with many bad ones is sorted when it is worth it, else it goes back.
function judge(rows: readonly PurchaseRow[]): Command[] {
  const waiting = rows.filter(({ state }) => state === "waiting");
  const isWorth = ({ found, sampled }: PurchaseRow): boolean => found / Math.max(1, sampled) < 0.25;
  const sort = waiting.filter(isWorth).map(({ id }) => id);
  const back = waiting.filter((row) => !isWorth(row)).map(({ id }) => id);
  return [
    ...(sort.length > 0 ? [{ type: "supply/decide-goods", purchases: sort, how: "sort" }] : []),
    ...(back.length > 0 ? [{ type: "supply/decide-goods", purchases: back, how: "reject" }] : []),
  ];
}

function claims(rows: readonly PurchaseRow[]): Command[] {
  const due = rows.filter(({ claimFen, isClaimed }) => claimFen > 0 && !isClaimed);
  return due.length > 0 ? [{ type: "supply/claim", purchases: due.map(({ id }) => id) }] : [];
}
