/** What a market remembers of promotions: what each campaign came to, who holds which coupon, what was asked. */
import { ensureRows, grown, type Grown } from "./grown.ts";

/** Days that the lowest asked price of a listing is kept. */
export const PRICE_DAYS = 32;

/** What one campaign has come to; a row is a campaign's number. */
const campaignSpec = {
  /** Coupons claimed or sent; coupons used. */
  claimed: Uint32Array,
  used: Uint32Array,
  /** Flash pieces and gifts that left the shelf. */
  sold: Uint32Array,
  /** Orders it took something off, what those paid for goods, and what it took off. */
  orders: Uint32Array,
  paidFen: Float64Array,
  offFen: Float64Array,
  costFen: Float64Array,
};
const claimSpec = {
  shopper: Uint32Array,
  campaign: Uint32Array,
  /** HELD or USED for a coupon; for a flash sale the pieces bought. */
  state: Uint8Array,
};
/** Per listing, of today: hours with a price below the tag, the sum of its logarithm over them, the lowest. */
const dealSpec = { hours: Uint8Array, logFen: Float64Array, lowFen: Int32Array };
const priceSpec = { lowestFen: Int32Array };

/** Coupons that a seat gives to its own customers have numbers from here on, and rows of their own. */
export const FIRST_COUPON = 524_288;
export const HELD = 1;
export const USED = 2;

/** Order lines by shop and shopper, looked up where a member price is asked for; orders are only ever added to. */
export interface Buyers {
  readonly lines: Map<number, number[]>;
  /** Lines of orders taken up so far. */
  counted: number;
}

export interface Promotions {
  readonly campaign: Grown<typeof campaignSpec>;
  /** A row is a coupon's number less FIRST_COUPON. */
  readonly coupon: Grown<typeof campaignSpec>;
  readonly claim: Grown<typeof claimSpec>;
  readonly deal: Grown<typeof dealSpec>;
  /** Listing × PRICE_DAYS: the lowest price asked that day, in fen; 0 = not on sale. */
  readonly price: Grown<typeof priceSpec>;
  /** Shopper and campaign → row of `claim`. Derived; not saved. */
  readonly claimAt: Map<number, number>;
  /** Who has bought where. Derived; not saved. */
  readonly buyers: Buyers;
}

export const PROMOTION_TABLES = ["campaign", "claim", "deal", "price"] as const;

export function newPromotions(): Promotions {
  return {
    campaign: grown(campaignSpec, 16),
    coupon: grown(campaignSpec, 16),
    claim: grown(claimSpec, 64),
    deal: grown(dealSpec, 64),
    price: grown(priceSpec, 64, PRICE_DAYS),
    claimAt: new Map(),
    buyers: { lines: new Map(), counted: 0 },
  };
}

function keyOf(shopper: number, campaign: number): number {
  return shopper * 1_048_576 + campaign;
}

/** After the tables were read from a snapshot. */
export function indexClaims({ claim, claimAt }: Promotions): void {
  claimAt.clear();
  for (let row = 0; row < claim.count; row += 1)
    claimAt.set(keyOf(claim.col.shopper[row] as number, claim.col.campaign[row] as number), row);
}

/** HELD, USED, pieces bought — or 0 when this shopper has nothing of this campaign. */
export function claimOf(promotions: Promotions, shopper: number, campaign: number): number {
  const row = promotions.claimAt.get(keyOf(shopper, campaign));
  return row === undefined ? 0 : (promotions.claim.col.state[row] as number);
}

export function setClaim(
  promotions: Promotions,
  shopper: number,
  campaign: number,
  state: number,
): void {
  const { claim, claimAt } = promotions;
  const key = keyOf(shopper, campaign);
  let row = claimAt.get(key);
  if (row === undefined) {
    row = claim.count;
    ensureRows(claim, row + 1);
    claimAt.set(key, row);
    claim.col.shopper[row] = shopper;
    claim.col.campaign[row] = campaign;
  }
  claim.col.state[row] = state;
}

/** Forgets the claims of campaigns that are over. */
export function dropClaims(promotions: Promotions, isOver: (campaign: number) => boolean): void {
  const { claim } = promotions;
  const { shopper, campaign, state } = claim.col;
  let kept = 0;
  for (let row = 0; row < claim.count; row += 1) {
    if (isOver(campaign[row] as number)) continue;
    shopper[kept] = shopper[row] as number;
    campaign[kept] = campaign[row] as number;
    state[kept] = state[row] as number;
    kept += 1;
  }
  if (kept === claim.count) return;
  claim.count = kept;
  indexClaims(promotions);
}

export function addTo(
  promotions: Promotions,
  campaign: number,
  column: keyof typeof campaignSpec,
  amount: number,
): void {
  const isOwn = campaign >= FIRST_COUPON;
  const cells = (isOwn ? promotions.coupon : promotions.campaign).col[column];
  const row = isOwn ? campaign - FIRST_COUPON : campaign;
  cells[row] = (cells[row] as number) + amount;
}

/** The lowest price asked on any of the last `days` finished days; 0 when the listing was not on sale. */
export function lowestFen(
  promotions: Promotions,
  listing: number,
  day: number,
  days: number,
): number {
  const asked = askedFen(promotions, listing, day, days);
  return asked.length === 0 ? 0 : Math.min(...asked);
}

/** The highest of the lowest prices of the last `days` finished days: what nobody got it below for a whole day. */
export function highestFen(
  promotions: Promotions,
  listing: number,
  day: number,
  days: number,
): number {
  return Math.max(0, ...askedFen(promotions, listing, day, days));
}

// The lowest price of each of the last finished days on which the listing was on sale, the latest first.
function askedFen(promotions: Promotions, listing: number, day: number, days: number): number[] {
  const { lowestFen: cells } = promotions.price.col;
  const asked: number[] = [];
  for (let back = 1; back <= Math.min(days, day, PRICE_DAYS - 1); back += 1) {
    const fen = cells[priceAt(listing, day - back)] ?? 0;
    if (fen > 0) asked.push(fen);
  }
  return asked;
}

export function priceAt(listing: number, day: number): number {
  return listing * PRICE_DAYS + (day % PRICE_DAYS);
}
