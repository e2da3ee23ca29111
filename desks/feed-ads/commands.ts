/** What the feed-ads seat may do and may see. */
import { z } from "zod";

export { pictureFeatures, type PictureFeatures } from "@dianzhang/api";

export const PLACEMENTS = ["feed", "off-site"] as const;
export type Placement = (typeof PLACEMENTS)[number];
export const AUDIENCES = [
  "everyone",
  "interest",
  "lookalike",
  "visitors",
  "carts",
  "buyers",
] as const;
export type AudienceKind = (typeof AUDIENCES)[number];
export const LAYERS = ["recent", "loyal", "valuable", "sleeping"] as const;
export type Layer = (typeof LAYERS)[number];
export const PITCHES = ["plain", "price", "quality", "style", "hype"] as const;
export type Pitch = (typeof PITCHES)[number];
export const STAGE_KINDS = ["test", "ramp", "hold"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];
export const RULE_MEASURES = ["roi-below", "click-rate-below", "order-cost-above"] as const;
export type RuleMeasure = (typeof RULE_MEASURES)[number];
/** The goods' own main picture, or one shot for the ad. */
export const PICTURES = ["listing", "phone", "studio", "upload"] as const;
export type Picture = (typeof PICTURES)[number];
/** What such a picture costs the shop. Assumption, as for the goods' own. */
export const PICTURE_FEN: Readonly<Record<Picture, number>> = {
  listing: 0,
  phone: 3000,
  studio: 30_000,
  /** Taken by oneself; it is measured like any picture handed in, and may well be a bad one. */
  upload: 0,
};

/** Campaigns of a shop, units of a campaign, creatives of a unit, rules of a campaign. Assumption. */
export const SHOP_CAMPAIGNS = 20;
export const CAMPAIGN_UNITS = 30;
export const UNIT_CREATIVES = 5;
export const CAMPAIGN_RULES = 6;
export const CAMPAIGN_STAGES = 5;
/** Nobody bids more: for a click, and for a thousand views. Source: the marketplaces' rule (¥99.99). */
export const TOP_BID_FEN = 9999;
export const TOP_THOUSAND_FEN = 30_000;
/** A day's budget is at least this. Source: the marketplaces' rule (¥30). */
export const LEAST_BUDGET_FEN = 3000;
/** The longest window of a visitors' or carts' audience. */
export const MOST_DAYS = 30;
/** Days of purchases before an audience of similar people can be reckoned need this many buyers. */
export const LEAST_SEEDS = 20;

const id = z.int().min(0);
const name = z.string().trim().min(1).max(30);
const bidFen = z.int().min(1).max(1_000_000);
const cap = z.int().min(1).max(20);

const stage = z.strictObject({
  kind: z.enum(STAGE_KINDS),
  days: z.int().min(1).max(90).nullable(),
  budgetFen: z.int().min(0).max(100_000_000),
});
const stages = z.array(stage).min(1).max(CAMPAIGN_STAGES);

export const audience = z.strictObject({
  kind: z.enum(AUDIENCES),
  /** Visitors and carts: of the last so many days. */
  days: z.int().min(1).max(MOST_DAYS).default(15),
  /** Buyers: one layer; null = all of them. */
  layer: z.enum(LAYERS).nullable().default(null),
});

const creative = z.strictObject({
  pitch: z.enum(PITCHES),
  picture: z.enum(PICTURES).default("listing"),
  /** Content hash of the picture handed in, with `upload`. */
  upload: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  text: z.string().trim().min(2).max(40),
});

export const createCampaign = z.strictObject({
  type: z.literal("feed-ads/create-campaign"),
  name,
  placement: z.enum(PLACEMENTS).default("feed"),
  stages,
  isEven: z.boolean().default(true),
});

export const setCampaign = z.strictObject({
  type: z.literal("feed-ads/set-campaign"),
  campaign: id,
  name: name.optional(),
  /** New stages begin today. */
  stages: stages.optional(),
  isEven: z.boolean().optional(),
  isRunning: z.boolean().optional(),
});

export const createUnit = z.strictObject({
  type: z.literal("feed-ads/create-unit"),
  campaign: id,
  listing: id,
  audience,
  /** For a click in the feed, for a thousand views off the platform. */
  bidFen,
  /** Views of one shopper in a day. */
  cap: cap.default(4),
  isOptimised: z.boolean().default(false),
  creatives: z.array(creative).max(UNIT_CREATIVES).default([]),
});

