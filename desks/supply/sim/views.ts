/** What the purchasing seat shows: books of stock, suppliers with their scorecards, purchases, quotations. */
import {
  COUNT_FEN,
  COUNT_PIECE_FEN,
  INSPECT_FEN,
  type DeskContext,
  type StockLine,
} from "@dianzhang/market";
import type { PurchaseRow, QuoteRow, SeatView, StockRow, SupplierLine } from "../commands.ts";
import { seatOf, type SupplySlice } from "./slice.ts";

type Context = DeskContext<SupplySlice>;

/** Days an order takes where it is not known from whom it will come. */
const USUAL_DAYS = 7;

export function seat(ctx: Context): SeatView {
  const { slice, shop, market } = ctx;
  const { isTaken, rules } = seatOf(slice, shop);
  const purchases = isTaken ? market.supply.purchases(shop, 1000) : [];
  const lines = isTaken ? market.supply.stock(shop) : [];
  const leadDays = leadsOf(ctx);
  return {
    isTaken,
    rules,
    waiting: purchases.filter(({ state }) => state === "waiting").length,
    underWay: purchases.filter(({ state }) => state === "ordered").length,
    alerts: lines.filter((line) => (coverOf(line) ?? Infinity) < leadDays(line.sku)).length,
    claimableFen: purchases.reduce(
      (sum, { claimFen, isClaimed }) => sum + (isClaimed ? 0 : claimFen),
      0,
    ),
    unexplained: lines.reduce((sum, { moves }) => sum + Math.abs(moves.unexplained), 0),
    inspectFen: INSPECT_FEN,
    countFen: COUNT_FEN,
    countPieceFen: COUNT_PIECE_FEN,
  };
}

// Whoever is ordered from next: by its rule, or as the last time.
function leadsOf({ slice, shop, market }: Context): (sku: number) => number {
  const { suppliers } = market.scenario;
  const days = (supplier: Pick<(typeof suppliers)[number], "promiseHours">): number =>
    Math.ceil(supplier.promiseHours / 24);
  const known = new Map<number, number>();
  for (const { sku, supplier } of market.supply.purchases(shop, 1000).toReversed()) {
    const of = suppliers[supplier];
    if (of) known.set(sku, days(of));
  }
  for (const { sku, supplier } of seatOf(slice, shop).rules.reorder) {
    const of = suppliers.find(({ id }) => id === supplier);
    if (of) known.set(sku, days(of));
  }
  return (sku) => known.get(sku) ?? USUAL_DAYS;
}

function coverOf({ onHand, incoming, quarantine, soldLately }: StockLine): number | null {
  if (soldLately < 0.02) return null;
  return Math.round(((onHand + incoming + quarantine) / soldLately) * 10) / 10;
}

export function stock(ctx: Context, { cover }: { cover: number }): StockRow[] {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return [];
  const goods = goodsNames(ctx);
  const leadDays = leadsOf(ctx);
  return market.supply
    .stock(shop)
    .filter((line) => cover === 0 || (coverOf(line) ?? Infinity) < cover)
    .map((line) => ({
      sku: line.sku,
      listing: line.listing,
      goods: goods.get(line.listing) ?? "",
      bin: line.bin,
      onHand: line.onHand,
      away: line.away,
      reserved: line.reserved,
      picking: line.picking,
      incoming: line.incoming,
      quarantine: line.quarantine,
      opening: line.opening,
      received: line.moves.received,
      back: line.moves.back,
      sold: -line.moves.sold,
      shrunk: -line.moves.shrunk,
      otherwise: line.moves.moved + line.moves.exchanged + line.moves.unexplained,
      perDay: Math.round(line.soldLately * 100) / 100,
      coverDays: coverOf(line),
      leadDays: leadDays(line.sku),
      costFen: line.costFen,
      baseFen: line.baseFen,
      countedTick: line.countedAt,
      missed: line.missed,
    }));
}

function goodsNames({ market, shop }: Context): ReadonlyMap<number, string> {
  const lines = market.view(shop, "listing/listing-list", {}) as readonly {
    readonly listing: number;
    readonly title: string;
  }[];
  return new Map(lines.map(({ listing, title }) => [listing, title]));
}

