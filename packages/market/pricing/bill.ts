/** A basket on its way through the rule book: what each line costs, and which rule took what off it. */
import type { RuleKind } from "./rule.ts";

/** One line as it comes to the till; the lines of a bill have different SKUs. */
export interface BillLine {
  listing: number;
  sku: number;
  /** Price of one piece before every promotion. */
  tagFen: number;
  quantity: number;
  /** Pieces that go at the flash price; they take part in nothing else. */
  flashPieces: number;
  /** What those pieces cost. */
  flashFen: number;
  /** Taken off the whole line, step by step. */
  itemOffFen: number;
  bundleOffFen: number;
  shopOffFen: number;
  couponOffFen: number;
  /** What is left to pay for the line. */
  paidFen: number;
  /** Rules that changed this line; −1 = none. `cut` is a price cut or a member price. */
  cut: number;
  flash: number;
  bundle: number;
}

export interface Bill {
  count: number;
  readonly lines: BillLine[];
  /** Rules that changed the whole; −1 = none. */
  reduction: number;
  coupon: number;
  gift: number;
  paidFen: number;
}

/** What this buyer may use; everything else the book knows. */
export interface Rights {
  /** Pieces of a flash sale that are left for this buyer. */
  flashLeft(rule: number): number;
  holdsCoupon(rule: number): boolean;
  isMember(rule: number): boolean;
  giftsLeft(rule: number): number;
}

/** Why a rule took something off, or did not; amounts in fen. `line` −1 = the whole basket. */
export interface Note {
  readonly rule: number;
  readonly kind: RuleKind;
  readonly line: number;
  readonly offFen: number;
  readonly why:
    | "used"
    | "beaten"
    | "flash-goods"
    | "not-enough"
    | "incomplete"
    | "not-held"
    | "not-member"
    | "none-left"
    | "no-goods";
  /** What is still missing: fen, or pieces for 满折. */
  readonly missing: number;
}

export function newBill(room: number): Bill {
  return {
    count: 0,
    lines: Array.from({ length: room }, newLine),
    reduction: -1,
    coupon: -1,
    gift: -1,
    paidFen: 0,
  };
}

function newLine(): BillLine {
  return {
    listing: 0,
    sku: 0,
    tagFen: 0,
    quantity: 0,
    flashPieces: 0,
    flashFen: 0,
    itemOffFen: 0,
    bundleOffFen: 0,
    shopOffFen: 0,
    couponOffFen: 0,
    paidFen: 0,
    cut: -1,
    flash: -1,
    bundle: -1,
  };
}

/** Adds a line; answers its place, or −1 when the bill is full. */
export function addLine(
  bill: Bill,
  asked: Pick<BillLine, "listing" | "sku" | "tagFen" | "quantity">,
): number {
  const line = bill.lines[bill.count];
  if (!line) return -1;
  line.listing = asked.listing;
  line.sku = asked.sku;
  line.tagFen = asked.tagFen;
  line.quantity = asked.quantity;
  bill.count += 1;
  return bill.count - 1;
}

/** Forgets what was priced; the lines stay. */
export function resetBill(bill: Bill): void {
  bill.reduction = bill.coupon = bill.gift = -1;
  bill.paidFen = 0;
  for (let i = 0; i < bill.count; i += 1) {
    const line = bill.lines[i] as BillLine;
    line.flashPieces = line.flashFen = line.itemOffFen = line.bundleOffFen = 0;
    line.shopOffFen = line.couponOffFen = line.paidFen = 0;
    line.cut = line.flash = line.bundle = -1;
  }
}

/** All that was taken off a line. */
export function lineOffFen(line: BillLine): number {
  return line.itemOffFen + line.bundleOffFen + line.shopOffFen + line.couponOffFen;
}
