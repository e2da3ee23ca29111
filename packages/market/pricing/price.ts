/** What a basket costs: the one rule book, in its fixed order, exact to the fen. See docs/model/promotions.md. */
import { lineOffFen, resetBill, type Bill, type BillLine, type Note, type Rights } from "./bill.ts";
import {
  counts,
  cutPrice,
  specialPrice,
  type MemberPrice,
  type PriceCut,
  type Rule,
  type ShopBook,
} from "./rule.ts";
import { addGift, putBundlesTogether, reduce, takeCoupon } from "./steps.ts";

/**
 * Prices the lines of a bill: (1) each piece its best price of flash sale, price cut and member price; (2) bundles; (3) one
 * reduction of the shop; (4) one coupon; (5) one gift. Every step counts what the steps before have left; flash
 * pieces take part in step 1 alone. Where several rules of one step apply, the one that takes most off is used,
 * ties go to the older. The order of lines and of rules does not matter. A basket never costs less than 1 fen.
 * With `notes`, writes down what every rule of the book did or why it did not.
 */
export function priceBasket(
  book: ShopBook,
  bill: Bill,
  rights: Rights,
  notes: Note[] | null = null,
): void {
  resetBill(bill);
  const order = orderOfTwins(bill);
  for (let i = 0; i < bill.count; i += 1) priceItem(book, bill, order?.[i] ?? i, rights, notes);
  if (book.bundles.length > 0) putBundlesTogether(book, bill, notes);
  if (book.reductions.length > 0) reduce(book, bill, notes);
  if (book.coupons.length > 0) takeCoupon(book, bill, rights, notes);
  if (book.gifts.length > 0) addGift(book, bill, rights, notes);
  for (let i = 0; i < bill.count; i += 1) {
    const line = bill.lines[i] as BillLine;
    line.paidFen = line.tagFen * line.quantity - lineOffFen(line);
    bill.paidFen += line.paidFen;
  }
}

// Where lines share a listing they share its flash pieces too; the smaller SKU takes them first, however they lie.
function orderOfTwins({ lines, count }: Bill): number[] | null {
  for (let i = 1; i < count; i += 1)
    for (let j = 0; j < i; j += 1)
      if (lines[j]?.listing === lines[i]?.listing)
        return Array.from({ length: count }, (_, at) => at).sort(
          (a, b) => (lines[a] as BillLine).sku - (lines[b] as BillLine).sku,
        );
  return null;
}

/** Pieces of a special price that lines before have taken. */
function takenOf({ lines, count }: Bill, rule: number): number {
  let taken = 0;
  for (let i = 0; i < count; i += 1)
    if (lines[i]?.flash === rule) taken += (lines[i] as BillLine).flashPieces;
  return taken;
}

function priceItem(
  book: ShopBook,
  bill: Bill,
  place: number,
  rights: Rights,
  notes: Note[] | null,
): void {
  const line = bill.lines[place] as BillLine;
  let pieceFen = line.tagFen;
  for (const rule of cutsOf(book)) {
    if (!counts(rule.listings, line.listing)) continue;
    if (rule.kind === "member-price" && !rights.isMember(rule.id)) continue;
    const fen = cutPrice(line.tagFen, rule.payPermille);
    if (fen >= pieceFen) continue;
    pieceFen = fen;
    line.cut = rule.id;
  }
  let flashFen = pieceFen;
  for (const rule of [...book.flashes, ...book.waits]) {
    if (rule.listing !== line.listing) continue;
    if (specialPrice(rule, line.tagFen) >= flashFen) continue;
    const left = Math.min(line.quantity, rights.flashLeft(rule.id) - takenOf(bill, rule.id));
    if (left <= 0) continue;
    flashFen = specialPrice(rule, line.tagFen);
    line.flash = rule.id;
    line.flashPieces = left;
  }
  line.flashFen = line.flashPieces * flashFen;
  if (line.flashPieces === line.quantity) line.cut = -1;
  line.itemOffFen =
    line.flashPieces * (line.tagFen - flashFen) +
    (line.quantity - line.flashPieces) * (line.tagFen - pieceFen);
  if (notes) noteItems(book, bill, place, rights, notes);
}

// In the order of their numbers, so that ties go to the older.
function cutsOf({ cuts, memberPrices }: ShopBook): readonly (PriceCut | MemberPrice)[] {
  return memberPrices.length === 0 ? cuts : [...cuts, ...memberPrices].sort((a, b) => a.id - b.id);
}

function noteItems(book: ShopBook, bill: Bill, place: number, rights: Rights, notes: Note[]): void {
  const line = bill.lines[place] as BillLine;
  const note = (rule: Rule, why: Note["why"], offFen: number): void => {
    notes.push({ rule: rule.id, kind: rule.kind, line: place, offFen, why, missing: 0 });
  };
  const plain = line.quantity - line.flashPieces;
  for (const rule of [...book.flashes, ...book.waits]) {
    if (rule.listing !== line.listing) continue;
    if (rule.id === line.flash)
      note(rule, "used", line.flashPieces * (line.tagFen - specialPrice(rule, line.tagFen)));
    else
      note(rule, rights.flashLeft(rule.id) <= takenOf(bill, rule.id) ? "none-left" : "beaten", 0);
  }
  for (const rule of cutsOf(book)) {
    if (!counts(rule.listings, line.listing)) continue;
    if (rule.id === line.cut)
      note(rule, "used", plain * (line.tagFen - cutPrice(line.tagFen, rule.payPermille)));
    else if (rule.kind === "member-price" && !rights.isMember(rule.id)) note(rule, "not-member", 0);
    else note(rule, plain === 0 ? "flash-goods" : "beaten", 0);
  }
}
