/** What the insight seat may do and may see. Its dashboards come from the lake (`metrics/*.sql`). */
import { z } from "zod";

/** The step of the funnel at which a listing loses more shoppers than it should. */
export const WEAK_STEPS = ["exposure", "click", "cart", "stock", "none"] as const;
export type WeakStep = (typeof WEAK_STEPS)[number];

/** Records a finding; it changes nothing in the market and is scored for being right. */
export const recordFinding = z.strictObject({
  type: z.literal("insight/record-finding"),
  listing: z.int().min(0),
  step: z.enum(WEAK_STEPS),
});
export type RecordFinding = z.infer<typeof recordFinding>;

export const statsParams = z.object({ days: z.int().min(1).max(30).default(7) });
export const findingsParams = z.object({});
/** Category by its id; null = every one. */
export const rivalsParams = z.object({ category: z.string().nullable().default(null) });

/** `insight/listing-stats` → one line per own listing, counted from the same events as the lake. */
export interface ListingStats {
  readonly listing: number;
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
  readonly stock: number;
  readonly exposures: number;
  /** Mean place in the lists, 1 = top; null when it was never shown. */
  readonly meanPosition: number | null;
  readonly visits: number;
  /** Visits that came from a list; ÷ exposures = click rate. */
  readonly clicks: number;
  readonly carts: number;
  readonly favourites: number;
  readonly orders: number;
  readonly units: number;
  readonly salesFen: number;
}

/** `insight/findings` → what was recorded, newest last. */
export interface Finding {
  readonly at: number;
  readonly listing: number;
  readonly step: WeakStep;
}

/** Goods shown at most. */
export const MOST_RIVALS = 200;

/** `insight/rivals` → what other shops sell, as their fronts show it, best sellers first. */
export interface RivalLine {
  readonly listing: number;
  readonly shop: number;
  readonly shopName: string;
  readonly category: string;
  readonly title: string;
  readonly tagFen: number;
  /** One piece, with the campaigns that run. */
  readonly priceFen: number;
  readonly isFree: boolean;
  /** Pieces since the market opened. */
  readonly sold: number;
  readonly ratingPermille: number | null;
  readonly reviews: number;
  /** A person keeps that shop. */
  readonly isKept: boolean;
}
