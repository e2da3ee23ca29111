/** The steps of the rule book that look at a basket as a whole: bundles, one reduction, one coupon, one gift. */
import { lineOffFen, type Bill, type BillLine, type Note, type Rights } from "./bill.ts";
import {
  counts,
  cutAt,
  permilleOf,
  rateAt,
  type Bundle,
  type FullCut,
  type FullRate,
  type ShopBook,
} from "./rule.ts";
import { spread } from "./spread.ts";

/** What a line still costs, its flash pieces set aside. */
function openFen(line: BillLine): number {
  return line.tagFen * line.quantity - lineOffFen(line) - line.flashFen;
}

/** The lines that count for a rule and have something left to take off, in the order of their SKUs. */
function openLines(bill: Bill, listings: readonly number[] | null): BillLine[] {
  return bill.lines
    .slice(0, bill.count)
    .filter((line) => counts(listings, line.listing) && line.flashPieces < line.quantity)
    .sort((a, b) => a.sku - b.sku);
}

function total(lines: readonly BillLine[]): number {
  return lines.reduce((sum, line) => sum + openFen(line), 0);
}

function share(
  lines: readonly BillLine[],
  offFen: number,
  step: "bundleOffFen" | "shopOffFen" | "couponOffFen",
): void {
  const shares = spread(
    offFen,
    lines.map(openFen),
    lines.map((line) => line.sku),
  );
  lines.forEach((line, i) => {
    line[step] += shares[i] as number;
  });
}

/** Step 2: bundles, the dearest first; a piece belongs to one bundle only, and any SKU of a listing will do. */
export function putBundlesTogether(book: ShopBook, bill: Bill, notes: Note[] | null): void {
  const lines = openLines(bill, null);
  const free = new Map(lines.map((line) => [line.sku, line.quantity - line.flashPieces]));
  for (const rule of book.bundles) {
    let offFen = 0;
    let sets = 0;
    for (;;) {
      const { whole, missing } = membersOf(rule, lines, free);
      if (missing > 0) {
        const why = sets > 0 ? "used" : "incomplete";
        const note = { rule: rule.id, kind: "bundle", line: -1 } as const;
        notes?.push({ ...note, offFen, why, missing: sets > 0 ? 0 : missing });
        break;
      }
      const more = Math.min(...whole.map((line) => free.get(line.sku) as number));
      const off = Math.max(0, Math.min(rule.cutFen * more, total(whole) - 1));
      share(whole, off, "bundleOffFen");
      for (const line of whole) {
        line.bundle = rule.id;
        free.set(line.sku, (free.get(line.sku) as number) - more);
      }
      offFen += off;
      sets += more;
    }
  }
}

/** One line with a free piece for each of a bundle's goods, and how many goods lack one. */
function membersOf(
  { listings }: Bundle,
  lines: readonly BillLine[],
  free: ReadonlyMap<number, number>,
): { readonly whole: readonly BillLine[]; readonly missing: number } {
  const whole = listings
    .map((listing) =>
      lines.find((line) => line.listing === listing && (free.get(line.sku) as number) > 0),
    )
    .filter((line) => line !== undefined);
  return { whole, missing: listings.length - whole.length };
}

/** What a reduction takes off what counts for it, and what is missing until it does (fen, or pieces). */
function reductionOf(
  rule: FullCut | FullRate,
  lines: readonly BillLine[],
): { readonly off: number; readonly missing: number } {
  const fen = total(lines);
  if (rule.kind === "full-cut") {
    const first = rule.tiers[0]?.overFen ?? 0;
    return {
      off: Math.min(cutAt(rule, fen), Math.max(0, fen - 1)),
      missing: Math.max(0, first - fen),
    };
  }
  const pieces = lines.reduce((sum, line) => sum + line.quantity - line.flashPieces, 0);
  const off = fen - permilleOf(fen, rateAt(rule, pieces));
  return {
    off: Math.min(off, Math.max(0, fen - 1)),
    missing: Math.max(0, (rule.tiers[0]?.pieces ?? 0) - pieces),
  };
}

/** Step 3: the one reduction of the shop that takes most off. */
export function reduce(book: ShopBook, bill: Bill, notes: Note[] | null): void {
  const tried = book.reductions.map((rule) => {
    const lines = openLines(bill, rule.listings);
    return { rule, lines, ...reductionOf(rule, lines) };
  });
  const best = tried.reduce((a, b) => (b.off > a.off ? b : a));
  for (const { rule, lines, off, missing } of notes ? tried : []) {
    const why =
      lines.length === 0
        ? "no-goods"
        : off === 0
          ? "not-enough"
          : rule === best.rule
            ? "used"
            : "beaten";
    const offFen = why === "used" ? off : 0;
    notes?.push({ rule: rule.id, kind: rule.kind, line: -1, offFen, why, missing });
  }
  if (best.off === 0) return;
  share(best.lines, best.off, "shopOffFen");
  bill.reduction = best.rule.id;
}

/** Step 4: the one coupon in hand that takes most off. */
export function takeCoupon(book: ShopBook, bill: Bill, rights: Rights, notes: Note[] | null): void {
  let best = { off: 0, rule: -1, lines: [] as readonly BillLine[] };
  const tried = book.coupons.map((rule) => {
    const lines = openLines(bill, rule.listings);
    const fen = total(lines);
    const isHeld = rights.holdsCoupon(rule.id);
    const off = isHeld && fen >= rule.overFen ? Math.min(rule.cutFen, Math.max(0, fen - 1)) : 0;
    if (off > best.off) best = { off, rule: rule.id, lines };
    return { rule, lines, fen, isHeld, off };
  });
  for (const { rule, lines, fen, isHeld, off } of notes ? tried : []) {
    const why =
      lines.length === 0
        ? "no-goods"
        : !isHeld
          ? "not-held"
          : off === 0
            ? "not-enough"
            : rule.id === best.rule
              ? "used"
              : "beaten";
    const missing = Math.max(0, rule.overFen - fen);
    const offFen = why === "used" ? off : 0;
    notes?.push({ rule: rule.id, kind: "coupon", line: -1, offFen, why, missing });
  }
  if (best.off === 0) return;
  share(best.lines, best.off, "couponOffFen");
  bill.coupon = best.rule;
}

/** Step 5: one gift; of several within reach the one asked most for. */
export function addGift(book: ShopBook, bill: Bill, rights: Rights, notes: Note[] | null): void {
  let best = { over: -1, rule: -1 };
  const tried = book.gifts.map((rule) => {
    const lines = openLines(bill, rule.listings);
    const fen = total(lines);
    const isLeft = rights.giftsLeft(rule.id) > 0;
    const isReached = lines.length > 0 && fen >= rule.overFen;
    if (isLeft && isReached && rule.overFen > best.over)
      best = { over: rule.overFen, rule: rule.id };
    return { rule, lines, fen, isLeft, isReached };
  });
  bill.gift = best.rule;
  for (const { rule, lines, fen, isLeft, isReached } of notes ? tried : []) {
    const why =
      lines.length === 0
        ? "no-goods"
        : !isReached
          ? "not-enough"
          : !isLeft
            ? "none-left"
            : rule.id === best.rule
              ? "used"
              : "beaten";
    const missing = Math.max(0, rule.overFen - fen);
    notes?.push({ rule: rule.id, kind: "gift", line: -1, offFen: 0, why, missing });
  }
}
