/** What feed ads are made of: placements, audiences, pitches, stages and rules, as desks and market share them. */

/** Among the goods of the feed, paid by the click; or on pages elsewhere, paid by the thousand views. */
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

/** Buyers of a shop by recency, frequency and money. */
export const LAYERS = ["recent", "loyal", "valuable", "sleeping"] as const;
export type Layer = (typeof LAYERS)[number];

export interface Audience {
  readonly kind: AudienceKind;
  /** Visitors and carts: of the last so many days. */
  readonly days: number;
  /** Buyers: one layer; null = all of them. */
  readonly layer: Layer | null;
}

/** What a creative says of the goods. */
export const PITCHES = ["plain", "price", "quality", "style", "hype"] as const;
export type Pitch = (typeof PITCHES)[number];

export const STAGE_KINDS = ["test", "ramp", "hold"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

export interface Stage {
  readonly kind: StageKind;
  /** How long it lasts; null = until the campaign is changed. */
  readonly days: number | null;
  readonly budgetFen: number;
}

/** What a rule looks at: sales ÷ cost in thousandths, clicks in 10,000 views, cost of an order in fen. */
export const RULE_MEASURES = ["roi-below", "click-rate-below", "order-cost-above"] as const;
export type RuleMeasure = (typeof RULE_MEASURES)[number];

/** Stops a unit once it has cost enough and been clicked (or, for the click rate, seen) often enough. */
export interface StopRule {
  readonly measure: RuleMeasure;
  readonly value: number;
  readonly costFen: number;
  readonly clicks: number;
}

export interface CreativeRow {
  readonly creative: number;
  readonly pitch: Pitch;
  readonly picturePermille: number;
  /** A hash of its words: what they do to people nobody knows beforehand. */
  readonly words: number;
}

export interface FeedUnitRow {
  readonly unit: number;
  readonly listing: number;
  readonly audience: Audience;
  /** For a click in the feed, for a thousand views off the platform. */
  readonly bidFen: number;
  /** Views of one shopper in a day. */
  readonly cap: number;
  /** Shows the creative that seems best; otherwise all alike. */
  readonly isOptimised: boolean;
  readonly creatives: readonly CreativeRow[];
}

export interface FeedCampaignRow {
  readonly campaign: number;
  readonly shop: number;
  readonly placement: Placement;
  readonly isEven: boolean;
  /** The day its first stage begins. */
  readonly startDay: number;
  readonly stages: readonly Stage[];
  readonly rules: readonly StopRule[];
  readonly units: readonly FeedUnitRow[];
}

/** All feed ads of all shops; owned by the feed-ads desk. */
export interface FeedBook {
  /** Rises with every decision that changes what follows. */
  readonly revision: number;
  campaigns(): readonly FeedCampaignRow[];
}

/** Which stage a campaign is in on a day; −1 before the first and after the last. */
export function stageOn(stages: readonly Stage[], startDay: number, day: number): number {
  let from = startDay;
  if (day < from) return -1;
  for (let i = 0; i < stages.length; i += 1) {
    const days = stages[i]?.days ?? null;
    if (days === null || day < from + days) return i;
    from += days;
  }
  return -1;
}

/** Exact counts of one creative; money in fen. */
export interface FeedCounters {
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  /** Orders within three days of the latest click on a feed ad of this shop. */
  readonly orders: number;
  readonly salesFen: number;
}

/** Feed ads as the marketplace reports them to whoever runs them. */
export interface FeedReader {
  spentTodayFen(campaign: number): number;
  /** One creative over the last `days` finished days (7 at most) and today; null = since it was made. */
  creative(creative: number, days: number | null): FeedCounters;
  /** When a unit was stopped by a rule, and by which; null while it runs. */
  stopped(unit: number): { readonly tick: number; readonly rule: number } | null;
  /** Shoppers in an audience of a shop as of now; interest: who saw the category's feed is not counted ahead. */
  audienceSize(shop: number, audience: Audience): number;
  /** No click is sold for less; no thousand views off the platform. */
  readonly reserveFen: number;
  readonly reserveThousandFen: number;
}

/** What applying an event of the desk may do. */
export interface FeedWriter {
  registerFeedCampaign(campaign: number, shop: number): void;
  registerFeedUnit(unit: number): void;
  registerFeedCreative(creative: number, unit: number): void;
  /** A unit stopped by a rule runs again; its rules count from here on. */
  resumeFeedUnit(unit: number): void;
}
