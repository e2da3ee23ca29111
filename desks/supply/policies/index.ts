/** How people of different skill buy: the lowest price in one go, a sound supplier now and then, or by reckoning. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import type { PurchaseRow, Rules, SeatView, StockRow, SupplierLine } from "../commands.ts";
import { expert } from "./expert.ts";

const NOTHING: Rules = { sample: 0, accept: 0, countDays: 0, reorder: [] };

/** Whoever is cheapest gets an order for weeks of whatever has sold; nothing is looked at. */
const naive: Policy = (seat) => {
  const first = sit(seat, NOTHING);
  if (first.length > 0 || day(seat) % 6 !== 2) return first;
  const [cheapest] = suppliers(seat).toSorted((a, b) => least(a).permille - least(b).permille);
  return cheapest ? order(seat, cheapest, 80) : [];
};

/** A few pieces are looked at, whatever is bad goes back; the supplier nobody complains of. */
const average: Policy = (seat) => {
  const first = sit(seat, { ...NOTHING, sample: 8, accept: 1, countDays: 0 });
  const told = first.length > 0 ? first : judge(seat, "reject");
  if (day(seat) % 4 !== 1) return told;
  const [steady] = suppliers(seat)
    .filter((one) => least(one).permille < 930)
    .toSorted((a, b) => a.defectPermille - b.defectPermille);
  return steady ? [...told, ...order(seat, steady, 70)] : told;
};

const random: Policy = (seat) => {
  const first = sit(seat, { ...NOTHING, sample: Math.floor(seat.chance("sample") * 30) });
  const lines = stock(seat);
  const any = lines[Math.floor(seat.chance("sku") * lines.length)];
  const all = suppliers(seat);
  const one = all[Math.floor(seat.chance("supplier") * all.length)];
  if (!any || !one) return first;
  const pieces = least(one).pieces + Math.floor(seat.chance("pieces") * 30);
  const { sku } = any;
  const hows = ["accept", "sort", "reject"] as const;
  return [
    ...first,
    ...judge(seat, hows[Math.floor(seat.chance("how") * 3)] ?? "accept"),
    ...claims(seat),
    { type: "supply/ask-quotes", sku, pieces, suppliers: [one.id] },
    { type: "supply/buy", supplier: one.id, lines: [{ sku, pieces }] },
    { type: "supply/count", skus: [sku] },
  ];
};

function day({ now }: Seat): number {
  return Math.floor(now / 24);
}

function least({ ladder }: SupplierLine): { readonly pieces: number; readonly permille: number } {
  return ladder[0] ?? { pieces: 1, permille: 1000 };
}

function sit(seat: Seat, rules: Rules): Command[] {
  const { isTaken } = seat.view("supply/seat") as SeatView;
  return isTaken ? [] : [{ type: "supply/take-over" }, { type: "supply/set-rules", ...rules }];
}

function stock(seat: Seat): readonly StockRow[] {
  return seat.view("supply/stock") as readonly StockRow[];
}

function suppliers(seat: Seat): readonly SupplierLine[] {
  return seat.view("supply/suppliers") as readonly SupplierLine[];
}

// So many days of what sells, of whatever will not last that long.
function order(seat: Seat, supplier: SupplierLine, days: number): Command[] {
  const lines = stock(seat)
    .filter(({ perDay, coverDays }) => perDay >= 0.1 && (coverDays ?? 1000) < days)
    .map(({ sku, perDay }) => ({
      sku,
      pieces: Math.max(least(supplier).pieces, Math.ceil(perDay * days)),
    }))
    .slice(0, 60);
  return lines.length > 0 ? [{ type: "supply/buy", supplier: supplier.id, lines }] : [];
}

function judge(seat: Seat, how: "accept" | "sort" | "reject"): Command[] {
  const rows = seat.view("supply/purchases") as readonly PurchaseRow[];
  const waiting = rows.filter(({ state }) => state === "waiting").map(({ id }) => id);
  return waiting.length > 0 ? [{ type: "supply/decide-goods", purchases: waiting, how }] : [];
}

function claims(seat: Seat): Command[] {
  const rows = seat.view("supply/purchases") as readonly PurchaseRow[];
  const due = rows.filter(({ claimFen, isClaimed }) => claimFen > 0 && !isClaimed);
  return due.length > 0 ? [{ type: "supply/claim", purchases: due.map(({ id }) => id) }] : [];
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  naive,
  average,
  expert,
};
