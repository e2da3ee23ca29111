/** A purchase from its order to the shelf: price, time, what a sample shows, what becomes of the bad pieces. */
import {
  bitsFor,
  exp,
  gammaQuantile,
  normalQuantile,
  purpose,
  purposeKey,
  unitFrom,
} from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Supplier } from "../scenario/supplier.ts";
import { post } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import { addStock } from "../world/stock.ts";
import type { World } from "../world/world.ts";
import { averageIn, baseOf } from "./books.ts";
import {
  CLAIM_DAYS,
  INSPECT_FEN,
  INSPECT_PER_HOUR,
  LATE_MOST_PERMILLE,
  LATE_PERMILLE,
  LIST_PERMILLE,
  PURCHASE,
  QUOTE_HOLDS,
  QUOTE_HOURS,
  REFUND_HOURS,
  type GoodsDecision,
  type SupplyRow,
} from "./contract.ts";

export interface Place {
  readonly world: World;
  readonly emit: Emit;
}

/** Uniform in (0, 1) about a supplier or one of its deliveries. */
export function supplyChance(world: World, about: string, subject: number, nth: number): number {
  return unitFrom(bitsFor(purposeKey(world.seed, purpose(`supply/${about}`)), subject, nth));
}

export function supplierAt(world: World, place: number): Supplier {
  return world.scenario.suppliers[place] as Supplier;
}

/** What share of its pieces is bad on a day, and how long it takes against its promise, in thousandths. */
export function defectsOf(supplier: Supplier, now: number): number {
  return Math.max(0, supplier.defectPermille + (supplier.defectDrift * now) / 720);
}

export function leadOf(supplier: Supplier, now: number): number {
  return Math.max(200, supplier.leadPermille + (supplier.leadDrift * now) / 720);
}

/** The step of its ladder that so many pieces reach; null below the least it sells. */
function stepFor(supplier: Supplier, pieces: number): number | null {
  return supplier.ladder.findLast((step) => pieces >= step.pieces)?.permille ?? null;
}

/** A quotation that has come and still holds for as many pieces, else the list. */
export function priceFor(
  world: World,
  shop: number,
  on: { readonly sku: number; readonly supplier: number; readonly pieces: number },
): number | null {
  const step = stepFor(supplierAt(world, on.supplier), on.pieces);
  if (step === null) return null;
  const list = Math.round((baseOf(world, on.sku) * step * LIST_PERMILLE) / 1_000_000);
  const { col, count } = world.supply.quote;
  for (let row = count - 1; row >= 0; row -= 1) {
    const asked = col.askedAt[row] as number;
    const isIt =
      col.shop[row] === shop &&
      col.sku[row] === on.sku &&
      col.supplier[row] === on.supplier &&
      on.pieces >= (col.pieces[row] as number);
    if (!isIt || world.now < asked + QUOTE_HOURS || world.now > asked + QUOTE_HOLDS) continue;
    return Math.min(list, col.unitFen[row] as number);
  }
  return list;
}

/** Asks for a price; the answer is what it would be today, shown when it has come. */
export function ask(
  world: World,
  shop: number,
  on: { readonly sku: number; readonly supplier: number; readonly pieces: number },
): void {
  const step = stepFor(supplierAt(world, on.supplier), on.pieces) ?? 1000;
  const { quote } = world.supply;
  const row = quote.count;
  ensureRows(quote, row + 1);
  const u = supplyChance(world, "quote", on.supplier * 65_537 + on.sku, world.now);
  const noise = exp(world.parameters.supply.quoteSpread * normalQuantile(u));
  quote.col.shop[row] = shop;
  quote.col.supplier[row] = on.supplier;
  quote.col.sku[row] = on.sku;
  quote.col.pieces[row] = on.pieces;
  quote.col.askedAt[row] = world.now;
  quote.col.unitFen[row] = Math.round((baseOf(world, on.sku) * step * noise) / 1000);
}

/** Orders and pays; when it really comes, and how much of it is bad, is drawn now and told later. */
export function order(
  { world, emit }: Place,
  shop: number,
  on: {
    readonly sku: number;
    readonly supplier: number;
    readonly pieces: number;
    readonly isByRule: boolean;
  },
): void {
  const unitFen = priceFor(world, shop, on);
  if (unitFen === null) return;
  const { purchase } = world.supply;
  const row = purchase.count;
  ensureRows(purchase, row + 1);
  const supplier = supplierAt(world, on.supplier);
  const { col } = purchase;
  const subject = on.supplier * 65_537 + on.sku * 31 + shop;
  const late = gammaQuantile(supplyChance(world, "lead", subject, world.now), supplier.leadShape);
  const hours = (supplier.promiseHours * leadOf(supplier, world.now) * late) / 1000;
  col.shop[row] = shop;
  col.sku[row] = on.sku;
  col.supplier[row] = on.supplier;
  col.pieces[row] = on.pieces;
  col.unitFen[row] = unitFen;
  col.baseFen[row] = baseOf(world, on.sku);
  col.placedAt[row] = world.now;
  col.promisedAt[row] = world.now + supplier.promiseHours;
  col.dueAt[row] = world.now + Math.max(6, Math.round(hours));
  col.state[row] = PURCHASE.ordered;
  col.bad[row] = badAmong(world, on.pieces, defectsOf(supplier, world.now), subject);
  col.isByRule[row] = on.isByRule ? 1 : 0;
  world.sku.col.incoming[on.sku] = (world.sku.col.incoming[on.sku] as number) + on.pieces;
  const paid = on.pieces * unitFen;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "stock-purchase" }, [
    ["inventory", paid],
    ["cash", -paid],
  ]);
  tell({ world, emit }, row);
}

