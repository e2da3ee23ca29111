/** Purchasing as its seat reads and writes it: books, purchases, quotations, scorecards; never what is yet to be found. */
import { exp, gammaQuantile, normalQuantile, pow } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import { STEP } from "../orders/contract.ts";
import { ensureRows } from "../world/grown.ts";
import { piecesAway } from "../world/logistics.ts";
import { ORDER_STATE, type World } from "../world/world.ts";
import { baseOf, openBooks } from "./books.ts";
import {
  MOVES,
  PURCHASE,
  PURCHASE_STATES,
  QUOTE_HOLDS,
  QUOTE_HOURS,
  type MoveKind,
  type PurchaseLine,
  type QuoteLine,
  type ScoreLine,
  type StockLine,
  type SupplyReader,
  type SupplyWriter,
} from "./contract.ts";
import { count } from "./counts.ts";
import { KEEP } from "./hour.ts";
import {
  ask,
  claim,
  claimOf,
  decideGoods,
  defectsOf,
  leadOf,
  order,
  priceFor,
  supplyChance,
} from "./purchase.ts";

export function supplyReader(world: World): SupplyReader {
  const { supply } = world;
  return {
    stock: (shop) => stockOf(world, shop),
    purchases: (shop, most) => {
      const found: PurchaseLine[] = [];
      for (let row = supply.purchase.count - 1; row >= 0 && found.length < most; row -= 1)
        if (supply.purchase.col.shop[row] === shop) found.push(purchaseLine(world, row));
      return found;
    },
    quotes: (shop) => quotesOf(world, shop),
    scores: (shop) => world.scenario.suppliers.map((_, place) => scoreOf(world, shop, place)),
    purchase: (shop, id) =>
      id < supply.purchase.count && supply.purchase.col.shop[id] === shop
        ? purchaseLine(world, id)
        : null,
    priceFen: (shop, on) => priceFor(world, shop, on),
  };
}

/** Shelf A to F, bay, level: a place of its own for every kind of goods. */
function binOf(sku: number): string {
  const shelf = "ABCDEF"[sku % 6] ?? "A";
  return `${shelf}-${String(1 + (Math.floor(sku / 6) % 20)).padStart(2, "0")}-${1 + (Math.floor(sku / 120) % 5)}`;
}

function stockOf(world: World, shop: number): StockLine[] {
  const { book, move } = world.supply;
  const held = soldPieces(world, shop);
  const found: StockLine[] = [];
  for (let sku = 0; sku < book.count; sku += 1) {
    if (book.col.isKept[sku] === 0 || world.sku.col.shop[sku] !== shop) continue;
    const moves = Object.fromEntries(
      MOVES.map((kind, i) => [kind, move.col.total[sku * MOVES.length + i] as number]),
    ) as Record<MoveKind, number>;
    const counted = book.col.countedAt[sku] as number;
    found.push({
      sku,
      listing: world.sku.col.listing[sku] as number,
      bin: binOf(sku),
      onHand: world.sku.col.stock[sku] as number,
      away: piecesAway(world.logistics, sku),
      reserved: held.reserved.get(sku) ?? 0,
      picking: held.picking.get(sku) ?? 0,
      incoming: world.sku.col.incoming[sku] as number,
      quarantine: book.col.quarantine[sku] as number,
      moves,
      opening: book.col.opening[sku] as number,
      soldLately: paceOf(world, sku),
      costFen: world.sku.col.costFen[sku] as number,
      baseFen: baseOf(world, sku),
      countedAt: counted > 0 ? counted - 1 : null,
      missed: book.col.missed[sku] as number,
    });
  }
  return found;
}

// The first days weigh as much as they can: there are no others.
function paceOf({ supply }: World, sku: number): number {
  const { pace, days } = supply.book.col;
  const known = 1 - pow(KEEP / 1000, days[sku] as number);
  return known > 0 ? (pace[sku] as number) / 1000 / known : 0;
}

// Pieces of orders that have not left: those in hands, and the others.
function soldPieces(
  world: World,
  shop: number,
): { reserved: Map<number, number>; picking: Map<number, number> } {
  const reserved = new Map<number, number>();
  const picking = new Map<number, number>();
  const { col, count: lines } = world.order;
  for (let line = 0; line < lines; line += 1) {
    if (col.shop[line] !== shop) continue;
    const state = col.state[line] as number;
    if (state !== ORDER_STATE.paid && state !== ORDER_STATE.waiting) continue;
    const row = world.desk.rowAt.get(col.head[line] as number);
    const isInHand = row !== undefined && (world.desk.work.col.step[row] as number) >= STEP.printed;
    const into = isInHand ? picking : reserved;
    const sku = col.sku[line] as number;
    into.set(sku, (into.get(sku) ?? 0) + (col.quantity[line] as number));
  }
  return { reserved, picking };
}

