/** What the campaigns seat (活动) may do and may see. */
import { z } from "zod";

const listingId = z.int().min(0);
const skuId = z.int().min(0);
const fen = z.int().min(1).max(100_000_000);
const pieces = z.int().min(1).max(100_000);
/** No flash sale is shorter. Source: the marketplaces' tools begin at five to ten minutes. */
export const LEAST_MINUTES = 5;
const pay = z.int().min(10).max(990);
const goods = z.array(listingId).min(1).max(200);
/** null = the whole shop. */
const scope = goods.nullable().default(null);
/** First hour, and the hour it is over. */
const tick = z.int().min(0);
const name = z.string().trim().min(1).max(30);
/** What every campaign says of its time. */
const when = { from: tick, until: tick };

const priceCut = z.strictObject({
  kind: z.literal("price-cut"),
  ...when,
  listings: goods,
  /** What is paid, in permille of the tag: 850 = 8.5 折. */
  payPermille: pay,
});
const memberPrice = z.strictObject({
  kind: z.literal("member-price"),
  ...when,
  listings: scope,
  payPermille: pay,
  /** Only for who has spent so much in the shop; 0 = for everybody who has bought there. */
  fromFen: z.int().min(0).max(100_000_000).default(0),
});
const flash = z.strictObject({
  kind: z.literal("flash"),
  ...when,
  listing: listingId,
  priceFen: fen,
  pieces,
  perBuyer: z.int().min(1).max(99),
  /** Minutes from its first second on, ending within its last hour; left out = whole hours. */
  minutes: z.int().min(LEAST_MINUTES).max(1440).optional(),
});
const group = z.strictObject({
  kind: z.literal("group"),
  ...when,
  listing: listingId,
  priceFen: fen,
  size: z.int().min(2).max(10),
  /** Hours in which the others must come. */
  hours: z.int().min(1).max(48),
  pieces,
});
const presale = z.strictObject({
  kind: z.literal("presale"),
  ...when,
  listing: listingId,
  /** Paid at once; counts as `worthFen` of the price. */
  depositFen: fen,
  worthFen: fen,
  /** The balance falls due in the hours after `until`. */
  balanceHours: z.int().min(6).max(168),
  pieces,
});
const bundle = z.strictObject({
  kind: z.literal("bundle"),
  ...when,
  listings: z.array(listingId).min(2).max(4),
  cutFen: fen,
});
const fullCut = z.strictObject({
  kind: z.literal("full-cut"),
  ...when,
  listings: scope,
  tiers: z
    .array(z.strictObject({ overFen: fen, cutFen: fen }))
    .min(1)
    .max(5),
  repeats: z.boolean().default(false),
});
const fullRate = z.strictObject({
  kind: z.literal("full-rate"),
  ...when,
  listings: scope,
  tiers: z
    .array(z.strictObject({ pieces: z.int().min(1).max(20), payPermille: pay }))
    .min(1)
    .max(5),
});
const coupon = z.strictObject({
  kind: z.literal("coupon"),
  ...when,
  listings: scope,
  overFen: z.int().min(0).max(100_000_000),
  cutFen: fen,
  pieces,
  way: z.enum(["claimed", "pushed", "carted"]),
});
const gift = z.strictObject({
  kind: z.literal("gift"),
  ...when,
  listings: scope,
  overFen: fen,
  giftSku: skuId,
  pieces,
});

/** A campaign as it is written down, before it has a number. */
export const ruleDraft = z.discriminatedUnion("kind", [
  priceCut,
  memberPrice,
  flash,
  group,
  presale,
  bundle,
  fullCut,
  fullRate,
  coupon,
  gift,
]);
export type Draft = z.infer<typeof ruleDraft>;
export const KINDS = [
  "price-cut",
  "full-cut",
  "full-rate",
  "coupon",
  "flash",
  "group",
  "presale",
  "bundle",
  "gift",
  "member-price",
] as const satisfies readonly Draft["kind"][];

