/** A basket of the shop's own goods line by line, priced by the market's own rule book, a draft among the rules. */
import {
  addLine,
  booksAt,
  newBill,
  priceBasket,
  shopBook,
  type Bill,
  type Note,
  type Rights,
  type Rule,
} from "@dianzhang/market";
import type { GoodsLine, Preview, PreviewParams } from "../commands.ts";
import { faultOf } from "./check.ts";
import { withGift } from "./decide.ts";
import { goods, type Context } from "./goods.ts";
import { ownCampaigns } from "./slice.ts";
import { warningsOf } from "./warn.ts";

/** The draft's number among the rules: the youngest. */
const DRAFT = 1_000_000;

export function preview(ctx: Context, params: PreviewParams): Preview {
  const shelf = goods(ctx);
  const { draft } = params;
  const fault = draft ? faultOf(ctx, draft, shelf) : null;
  const rules: Rule[] = ownCampaigns(ctx.slice, ctx.shop).map(({ rule }) => rule);
  if (draft) rules.push({ ...withGift(draft, shelf), id: DRAFT, shop: ctx.shop } as Rule);
  const at = params.at ?? Math.max(ctx.market.now, draft?.from ?? 0);
  const book = booksAt(rules, at).get(ctx.shop) ?? shopBook([]);
  const bill = billOf(shelf, params.lines);
  const notes: Note[] = [];
  priceBasket(book, bill, rightsOf(ctx, rules, params), notes);
  return {
    ...sums(ctx, shelf, bill, giftOf(rules, bill)),
    notes: notes.map(({ rule, ...note }) => ({
      ...note,
      campaign: rule === DRAFT ? -1 : rule,
      name: ctx.slice.campaigns[rule]?.name ?? "",
    })),
    warnings: draft ? warningsOf(draft, shelf) : [],
    refusal: fault,
  };
}

function billOf(shelf: readonly GoodsLine[], lines: PreviewParams["lines"]): Bill {
  const bill = newBill(8);
  // The same SKU twice is one line.
  const wanted = new Map<number, number>();
  for (const { sku, quantity } of lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  for (const [sku, quantity] of wanted) {
    const line = shelf.find((one) => one.skus.some((each) => each.sku === sku));
    const tagFen = line?.skus.find((each) => each.sku === sku && !each.isOff)?.priceFen;
    if (line && tagFen !== undefined)
      addLine(bill, { listing: line.listing, sku, tagFen, quantity });
  }
  return bill;
}

function rightsOf(
  { market }: Context,
  rules: readonly Rule[],
  { hasCoupons, isMember }: PreviewParams,
): Rights {
  const left = (id: number): number => {
    const rule = rules.find((one) => one.id === id);
    if (!rule || !("pieces" in rule) || rule.kind === "coupon") return 0;
    return rule.pieces - (id === DRAFT ? 0 : market.campaign(id).sold);
  };
  return {
    flashLeft: (id) => {
      const rule = rules.find((one) => one.id === id);
      if (rule?.kind === "group" || rule?.kind === "presale") return Math.min(1, left(id));
      return rule?.kind === "flash" ? Math.min(rule.perBuyer, left(id)) : 0;
    },
    holdsCoupon: () => hasCoupons,
    isMember: () => isMember,
    giftsLeft: left,
  };
}

/** The listing a piece of which comes along, or −1. */
function giftOf(rules: readonly Rule[], bill: Bill): number {
  const rule = rules.find((one) => one.id === bill.gift);
  return rule?.kind === "gift" ? rule.giftListing : -1;
}

function sums(
  { market }: Context,
  shelf: readonly GoodsLine[],
  bill: Bill,
  gift: number,
): Omit<Preview, "notes" | "warnings" | "refusal"> {
  const lines = bill.lines.slice(0, bill.count);
  const shown = lines.map((line) => ({
    sku: line.sku,
    listing: line.listing,
    title: shelf.find((one) => one.listing === line.listing)?.title ?? "",
    quantity: line.quantity,
    tagFen: line.tagFen,
    itemOffFen: line.itemOffFen,
    bundleOffFen: line.bundleOffFen,
    shopOffFen: line.shopOffFen,
    couponOffFen: line.couponOffFen,
    paidFen: line.paidFen,
  }));
  const tagFen = lines.reduce((sum, line) => sum + line.tagFen * line.quantity, 0);
  const unitFen = (listing: number): number =>
    shelf.find((one) => one.listing === listing)?.unitCostFen ?? 0;
  // A gift brings nothing and costs what it costs.
  const costFen = lines.reduce(
    (sum, line) => sum + unitFen(line.listing) * line.quantity,
    unitFen(gift),
  );
  // The platform takes its share line by line, each to the fen.
  const { commissionPermille } = market.scenario;
  const commission = lines.reduce(
    (sum, { paidFen }) => sum + Math.round((paidFen * commissionPermille) / 1000),
    0,
  );
  return {
    lines: shown,
    tagFen,
    offFen: tagFen - bill.paidFen,
    paidFen: bill.paidFen,
    costFen,
    marginFen: bill.paidFen - costFen - commission,
  };
}
