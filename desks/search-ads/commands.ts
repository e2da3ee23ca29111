/** What the search-ads seat may do and may see. */
import { z } from "zod";

export const MATCHES = ["exact", "phrase", "broad"] as const;
export type Match = (typeof MATCHES)[number];

/** More keywords than this one group does not hold. Source: the marketplaces' rule. */
export const GROUP_KEYWORDS = 200;
/** Campaigns of a shop, and groups of a campaign. Assumption. */
export const SHOP_CAMPAIGNS = 20;
export const CAMPAIGN_GROUPS = 50;
/** Nobody bids more for a click. Source: the marketplaces' rule (¥99.99). */
export const TOP_BID_FEN = 9999;
/** A day's budget is at least this. Source: the marketplaces' rule (¥30). */
export const LEAST_BUDGET_FEN = 3000;
/** The goods' own main picture, or one shot for the ad. */
export const PICTURES = ["listing", "phone", "studio"] as const;
export type Picture = (typeof PICTURES)[number];
/** What such a picture costs the shop. Assumption, as for the goods' own and those of feed ads. */
export const PICTURE_FEN: Readonly<Record<Picture, number>> = {
  listing: 0,
  phone: 3000,
  studio: 30_000,
};
/** Bids one bulk order may change. */
export const BULK = 2000;

const campaignId = z.int().min(0);
const groupId = z.int().min(0);
const bidId = z.int().min(0);
const bidFen = z.int().min(1).max(1_000_000);
const name = z.string().trim().min(1).max(30);
const match = z.enum(MATCHES);
/** Thousandths; 0 = not shown then. */
const multiplier = z.int().min(0).max(3000);

const newKeyword = z.strictObject({
  keyword: z.string().trim().min(1).max(40),
  match,
  bidFen,
});

export const createCampaign = z.strictObject({
  type: z.literal("search-ads/create-campaign"),
  name,
  budgetFen: z.int().min(0).max(100_000_000),
  isEven: z.boolean().default(false),
});

export const setCampaign = z.strictObject({
  type: z.literal("search-ads/set-campaign"),
  campaign: campaignId,
  name: name.optional(),
  budgetFen: z.int().min(0).max(100_000_000).optional(),
  /** Spend as the day's traffic comes, instead of as fast as possible. */
  isEven: z.boolean().optional(),
  isRunning: z.boolean().optional(),
  /** 24 hours. */
  hours: z.array(multiplier).length(24).optional(),
  phone: multiplier.optional(),
  pc: multiplier.optional(),
  /** segment id → multiplier; segments left out keep theirs. */
  audiences: z.record(z.string(), multiplier).optional(),
});

export const createGroup = z.strictObject({
  type: z.literal("search-ads/create-group"),
  campaign: campaignId,
  /** The listing advertised: its page is where the click lands. */
  listing: z.int().min(0),
  /** The ad's own words; null = the listing's title. */
  title: z.string().trim().min(1).max(60).nullable().default(null),
  keywords: z.array(newKeyword).max(BULK).default([]),
});

export const setGroup = z.strictObject({
  type: z.literal("search-ads/set-group"),
  group: groupId,
  title: z.string().trim().min(1).max(60).nullable().optional(),
  isRunning: z.boolean().optional(),
  /** Words that must not stand in what is typed; replaces the list. */
  negatives: z.array(z.string().trim().min(1).max(20)).max(200).optional(),
});

/** A picture of its own for a group's ads; "listing" goes back to that of the goods. */
export const setPicture = z.strictObject({
  type: z.literal("search-ads/set-picture"),
  group: groupId,
  picture: z.enum(PICTURES),
});

export const addKeywords = z.strictObject({
  type: z.literal("search-ads/add-keywords"),
  group: groupId,
  keywords: z.array(newKeyword).min(1).max(BULK),
});