export const createCampaign = z.strictObject({
  type: z.literal("campaigns/create-campaign"),
  name,
  rule: ruleDraft,
});
/** Over at once; what was claimed or bought stays counted. */
export const stopCampaign = z.strictObject({
  type: z.literal("campaigns/stop-campaign"),
  campaign: z.int().min(0),
});
/** 报名: goods for the platform's festival at one price cut; a fee for each. */
export const applyFestival = z.strictObject({
  type: z.literal("campaigns/apply-festival"),
  festival: z.string(),
  listings: goods,
  payPermille: pay,
});

/** Where visitors of a campaign may come from. */
export const PLAN_CHANNELS = [
  "search",
  "feed",
  "activity",
  "direct",
  "search_ad",
  "feed_ad",
  "banner",
  "social",
] as const;

/** Who brings how many visits by which way until when; replaces the plan. */
export const setTrafficPlan = z.strictObject({
  type: z.literal("campaigns/set-traffic-plan"),
  campaign: z.int().min(0),
  lines: z
    .array(
      z.strictObject({
        channel: z.enum(PLAN_CHANNELS),
        owner: z.string().trim().min(1).max(20),
        /** Market day by whose end it is to be done. */
        dueDay: z.int().min(0).max(100_000),
        visits: z.int().min(0).max(10_000_000),
        budgetFen: z.int().min(0).max(100_000_000),
        isDone: z.boolean().default(false),
      }),
    )
    .max(12),
});
export type SetTrafficPlan = z.infer<typeof setTrafficPlan>;
export type PlanLine = SetTrafficPlan["lines"][number];

export type CreateCampaign = z.infer<typeof createCampaign>;
export type StopCampaign = z.infer<typeof stopCampaign>;
export type ApplyFestival = z.infer<typeof applyFestival>;

/** Longest a campaign may run, in days. Source: the marketplaces' marketing tools allow 30 to 60. */
export const MOST_DAYS = 60;
/** Campaigns of one shop that run or wait at the same time. Assumption. */
export const MOST_CAMPAIGNS = 20;
/** What one pushed message costs. Source: SMS prices of the marketplaces, ¥0.04–0.06. */
export const PUSH_FEN = 5;
/** What the platform asks for each listing at a festival, and how it is bound. Assumption. */
export const FESTIVAL = {
  feeFen: 2000,
  /** Days before the first day when applications open, and when they close. */
  opensDays: 30,
  closesDays: 2,
  /** Pieces a listing must have. */
  pieces: 10,
  /** Its price must not exceed the lowest of so many days. */
  priceDays: 30,
} as const;

export const noParams = z.object({});
export const calendarParams = z.object({
  /** First market day shown; today when left out. */
  from: z.int().min(0).optional(),
  days: z.int().min(7).max(62).default(35),
});
export const campaignParams = z.object({ campaign: z.int().min(0) });
/** A basket of the shop's own goods, priced with what runs — and with `draft`, as if it ran too. */
export const previewParams = z.object({
  lines: z.array(z.strictObject({ sku: skuId, quantity: z.int().min(1).max(99) })).max(8),
  draft: ruleDraft.nullable().default(null),
  /** Whether the buyer has claimed every coupon. */
  hasCoupons: z.boolean().default(true),
  /** Whether the buyer has bought enough here to pay member prices. */
  isMember: z.boolean().default(true),
  /** The hour it is bought at; now when left out. */
  at: z.int().min(0).optional(),
});
export type PreviewParams = z.infer<typeof previewParams>;

export type Status = "waiting" | "running" | "over";

/** `campaigns/campaign-list` → CampaignLine[], newest first. */
export interface CampaignLine {
  readonly campaign: number;
  readonly name: string;
  readonly status: Status;
  readonly from: number;
  readonly until: number;
  /** The hour it was stopped before its end, or null. */
  readonly stoppedAt: number | null;
  /** The hour it was decided on; with its name it is found in the history. */
  readonly decidedAt: number;
  readonly festival: string | null;
  readonly rule: Draft;
  readonly warnings: readonly Warning[];
  readonly plan: readonly PlanLine[];
  readonly figures: CampaignFigures;
}

