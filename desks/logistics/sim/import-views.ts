/** Goods from abroad as the seat sees them: offers, shipments, customs' record, and the roads side by side. */
import {
  landedCosts,
  leadHours,
  ROADS,
  type Border,
  type DeskContext,
  type ShipmentLine,
  type Source,
} from "@dianzhang/market";
import type {
  ImportLine,
  ImportsView,
  LandedParams,
  LandedView,
  ShipmentRow,
} from "../commands.ts";
import { compare } from "./compare.ts";
import { piecesAt } from "./imports.ts";
import { importsOf, sendingOf, type LogisticsSlice } from "./slice.ts";

type Context = DeskContext<LogisticsSlice>;

interface Goods {
  readonly listing: number;
  readonly isPublished: boolean;
  readonly minPriceFen: number;
}

/** Lines of shipments shown at most. */
const MOST = 3000;

export function imports(ctx: Context): ImportsView {
  const { shop, market } = ctx;
  const { border } = market.scenario;
  const record = market.border.record(shop);
  if (border === null) return { ...NOTHING, record };
  const goods = goodsOf(ctx);
  const lines = market.border.shipments(shop, MOST);
  return {
    isOffered: true,
    codes: border.codes.map(({ categories: _, ...code }) => code),
    sources: border.sources.map((source, place) => offerOf(ctx, { border, source, place, goods })),
    rules: rulesOf(border),
    record,
    lines: linesOf(ctx, border, { shipments: lines, goods }),
    shipments: rowsOf(border, lines),
  };
}

function goodsOf({ shop, market }: Context): readonly Goods[] {
  return market.view(shop, "listing/listing-list", {}) as readonly Goods[];
}

function offerOf(
  { market }: Context,
  of: {
    readonly border: Border;
    readonly source: Source;
    readonly place: number;
    readonly goods: readonly Goods[];
  },
): ImportsView["sources"][number] {
  const { id, name, origin, about, costPermille, tariffShare, quality, least, categories } =
    of.source;
  return {
    id,
    name,
    origin,
    about,
    costPermille,
    tariffShare,
    quality: quality < -0.02 ? -1 : quality < 0.15 ? 0 : quality < 0.42 ? 1 : 2,
    roads: ROADS.map((road) => ({
      road,
      least: least[road],
      leadDays: Math.round(leadHours(of.border, of.place, road) / 24),
    })),
    listings: of.goods
      .map(({ listing }) => listing)
      .filter((listing) => {
        const category = market.scenario.categories[market.border.category(listing)];
        return categories.includes(category?.id ?? "");
      }),
  };
}

function rulesOf(border: Border): ImportsView["rules"] {
  const { limits, ruling, bonded } = border;
  const { orderFen, personFen, taxPermille, refundDays } = limits;
  return {
    orderFen,
    personFen,
    taxPermille,
    refundDays,
    maxDays: bonded.maxDays,
    rulingFen: ruling.fen,
    rulingDays: Math.round(ruling.hours / 24),
    places: (["bonded", "overseas"] as const).map((road) => {
      const { name, storageFenKgMonth, backPermille, destroyFen } = border[road];
      return { road, name, storageFenKgMonth, backPermille, destroyFen };
    }),
  };
}

// A line for each listing that was imported, and for those a ruling was asked for.
function linesOf(
  ctx: Context,
  border: Border,
  has: { readonly shipments: readonly ShipmentLine[]; readonly goods: readonly Goods[] },
): ImportLine[] {
  const { slice, shop, market } = ctx;
  const terms = importsOf(sendingOf(slice, shop));
  const asked = has.goods
    .map(({ listing }) => listing)
    .filter(
      (listing) =>
        market.border.ruled(listing) !== null || market.border.rulingAt(listing) !== null,
    );
  const all = [...new Set([...terms.map(({ listing }) => listing), ...asked])];
  return all
    .toSorted((a, b) => a - b)
    .map((listing) => {
      const held = terms.find((one) => one.listing === listing);
      const ruled = market.border.ruled(listing);
      const coming = has.shipments.filter(
        (line) => line.listing === listing && line.arrivedAt === null,
      );
      return {
        listing,
        source: held ? (border.sources[held.source]?.id ?? "") : "",
        code: held ? (border.codes[held.code]?.code ?? "") : "",
        isBuyers: held?.isBuyers ?? false,
        ruled: ruled === null ? null : (border.codes[ruled]?.code ?? null),
        rulingTick: market.border.rulingAt(listing),
        isMarked: market.border.origin(listing) !== null,
        underWay: coming.reduce((sum, { pieces }) => sum + pieces, 0),
        bonded: piecesAt(ctx, listing, "bonded"),
        overseas: piecesAt(ctx, listing, "overseas"),
      };
    });
}