/** One order, all or nothing: new prices, match types, pauses for up to 2,000 bids of any groups. */
export const setBids = z.strictObject({
  type: z.literal("search-ads/set-bids"),
  bids: z
    .array(
      z.strictObject({
        bid: bidId,
        bidFen: bidFen.optional(),
        match: match.optional(),
        isRunning: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(BULK),
});

export const removeKeywords = z.strictObject({
  type: z.literal("search-ads/remove-keywords"),
  bids: z.array(bidId).min(1).max(BULK),
});

export type CreateCampaign = z.infer<typeof createCampaign>;
export type SetCampaign = z.infer<typeof setCampaign>;
export type CreateGroup = z.infer<typeof createGroup>;
export type SetGroup = z.infer<typeof setGroup>;
export type SetPicture = z.infer<typeof setPicture>;
export type AddKeywords = z.infer<typeof addKeywords>;
export type SetBids = z.infer<typeof setBids>;
export type RemoveKeywords = z.infer<typeof removeKeywords>;
export type NewKeyword = z.infer<typeof newKeyword>;

export const campaignListParams = z.object({ days: z.int().min(0).max(7).default(7) });
export const groupParams = z.object({ group: groupId });
export const keywordReportParams = z.object({
  /** Finished days beside today; null = since the keyword was added. */
  days: z.int().min(0).max(7).nullable().default(7),
  campaign: campaignId.nullable().default(null),
  group: groupId.nullable().default(null),
  /** Quality scores too: the marketplace reckons them when asked. */
  withQuality: z.boolean().default(false),
});
export const termReportParams = z.object({ group: groupId.nullable().default(null) });
/** `title`: the words of an ad not made yet. */
export const keywordToolParams = z.object({
  listing: z.int().min(0),
  title: z.string().max(60).optional(),
});
export const simulateParams = z.object({ bid: bidId, bids: z.array(bidFen).max(12).default([]) });
export const noParams = z.object({});

/** What ads came to. */
export interface Figures {
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  /** Orders within three days of the latest click on an ad of this shop. */
  readonly orders: number;
  readonly salesFen: number;
}

/** `search-ads/campaign-list` → CampaignLine[], with figures of the last `days` days and today. */
export interface CampaignLine extends Figures {
  readonly campaign: number;
  readonly name: string;
  readonly isRunning: boolean;
  readonly budgetFen: number;
  readonly spentTodayFen: number;
  readonly isEven: boolean;
  readonly hours: readonly number[];
  readonly phone: number;
  readonly pc: number;
  readonly audiences: readonly {
    readonly id: string;
    readonly name: Bilingual;
    readonly permille: number;
  }[];
  readonly groups: readonly GroupLine[];
}

export interface GroupLine extends Figures {
  readonly group: number;
  readonly listing: number;
  readonly listingTitle: string;
  readonly isOnSale: boolean;
  readonly title: string | null;
  readonly isRunning: boolean;
  readonly negatives: readonly string[];
  readonly picture: Picture;
  /** How well the picture that is shown is taken, in thousandths. */
  readonly picturePermille: number;
  readonly keywords: number;
}

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `search-ads/keyword-report` → KeywordLine[]. */
export interface KeywordLine extends Figures {
  readonly bid: number;
  readonly group: number;
  readonly campaign: number;
  readonly keyword: string;
  readonly match: Match;
  readonly bidFen: number;
  /** No click on this phrase is sold for less. */
  readonly leastFen: number;
  readonly isRunning: boolean;
  /** Mean place on the page; null when it was not shown. */
  readonly meanPlace: number | null;
  /** 1.00 … 10.00 in hundredths with its three parts, 0 … 1000 each; null when the ad cannot be shown. */
  readonly quality: Quality | null;
}

export interface Quality {
  readonly hundredths: number;
  readonly clicks: number;
  readonly relevance: number;
  readonly landing: number;
  /** By which formula the score is made of them; left out by markets of earlier models: the platform's. */
  readonly rule?: "platform" | "contest";
}

/** `search-ads/term-report` → TermLine[]: what shoppers typed, and which keyword let the ad in; since the start. */
export interface TermLine extends Figures {
  readonly typed: string;
  readonly bid: number;
  readonly group: number;
  readonly keyword: string;
  readonly match: Match;
}

/** `search-ads/keyword-tool` → phrases for a listing, with the marketplace's estimates. */
export interface KeywordIdea {
  readonly keyword: string;
  readonly level: "broad" | "mid" | "long";
  /** Searches a day: an estimate, wrong by a fifth or so either way. */
  readonly searches: number;
  /** Words of the phrase the listing's title or attributes say, in thousandths. */
  readonly fitPermille: number;
  /** What a click cost on average lately; null when too few were sold. */
  readonly meanChargeFen: number | null;
  /** No click is sold for less. */
  readonly leastFen: number;
  readonly bidders: number;
}

/** `search-ads/simulate` → Simulated[]: what each of the bids might bring in a day; estimates, said to be. */
export interface Simulated {
  readonly bidFen: number;
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  readonly place: number;
  /** How far off such estimates usually are, in thousandths. */
  readonly errorPermille: number;
}