export const setUnit = z.strictObject({
  type: z.literal("feed-ads/set-unit"),
  unit: id,
  bidFen: bidFen.optional(),
  cap: cap.optional(),
  isOptimised: z.boolean().optional(),
  /** True also sets a unit going again that a rule has stopped. */
  isRunning: z.boolean().optional(),
});

export const addCreative = z.strictObject({
  type: z.literal("feed-ads/add-creative"),
  unit: id,
  ...creative.shape,
});

export const setCreative = z.strictObject({
  type: z.literal("feed-ads/set-creative"),
  creative: id,
  isRunning: z.boolean(),
});

export const setRules = z.strictObject({
  type: z.literal("feed-ads/set-rules"),
  campaign: id,
  rules: z
    .array(
      z.strictObject({
        measure: z.enum(RULE_MEASURES),
        /** ROI in thousandths, clicks in 10,000 views, or fen an order. */
        value: z.int().min(1).max(10_000_000),
        costFen: z.int().min(0).max(10_000_000),
        clicks: z.int().min(0).max(100_000),
      }),
    )
    .max(CAMPAIGN_RULES),
});

export type CreateCampaign = z.infer<typeof createCampaign>;
export type SetCampaign = z.infer<typeof setCampaign>;
export type CreateUnit = z.infer<typeof createUnit>;
export type SetUnit = z.infer<typeof setUnit>;
export type AddCreative = z.infer<typeof addCreative>;
export type SetCreative = z.infer<typeof setCreative>;
export type SetRules = z.infer<typeof setRules>;
export type NewCreative = z.infer<typeof creative>;
export type StageInput = z.infer<typeof stage>;
export type AudienceInput = z.infer<typeof audience>;
export type RuleInput = SetRules["rules"][number];

export const campaignListParams = z.object({
  /** Finished days beside today; null = since they were made. */
  days: z.int().min(0).max(7).nullable().default(7),
});
export const noParams = z.object({});

/** What ads came to. */
export interface Figures {
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  /** Orders within three days of the latest click on a feed ad of this shop. */
  readonly orders: number;
  readonly salesFen: number;
}

/** `feed-ads/campaign-list` → CampaignLine[]. */
export interface CampaignLine extends Figures {
  readonly campaign: number;
  readonly name: string;
  readonly placement: Placement;
  readonly isRunning: boolean;
  readonly isEven: boolean;
  readonly startDay: number;
  readonly stages: readonly StageInput[];
  /** Which stage today is in; null = over. */
  readonly stage: number | null;
  readonly budgetFen: number;
  readonly spentTodayFen: number;
  readonly rules: readonly RuleInput[];
  readonly units: readonly UnitLine[];
}

export interface UnitLine extends Figures {
  readonly unit: number;
  readonly listing: number;
  readonly listingTitle: string;
  readonly isOnSale: boolean;
  readonly audience: AudienceInput;
  readonly bidFen: number;
  readonly cap: number;
  readonly isOptimised: boolean;
  readonly isRunning: boolean;
  /** A rule stopped it: when, and which of the campaign's rules. */
  readonly stopped: { readonly tick: number; readonly rule: number } | null;
  readonly creatives: readonly CreativeLine[];
}

export interface CreativeLine extends Figures {
  readonly creative: number;
  readonly pitch: Pitch;
  readonly picture: Picture;
  readonly upload: string | null;
  readonly picturePermille: number;
  readonly text: string;
  readonly isRunning: boolean;
  /** Bounds of the click rate, 95 % sure (Wilson), in 100,000 views; null when nobody has seen it. */
  readonly rateLow: number | null;
  readonly rateHigh: number | null;
  /** How sure it is that its click rate beats the unit's first creative, in thousandths; null = too few. */
  readonly beatsFirst: number | null;
}

/** `feed-ads/audiences` → AudienceLine[]: every package with how many shoppers are in it. */
export interface AudienceLine {
  readonly audience: AudienceInput;
  readonly size: number;
  /** Too few buyers to find similar people yet. */
  readonly isReady: boolean;
}

/** `feed-ads/limits` → the marketplace's least bids. */
export interface Limits {
  readonly reserveFen: number;
  readonly reserveThousandFen: number;
}