function purchaseLine(world: World, row: number): PurchaseLine {
  const { col } = world.supply.purchase;
  const state = col.state[row] as number;
  const isLooked = state !== PURCHASE.ordered && state !== PURCHASE.inspecting;
  return {
    id: row,
    sku: col.sku[row] as number,
    supplier: col.supplier[row] as number,
    pieces: col.pieces[row] as number,
    unitFen: col.unitFen[row] as number,
    placedAt: col.placedAt[row] as number,
    promisedAt: col.promisedAt[row] as number,
    arrivedAt: state === PURCHASE.ordered ? null : (col.arrivedAt[row] as number),
    state: PURCHASE_STATES[state] ?? "ordered",
    sampled: col.sampled[row] as number,
    // What a sample shows is known when it is through.
    found: isLooked && state !== PURCHASE.sorting ? (col.found[row] as number) : 0,
    claimable: isLooked ? (col.claimable[row] as number) : 0,
    claimFen: col.isClaimed[row] === 1 ? (col.claimFen[row] as number) : claimOf(world, row),
    isClaimed: col.isClaimed[row] === 1,
    isByRule: col.isByRule[row] === 1,
  };
}

function quotesOf({ supply, now }: World, shop: number): QuoteLine[] {
  const { col, count: rows } = supply.quote;
  const found: QuoteLine[] = [];
  for (let row = rows - 1; row >= 0; row -= 1) {
    const asked = col.askedAt[row] as number;
    if (col.shop[row] !== shop || now > asked + QUOTE_HOLDS) continue;
    found.push({
      id: row,
      supplier: col.supplier[row] as number,
      sku: col.sku[row] as number,
      pieces: col.pieces[row] as number,
      askedAt: asked,
      unitFen: now >= asked + QUOTE_HOURS ? (col.unitFen[row] as number) : null,
      untilTick: asked + QUOTE_HOLDS,
    });
  }
  return found;
}

const SLICES = 20;

function scoreOf(world: World, shop: number, place: number): ScoreLine {
  const supplier = world.scenario.suppliers[place];
  const { col, count: rows } = world.supply.purchase;
  const own = { arrived: 0, onTime: 0, pieces: 0, inspected: 0, bad: 0, paidFen: 0, baseFen: 0 };
  for (let row = 0; row < rows; row += 1) {
    if (col.shop[row] !== shop || col.supplier[row] !== place) continue;
    const { state, arrivedAt, found, sampled, pieces, unitFen, claimFen } = purchaseLine(
      world,
      row,
    );
    if (arrivedAt === null) continue;
    own.arrived += 1;
    if (arrivedAt <= (col.promisedAt[row] as number)) own.onTime += 1;
    own.pieces += pieces;
    if (state !== "inspecting" && state !== "sorting") {
      own.inspected += sampled;
      own.bad += found;
    }
    own.paidFen += pieces * unitFen - Math.min(0, claimFen);
    own.baseFen += pieces * (col.baseFen[row] as number);
  }
  const month = Math.floor(world.now / 720);
  const noise = (nth: number): number =>
    exp(
      world.parameters.supply.scoreSpread *
        normalQuantile(supplyChance(world, "score", place * 2 + nth, month)),
    );
  if (!supplier) return { supplier: place, onTimePermille: 0, defectPermille: 0, ...own };
  let punctual = 0;
  for (let i = 0; i < SLICES; i += 1) {
    const time = gammaQuantile((i + 0.5) / SLICES, supplier.leadShape);
    if (time * leadOf(supplier, world.now) <= 1000) punctual += 1;
  }
  const late = Math.min(1000, (1000 - (1000 * punctual) / SLICES) * noise(0));
  return {
    supplier: place,
    onTimePermille: Math.round(1000 - late),
    defectPermille: Math.round(defectsOf(supplier, world.now) * noise(1)),
    ...own,
  };
}

export function supplyWriter(world: World, emit: Emit): SupplyWriter {
  const place = { world, emit };
  return {
    takeOverSupply: (shop) => {
      const { seat } = world.supply;
      if (!Array.from(seat.col.shop.subarray(0, seat.count)).includes(shop)) {
        const row = seat.count;
        ensureRows(seat, row + 1);
        seat.col.shop[row] = shop;
      }
      ensureRows(world.supply.read, 1);
      if (seat.count === 1 && world.supply.book.count === 0)
        world.supply.read.col.lines[0] = world.order.count;
      openBooks(world, shop);
    },
    askQuotes: (shop, { sku, pieces, suppliers }) => {
      for (const supplier of suppliers) ask(world, shop, { sku, supplier, pieces });
    },
    purchase: (shop, lines) => {
      for (const line of lines) order(place, shop, { ...line, isByRule: false });
    },
    decideGoods: (_, purchases, how) => {
      for (const row of purchases) decideGoods(place, row, how);
    },
    claimGoods: (_, purchases) => {
      for (const row of purchases) claim(place, row);
    },
    countStock: (_, skus) => {
      for (const sku of skus) count(place, sku, false);
    },
  };
}
