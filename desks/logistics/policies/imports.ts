/** Goods from abroad as people of some skill order them: at random, or where the seat's own reckoning says that it pays. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import { EXITS, ROADS, type ImportsView, type LandedView, type Road } from "../commands.ts";

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

/** Pieces sold in two weeks from which a listing is worth a shipment; what a lot must save, in fen. */
const SELLS = 8;
const WORTH_FEN = 30_000;
/** What a lot is reckoned to be sold within. */
const DAYS = 90;

interface Goods {
  readonly listing: number;
  readonly category: string;
  readonly isPublished: boolean;
  readonly units: number;
}

/** Once a week: for each good seller the source and road that save most against the usual supplier, if it is enough. */
export function importsThatPay(seat: Seat): Command[] {
  const view = seat.view("logistics/imports") as ImportsView;
  const goods = seat.view("listing/listing-list", { days: 14 }) as readonly Goods[];
  return goods
    .filter(({ isPublished, units }) => isPublished && units >= SELLS)
    .flatMap(({ listing, category }): Command[] => {
      const isOpen = view.shipments.some(
        (one) => one.listing === listing && (one.arrivedTick === null || one.left > 0),
      );
      const code = seat.scenario.border?.codes.find(({ categories }) =>
        categories.includes(category),
      )?.code;
      if (isOpen || code === undefined) return [];
      const offers = view.sources
        .filter(({ listings, quality }) => quality >= 0 && listings.includes(listing))
        .flatMap((source) => offersOf(seat, { listing, source: source.id, code }));
      const best = offers.toSorted((a, b) => b.savesFen - a.savesFen)[0];
      if (!best || best.savesFen < WORTH_FEN) return [];
      const lots = lotsOf(seat, listing, best.pieces);
      const { source, road } = best;
      return [
        {
          type: "logistics/import-goods",
          listing,
          source,
          road,
          code,
          isBuyers: false,
          lots,
        },
      ];
    });
}

interface Offer {
  readonly source: string;
  readonly road: Road;
  readonly pieces: number;
  readonly savesFen: number;
}

// What a lot of the least size would save while it is sold, by the seat's own comparison.
function offersOf(
  seat: Seat,
  of: { readonly listing: number; readonly source: string; readonly code: string },
): Offer[] {
  const asked = { ...of, pieces: 1, horizonDays: DAYS };
  const view = seat.view("logistics/landed", asked) as LandedView | null;
  const home = view?.roads.find(({ road }) => road === "home");
  if (!view || !home) return [];
  return view.roads.flatMap(({ road, isOpen, pieces, totalFen, leadDays }): Offer[] => {
    if (road === "home" || !isOpen) return [];
    const sold = Math.min(pieces, (view.monthly * (DAYS - leadDays)) / 30);
    return [{ source: of.source, road, pieces, savesFen: (home.totalFen - totalFen) * sold }];
  });
}