/** `campaigns/page` → the campaign as shoppers see it; null before it is known. */
export interface CampaignPage {
  readonly name: string;
  readonly status: Status;
  readonly rule: Draft;
  readonly from: number;
  readonly until: number;
  readonly goods: readonly {
    readonly listing: number;
    readonly title: string;
    readonly picture: string | null;
    readonly tagFen: number;
    /** What one piece costs under this campaign alone. */
    readonly priceFen: number;
    readonly stock: number;
  }[];
}

/** The lowest tag of a listing's variants on sale, in fen. */
export function cheapest({ skus }: Pick<GoodsLine, "skus">): number {
  return Math.min(...skus.filter(({ isOff }) => !isOff).map(({ priceFen }) => priceFen));
}

/** Exact counts since it began. `costFen`: what the goods of those orders cost; `feesFen`: messages, festival. */
export interface CampaignFigures {
  readonly claimed: number;
  readonly used: number;
  readonly sold: number;
  readonly orders: number;
  readonly paidFen: number;
  readonly offFen: number;
  readonly costFen: number;
  readonly feesFen: number;
}

/** Allowed, but somebody should have noticed. */
export interface Warning {
  readonly code: "below-cost" | "never-reached" | "always-reached" | "no-goods-left";
  readonly details: Readonly<Record<string, unknown>>;
}

/** `campaigns/calendar` */
export interface Calendar {
  readonly now: number;
  readonly days: readonly CalendarDay[];
  readonly festivals: readonly FestivalLine[];
  readonly campaigns: readonly CampaignLine[];
}

export interface CalendarDay {
  readonly day: number;
  readonly date: string;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly festival: string | null;
}

export interface FestivalLine {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Market days of the next time: first and last, and until when one may apply. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly opensDay: number;
  readonly closesDay: number;
  readonly state: "not-yet" | "open" | "closed" | "applied";
}

/** `campaigns/goods` → what a campaign can be made of. */
export interface GoodsLine {
  readonly listing: number;
  readonly title: string;
  readonly unitCostFen: number;
  readonly lowestFen: number;
  readonly stock: number;
  /** Pieces kept back for flash sales. */
  readonly keptBack: number;
  /** Pieces sold in the last seven days and today. */
  readonly sold: number;
  readonly skus: readonly {
    readonly sku: number;
    readonly options: Readonly<Record<string, string>>;
    readonly priceFen: number;
    readonly stock: number;
    /** Taken off sale: it may be given away, but nobody buys it. */
    readonly isOff: boolean;
  }[];
}

/** `campaigns/preview` → a basket line by line, and why each rule did or did not count. */
export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly notes: readonly PreviewNote[];
  readonly tagFen: number;
  readonly offFen: number;
  readonly paidFen: number;
  readonly costFen: number;
  /** What stays after goods and the platform's commission; freight and returns not counted. */
  readonly marginFen: number;
  readonly warnings: readonly Warning[];
  /** Why the draft would be refused, or null. */
  readonly refusal: { readonly code: string; readonly details: object } | null;
}

export interface PreviewLine {
  readonly sku: number;
  readonly listing: number;
  readonly title: string;
  readonly quantity: number;
  readonly tagFen: number;
  readonly itemOffFen: number;
  readonly bundleOffFen: number;
  readonly shopOffFen: number;
  readonly couponOffFen: number;
  readonly paidFen: number;
}

export interface PreviewNote {
  /** −1 = the draft. */
  readonly campaign: number;
  readonly name: string;
  readonly kind: Draft["kind"];
  /** Place in `lines`, or −1 for the whole basket. */
  readonly line: number;
  readonly why: string;
  readonly offFen: number;
  readonly missing: number;
}

/** `campaigns/to-do` */
export interface ToDo {
  readonly running: number;
  readonly waiting: number;
  /** Campaigns that end within a day. */
  readonly ending: readonly number[];
  /** Running campaigns with less than a fifth of their pieces, groups, gifts or coupons left. */
  readonly nearlyGone: readonly number[];
  /** Festivals one may still apply for, closing within a week. */
  readonly closing: readonly string[];
  /** Lines of traffic plans that are not done and due today or overdue. */
  readonly due: readonly (PlanLine & { readonly campaign: number; readonly name: string })[];
}