/** More than a tenth bad: neither price nor punctuality makes up for it. */
const VETO_PERMILLE = 100;
const VETO_MARK = 40;

/** Punctuality 40, soundness 40, price 20: how the trade weighs a supplier, more or less. */
function markOf(onTime: number, defects: number, price: number): number {
  const sound = Math.max(0, 1 - defects / 100);
  const cheap = Math.max(0, Math.min(1, (1100 - price) / 500));
  const mark = Math.round((onTime / 1000) * 40 + sound * 40 + cheap * 20);
  return defects > VETO_PERMILLE ? Math.min(VETO_MARK, mark) : mark;
}

function gradeOf(mark: number | null): SupplierLine["grade"] {
  if (mark === null) return null;
  if (mark >= 85) return "A";
  if (mark >= 70) return "B";
  return mark >= 55 ? "C" : "D";
}

export function suppliers({ market, shop }: Context): SupplierLine[] {
  const scores = market.supply.scores(shop);
  return market.scenario.suppliers.map((supplier, place) => {
    const score = scores[place];
    const arrived = score?.arrived ?? 0;
    const inspected = score?.inspected ?? 0;
    const onTime = arrived > 0 ? Math.round((1000 * (score?.onTime ?? 0)) / arrived) : null;
    const defects = inspected > 0 ? Math.round((1000 * (score?.bad ?? 0)) / inspected) : null;
    const price =
      arrived > 0 ? Math.round((1000 * (score?.paidFen ?? 0)) / (score?.baseFen ?? 1)) : null;
    const mark =
      onTime === null || price === null
        ? null
        : markOf(onTime, defects ?? score?.defectPermille ?? 0, price);
    return {
      id: supplier.id,
      name: supplier.name,
      about: supplier.about,
      promiseHours: supplier.promiseHours,
      ladder: supplier.ladder,
      onTimePermille: score?.onTimePermille ?? 0,
      defectPermille: score?.defectPermille ?? 0,
      arrived,
      ownOnTimePermille: onTime,
      ownDefectPermille: defects,
      ownPricePermille: price,
      claimPermille: supplier.claimPermille,
      mark,
      grade: gradeOf(mark),
    };
  });
}

export function purchases(ctx: Context, { most }: { most: number }): PurchaseRow[] {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return [];
  const goods = goodsOfSkus(ctx);
  return market.supply.purchases(shop, most).map((line) => ({
    id: line.id,
    sku: line.sku,
    goods: goods.get(line.sku) ?? "",
    supplier: market.scenario.suppliers[line.supplier]?.id ?? "",
    pieces: line.pieces,
    unitFen: line.unitFen,
    totalFen: line.unitFen * line.pieces,
    placedTick: line.placedAt,
    promisedTick: line.promisedAt,
    arrivedTick: line.arrivedAt,
    state: line.state,
    sampled: line.sampled,
    found: line.found,
    claimFen: line.claimFen,
    isClaimed: line.isClaimed,
    isByRule: line.isByRule,
    isLate: (line.arrivedAt ?? market.now) > line.promisedAt,
  }));
}

function goodsOfSkus(ctx: Context): ReadonlyMap<number, string> {
  const names = goodsNames(ctx);
  return new Map(
    ctx.market.supply.stock(ctx.shop).map(({ sku, listing }) => [sku, names.get(listing) ?? ""]),
  );
}

export function quotes(ctx: Context): QuoteRow[] {
  const { slice, shop, market } = ctx;
  if (!seatOf(slice, shop).isTaken) return [];
  const goods = goodsOfSkus(ctx);
  const base = new Map(market.supply.stock(shop).map(({ sku, baseFen }) => [sku, baseFen]));
  return market.supply.quotes(shop).map((line) => ({
    id: line.id,
    sku: line.sku,
    goods: goods.get(line.sku) ?? "",
    supplier: market.scenario.suppliers[line.supplier]?.id ?? "",
    pieces: line.pieces,
    unitFen: line.unitFen,
    baseFen: base.get(line.sku) ?? 0,
    untilTick: line.untilTick,
  }));
}