function rowsOf(border: Border, lines: readonly ShipmentLine[]): ShipmentRow[] {
  const rows = new Map<number, ShipmentRow>();
  for (const line of lines) {
    const before = rows.get(line.shipment);
    rows.set(line.shipment, {
      shipment: line.shipment,
      listing: line.listing,
      source: border.sources[line.source]?.id ?? "",
      road: line.road,
      code: border.codes[line.code]?.code ?? "",
      pieces: (before?.pieces ?? 0) + line.pieces,
      left: (before?.left ?? 0) + line.left,
      paidFen: (before?.paidFen ?? 0) + line.pieces * line.unitFen,
      dutyFen: (before?.dutyFen ?? 0) + line.pieces * line.dutyFen,
      placedTick: line.placedAt,
      promisedTick: line.promisedAt,
      arrivedTick: line.arrivedAt,
      state: before?.state === "arrived" ? "arrived" : line.state,
      isInspected: line.isInspected,
      isFound: line.isFound,
    });
  }
  return [...rows.values()].toSorted((a, b) => b.shipment - a.shipment);
}

const NOTHING: Omit<ImportsView, "record"> = {
  isOffered: false,
  codes: [],
  sources: [],
  rules: {
    orderFen: 0,
    personFen: 0,
    taxPermille: 0,
    refundDays: 0,
    maxDays: 0,
    rulingFen: 0,
    rulingDays: 0,
    places: [],
  },
  lines: [],
  shipments: [],
};

/** null where the listing, the source or the code is nobody's, or nothing is imported. */
export function landed(ctx: Context, params: LandedParams): LandedView | null {
  const { shop, market } = ctx;
  const { border } = market.scenario;
  const { listing, pieces, dayFen, horizonDays } = params;
  if (border === null || !market.border.isListing(listing, shop)) return null;
  const source = border.sources.findIndex(({ id }) => id === params.source);
  const code = border.codes.findIndex((one) => one.code === params.code);
  if (source < 0 || code < 0) return null;
  const category = market.border.category(listing);
  const weightG = market.scenario.categories[category]?.weightG ?? 0;
  const parcel = compare(ctx, { weightG, dayFen }).totals.find(({ way }) => way === "now");
  const goods = goodsOf(ctx).find((one) => one.listing === listing);
  const monthly = params.monthly ?? soldLately(ctx, listing);
  const priceFen = params.priceFen ?? goods?.minPriceFen ?? 1;
  const roads = landedCosts(market.scenario, {
    source,
    code,
    category,
    pieces,
    priceFen,
    monthly,
    dayFen,
    horizonDays,
    baseFen: market.border.baseFen(market.border.skus(listing)[0] ?? 0),
    courierFen: parcel?.fen ?? 0,
    courierHours: parcel?.hours ?? 0,
  });
  const open = roads.filter(({ isOpen }) => isOpen);
  const least = open.reduce((best, one) => (one.totalFen < best.totalFen ? one : best));
  return { monthly, priceFen, pieces, roads, least: least.road };
}

// Over the days there were, thirty at most; one piece at least, for nobody reckons with none.
function soldLately({ market }: Context, listing: number): number {
  const days = Math.max(1, Math.min(30, Math.floor(market.now / 24)));
  const { units } = market.counters(listing, 30);
  return Math.max(1, Math.round((units * 30) / days));
}