// A lot's own share of bad pieces varies about the supplier's: gamma with shape 2.
function badAmong(world: World, pieces: number, permille: number, subject: number): number {
  const own = gammaQuantile(supplyChance(world, "bad", subject, world.now), 2);
  const mean = (pieces * Math.min(600, permille * own)) / 1000;
  const part = supplyChance(world, "bad-part", subject, world.now);
  return Math.min(pieces, Math.floor(mean) + (part < mean - Math.floor(mean) ? 1 : 0));
}

/** Writes down where a purchase stands. */
export function tell({ world, emit }: Place, row: number): void {
  const { col } = world.supply.purchase;
  emit.purchases.add(
    world.now * 3600,
    row,
    col.shop[row] as number,
    col.sku[row] as number,
    col.supplier[row] as number,
    col.state[row] as number,
    col.pieces[row] as number,
    col.unitFen[row] as number,
    col.baseFen[row] as number,
    col.placedAt[row] as number,
    col.promisedAt[row] as number,
    col.sampled[row] as number,
    col.found[row] as number,
    col.claimFen[row] as number,
  );
}

/** What is due: deliveries arrive, samples are through, sorting is done. */
export function receiveGoods(place: Place, rules: ReadonlyMap<number, SupplyRow> | null): void {
  const { world } = place;
  const { col, count } = world.supply.purchase;
  for (let row = 0; row < count; row += 1) {
    const state = col.state[row] as number;
    if (state >= PURCHASE.shelved) continue;
    const rule = rules?.get(col.shop[row] as number);
    if (state === PURCHASE.waiting) {
      // A seat given back takes what it had set aside.
      if (!rule) shelve(place, row);
      continue;
    }
    if ((col.dueAt[row] as number) > world.now) continue;
    if (state === PURCHASE.ordered) arrive(place, row, rule?.sample ?? 0);
    else if (state === PURCHASE.inspecting) judge(place, row, rule?.accept ?? 0);
    else takeOut(place, row);
  }
}

function arrive(place: Place, row: number, sample: number): void {
  const { world } = place;
  const { col } = world.supply.purchase;
  const sku = col.sku[row] as number;
  const pieces = col.pieces[row] as number;
  world.sku.col.incoming[sku] = (world.sku.col.incoming[sku] as number) - pieces;
  col.arrivedAt[row] = world.now;
  lateFee(place, row);
  if (sample === 0) return shelve(place, row);
  hold(world, sku, pieces);
  look(place, row, Math.min(sample, pieces));
  // The sample is drawn without putting back: about as many bad ones in it as its share, and luck.
  const bad = col.bad[row] as number;
  const share = ((col.sampled[row] as number) * bad) / pieces;
  const u = supplyChance(world, "sample", sku * 31 + row, col.placedAt[row] as number);
  const found = Math.round(share + Math.sqrt(share * (1 - bad / pieces)) * normalQuantile(u));
  const most = Math.min(bad, col.sampled[row] as number);
  col.found[row] = Math.max(0, Math.min(most, found));
  col.claimable[row] = col.found[row] as number;
  col.state[row] = PURCHASE.inspecting;
  tell(place, row);
}

// Looking takes hours and is paid by the piece.
function look(place: Place, row: number, pieces: number): void {
  const { world } = place;
  const { col } = world.supply.purchase;
  col.sampled[row] = Math.max(col.sampled[row] as number, pieces);
  col.dueAt[row] = world.now + 1 + Math.ceil(pieces / INSPECT_PER_HOUR);
  spend(place, col.shop[row] as number, pieces * INSPECT_FEN);
}

export function spend({ world, emit }: Place, shop: number, fen: number): void {
  if (fen === 0) return;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "supply" }, [
    ["supply", fen],
    ["cash", -fen],
  ]);
}

function hold({ supply }: World, sku: number, pieces: number): void {
  ensureRows(supply.book, sku + 1);
  const { quarantine } = supply.book.col;
  quarantine[sku] = (quarantine[sku] as number) + pieces;
}

function judge(place: Place, row: number, accept: number): void {
  const { col } = place.world.supply.purchase;
  if ((col.found[row] as number) <= accept) return shelve(place, row);
  col.state[row] = PURCHASE.waiting;
  tell(place, row);
}

