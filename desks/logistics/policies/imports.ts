/** Goods from abroad as people of some skill order them: at random, or where the seat's own reckoning says that it pays. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import { EXITS, ROADS, type ImportsView } from "../commands.ts";

interface OneListing {
  readonly lines: readonly { readonly sku: number }[];
}

/** Chance a morning that something is ordered, or done with what was. */
const OFTEN = 0.08;

/** Any source, road and code for any of its listings; now and then any end of what lies abroad. */
export function anyImport(seat: Seat): Command[] {
  const day = Math.floor(seat.now / 24);
  const draw = (name: string): number => seat.chance(`import-${name}`, day);
  if (draw("whether") >= OFTEN) return [];
  const view = seat.view("logistics/imports") as ImportsView;
  const any = <T>(from: readonly T[], name: string): T | undefined =>
    from[Math.floor(draw(name) * from.length)];
  const road = any(ROADS, "road") ?? "general";
  const line = any(view.lines, "line");
  if (line && draw("end") < 0.4) {
    const ends: readonly Command[] = [
      { type: "logistics/ask-ruling", listing: line.listing },
      { type: "logistics/set-import", listing: line.listing, code: line.code, isBuyers: true },
      {
        type: "logistics/clear-import",
        listing: line.listing,
        road: road === "general" ? "bonded" : road,
        how: any(EXITS, "how") ?? "return",
      },
    ];
    const end = any(ends, "which");
    return end ? [end] : [];
  }
  const source = any(view.sources, "source");
  const listing = source ? any(source.listings, "listing") : undefined;
  const code = any(view.codes, "code");
  if (!source || listing === undefined || !code) return [];
  const least = source.roads.find((one) => one.road === road)?.least ?? 1;
  const lots = lotsOf(seat, listing, least);
  if (lots.length === 0) return [];
  return [
    {
      type: "logistics/import-goods",
      listing,
      source: source.id,
      road,
      code: code.code,
      isBuyers: draw("buyers") < 0.4,
      lots,
    },
  ];
}

/** So many pieces, as evenly as may be over a listing's kinds of goods. */
export function lotsOf(
  seat: Seat,
  listing: number,
  pieces: number,
): { sku: number; pieces: number }[] {
  const one = seat.view("listing/listing", { listing }) as OneListing | null;
  const lines = one?.lines ?? [];
  const each = Math.ceil(pieces / Math.max(1, lines.length));
  return lines.map(({ sku }) => ({ sku, pieces: each }));
}