/** What was decided about goods whose sample was too bad. */
export function decideGoods(place: Place, row: number, how: GoodsDecision): void {
  const { world } = place;
  const { col } = world.supply.purchase;
  if (how === "accept") return shelve(place, row);
  if (how === "sort") {
    look(place, row, col.pieces[row] as number);
    col.state[row] = PURCHASE.sorting;
    return tell(place, row);
  }
  const sku = col.sku[row] as number;
  const pieces = col.pieces[row] as number;
  hold(world, sku, -pieces);
  col.state[row] = PURCHASE.rejected;
  col.claimable[row] = 0;
  const fen = pieces * (col.unitFen[row] as number);
  const { refund } = world.supply;
  const last = refund.count;
  ensureRows(refund, last + 1);
  refund.col.shop[last] = col.shop[row] as number;
  refund.col.tick[last] = world.now + REFUND_HOURS;
  refund.col.fen[last] = fen;
  tell(place, row);
}

/** Money for goods sent back, when it has come. */
export function receiveRefunds({ world, emit }: Place): void {
  const { col, count } = world.supply.refund;
  for (let row = 0; row < count; row += 1) {
    const fen = col.fen[row] as number;
    if (fen === 0 || (col.tick[row] as number) > world.now) continue;
    col.fen[row] = 0;
    const entry = { at: world.now * 3600, shop: col.shop[row] as number, order: -1 };
    post(world, emit, { ...entry, memo: "stock-purchase" }, [
      ["inventory", -fen],
      ["cash", fen],
    ]);
  }
}

function takeOut(place: Place, row: number): void {
  const { col } = place.world.supply.purchase;
  const bad = col.bad[row] as number;
  col.found[row] = Math.max(
    col.found[row] as number,
    Math.round(bad * place.world.parameters.supply.finds),
  );
  col.claimable[row] = col.found[row] as number;
  shelve(place, row);
}

// Good and bad pieces go on the shelf; those found are written off, and may be claimed for.
function shelve(place: Place, row: number): void {
  const { world, emit } = place;
  const { col } = world.supply.purchase;
  const sku = col.sku[row] as number;
  const pieces = col.pieces[row] as number;
  const found = col.found[row] as number;
  const unitFen = col.unitFen[row] as number;
  if (col.state[row] !== PURCHASE.ordered) hold(world, sku, -pieces);
  const good = pieces - found;
  averageIn(place, sku, { pieces: good, unitFen });
  mixBad(world, sku, { pieces: good, bad: (col.bad[row] as number) - found });
  addStock(world, sku, good, "received");
  const lost = found * unitFen;
  const entry = { at: world.now * 3600, shop: col.shop[row] as number, order: -1 };
  if (lost > 0)
    post(world, emit, { ...entry, memo: "loss" }, [
      ["write_off", lost],
      ["inventory", -lost],
    ]);
  col.state[row] = PURCHASE.shelved;
  tell(place, row);
}

function mixBad(world: World, sku: number, lot: { pieces: number; bad: number }): void {
  ensureRows(world.supply.book, sku + 1);
  const { badShare } = world.supply.book.col;
  const held = Math.max(0, world.sku.col.stock[sku] as number);
  const all = held + lot.pieces;
  if (all === 0) return;
  badShare[sku] = Math.round(
    (held * (badShare[sku] as number) + Math.max(0, lot.bad) * 1_000_000) / all,
  );
}

// What lateness costs the supplier can be claimed for.
function lateFee({ world }: Place, row: number): void {
  const { col } = world.supply.purchase;
  const days = Math.ceil((world.now - (col.promisedAt[row] as number)) / 24);
  if (days <= 0) return;
  const permille = Math.min(LATE_MOST_PERMILLE, days * LATE_PERMILLE);
  col.claimFen[row] = Math.floor(
    ((col.pieces[row] as number) * (col.unitFen[row] as number) * permille) / 1000,
  );
}

/** What a supplier would pay now, for pieces found bad and for lateness; 0 when it is too late to ask. */
export function claimOf(world: World, row: number): number {
  const { supply, now } = world;
  const { col } = supply.purchase;
  const state = col.state[row] as number;
  const isOver = now > (col.arrivedAt[row] as number) + CLAIM_DAYS * 24;
  if (state < PURCHASE.shelved || state === PURCHASE.rejected || isOver) return 0;
  if (col.isClaimed[row] === 1) return 0;
  const owed =
    (col.claimFen[row] as number) + (col.claimable[row] as number) * (col.unitFen[row] as number);
  const { claimPermille } = supplierAt(world, col.supplier[row] as number);
  return Math.floor((owed * claimPermille) / 1000);
}

export function claim({ world, emit }: Place, row: number): void {
  const { col } = world.supply.purchase;
  const fen = claimOf(world, row);
  col.isClaimed[row] = 1;
  col.claimable[row] = 0;
  col.claimFen[row] = fen;
  const entry = { at: world.now * 3600, shop: col.shop[row] as number, order: -1 };
  post(world, emit, { ...entry, memo: "supply" }, [
    ["cash", fen],
    ["supply", -fen],
  ]);
  tell({ world, emit }, row);
}
