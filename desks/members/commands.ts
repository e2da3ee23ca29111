/** What the members seat (会员) may do and may see. */
import { z } from "zod";

const name = z.string().trim().min(1).max(20);
const fen = z.int().min(0).max(100_000_000);
const four = (most: number) => z.array(z.int().min(0).max(most)).length(4);

/** In the order of the market's bits: recent 4, often 2, much 1. */
export const LAYERS = [
  "lost",
  "win-back-spender",
  "win-back-regular",
  "keep",
  "new",
  "promising",
  "regular",
  "champion",
] as const;
export type Layer = (typeof LAYERS)[number];
export const CHANNELS = ["sms", "push", "chat"] as const;
export type Channel = (typeof CHANNELS)[number];
export const PURPOSES = ["service", "delivery", "reconcile", "marketing", "audit"] as const;
export type Purpose = (typeof PURPOSES)[number];
export const FIELDS = ["name", "phone", "province", "orders", "spent", "birthday"] as const;
export type Field = (typeof FIELDS)[number];

/** Where scores step up: days since the last order (fewer is better), orders, spent. Rising. */
export const setCuts = z.strictObject({
  type: z.literal("members/set-cuts"),
  recencyDays: four(3650),
  orders: four(1000),
  spentFen: four(100_000_000),
});

const rule = z.strictObject({
  /** Bought something of this category. */
  category: z.string().max(40).optional(),
  leastDays: z.int().min(0).max(3650).optional(),
  mostDays: z.int().min(0).max(3650).optional(),
  leastFen: fen.optional(),
  mostFen: fen.optional(),
  leastOrders: z.int().min(1).max(10_000).optional(),
  mostOrders: z.int().min(1).max(10_000).optional(),
});
export type TagRule = z.infer<typeof rule>;

/** A tag set by hand (`rule` null) or by a rule; `tag` null = a new one. */
export const saveTag = z.strictObject({
  type: z.literal("members/save-tag"),
  tag: z.int().min(0).nullable(),
  name,
  rule: rule.nullable(),
});
export const deleteTag = z.strictObject({
  type: z.literal("members/delete-tag"),
  tag: z.int().min(0),
});
/** Puts a tag of the manual kind on members, or takes it off. */
export const mark = z.strictObject({
  type: z.literal("members/mark"),
  tag: z.int().min(0),
  members: z.array(z.int().min(1)).min(1).max(5000),
  isOn: z.boolean(),
});

/** Tiers by spending, points by the yuan, the coupon they buy; null = no programme (points are forfeited). */
export const setProgramme = z.strictObject({
  type: z.literal("members/set-programme"),
  programme: z
    .strictObject({
      perYuan: z.int().min(1).max(20),
      exchangePoints: z.int().min(10).max(100_000),
      couponFen: z.int().min(100).max(100_000),
      couponOverFen: fen,
      tiers: z
        .array(
          z.strictObject({
            name,
            fromFen: z.int().min(1).max(100_000_000),
            boostPermille: z.int().min(0).max(2000),
          }),
        )
        .max(4),
    })
    .nullable(),
});

/** Messages a member gets in seven days at most, from all plans together. */
export const setCap = z.strictObject({
  type: z.literal("members/set-cap"),
  mostPerWeek: z.int().min(1).max(7),
});

export const audience = z.strictObject({
  /** Named kinds must all fit; an empty list means everybody. */
  layers: z.array(z.enum(LAYERS)).max(8).default([]),
  /** 0 = below the first tier. */
  tiers: z.array(z.int().min(0).max(4)).max(5).default([]),
  tags: z.array(z.int().min(0)).max(8).default([]),
});
export type AudienceDraft = z.infer<typeof audience>;

const moment = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("once"), day: z.int().min(0).max(100_000) }),
  /** 0 = Monday. */
  z.strictObject({ kind: z.literal("weekly"), weekday: z.int().min(0).max(6) }),
  z.strictObject({ kind: z.literal("silence"), days: z.int().min(1).max(365) }),
  z.strictObject({ kind: z.literal("festival"), daysBefore: z.int().min(0).max(14) }),
  z.strictObject({ kind: z.literal("birthday") }),
]);
export const MOMENT_KINDS = ["once", "weekly", "silence", "festival", "birthday"] as const;
export type MomentDraft = z.infer<typeof moment>;

export const createPlan = z.strictObject({
  type: z.literal("members/create-plan"),
  name,
  audience,
  moment,
  hour: z.int().min(0).max(23),
  channel: z.enum(CHANNELS),
  /** What the message shows; null = what each member needs most. */
  listing: z.int().min(0).nullable(),
  /** Good for so many days after the plan's end too; each member gets it once. */
  coupon: z
    .strictObject({
      cutFen: z.int().min(100).max(100_000),
      overFen: fen,
      days: z.int().min(1).max(30),
    })
    .nullable(),
  /** Thousandths of the audience that are never written to. */
  holdPermille: z.int().min(0).max(500),
  /** Days the plan runs from now. */
  days: z.int().min(1).max(180),
});
export const stopPlan = z.strictObject({
  type: z.literal("members/stop-plan"),
  plan: z.int().min(0),
});

/** Takes members' data out; unmasked or not, it is written down who did it and what for. */
export const exportMembers = z.strictObject({
  type: z.literal("members/export"),
  purpose: z.enum(PURPOSES),
  fields: z.array(z.enum(FIELDS)).min(1).max(6),
  isMasked: z.boolean(),
  audience,
});

export type SetCuts = z.infer<typeof setCuts>;
export type SaveTag = z.infer<typeof saveTag>;
export type DeleteTag = z.infer<typeof deleteTag>;
export type Mark = z.infer<typeof mark>;
export type SetProgramme = z.infer<typeof setProgramme>;
export type ProgrammeDraft = NonNullable<SetProgramme["programme"]>;
export type SetCap = z.infer<typeof setCap>;
export type CreatePlan = z.infer<typeof createPlan>;
export type StopPlan = z.infer<typeof stopPlan>;
export type ExportMembers = z.infer<typeof exportMembers>;

/** Plans of one shop that run at the same time. Assumption. */
export const MOST_PLANS = 12;

/** Parameters of the views. */
export const noParams = z.object({});
export const listParams = z.object({
  most: z.int().min(1).max(5000).default(1000),
  /** Only members of this layer, or with this tag. */
  layer: z.enum(LAYERS).optional(),
  tag: z.int().min(0).optional(),
});
export const profileParams = z.object({ member: z.int().min(1) });
export const reachParams = z.object({ audience });
export const valueParams = z.object({ days: z.int().min(7).max(730).default(90) });
export const fileParams = z.object({ export: z.int().min(0) });

/** `members/list`: masked. */
export interface MemberLine {
  readonly member: number;
  readonly name: string;
  readonly phone: string;
  readonly province: string;
  readonly orders: number;
  readonly spentFen: number;
  /** Whole days since the last order. */
  readonly days: number;
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly layer: Layer;
  /** 0 = below the first. */
  readonly tier: number;
  readonly points: number;
  readonly isGone: boolean;
  readonly tags: readonly number[];
}

export interface MemberProfile extends MemberLine {
  readonly firstAt: number;
  readonly lastAt: number;
  /** Month and day, or null when not told. */
  readonly birthday: string | null;
  /** Messages in the last seven days. */
  readonly messages: number;
  readonly bought: readonly string[];
  readonly history: readonly {
    readonly order: number;
    readonly at: number;
    readonly goodsFen: number;
    readonly pieces: number;
  }[];
}

export interface TagLine {
  readonly tag: number;
  readonly name: string;
  readonly rule: TagRule | null;
  readonly members: number;
}

/** `members/overview` */
export interface MembersOverview {
  readonly customers: number;
  readonly repeat: number;
  readonly spentFen: number;
  readonly gone: number;
  readonly points: number;
  /** What the points would cost if all were exchanged. */
  readonly owedFen: number;
  readonly mostPerWeek: number;
  readonly programme: ProgrammeDraft | null;
  /** Members of each tier, from 0. */
  readonly tiers: readonly number[];
  readonly cuts: Omit<SetCuts, "type">;
  /** Cuts that would part the customers of today into fifths. */
  readonly fifths: Omit<SetCuts, "type">;
  readonly layers: readonly {
    readonly layer: Layer;
    readonly members: number;
    readonly orders: number;
    readonly spentFen: number;
  }[];
  /** Recency × frequency. */
  readonly cells: readonly {
    readonly r: number;
    readonly f: number;
    readonly members: number;
    readonly spentFen: number;
  }[];
  readonly tags: readonly TagLine[];
  readonly channels: readonly { readonly channel: Channel; readonly feeFen: number }[];
}

export interface ArmLine {
  readonly members: number;
  readonly orders: number;
  /** What their goods brought over their cost, in fen, for each member. */
  readonly eachFen: number;
}

/** `members/plans`, newest first. */
export interface PlanLine {
  readonly plan: number;
  readonly name: string;
  readonly status: "running" | "over";
  readonly decidedAt: number;
  readonly from: number;
  readonly until: number;
  readonly audience: AudienceDraft;
  readonly moment: MomentDraft;
  readonly hour: number;
  readonly channel: Channel;
  readonly listing: number | null;
  readonly coupon: CreatePlan["coupon"];
  readonly holdPermille: number;
  readonly sent: number;
  readonly opened: number;
  readonly visits: number;
  readonly orders: number;
  readonly gone: number;
  /** Whose turn it was, but they had had enough messages that week. */
  readonly capped: number;
  readonly feesFen: number;
  readonly couponsUsed: number;
  readonly couponFen: number;
  readonly treated: ArmLine;
  readonly held: ArmLine;
  /** Treated less held, for each member, with a 95 % interval; null without two in each arm. */
  readonly lift: {
    readonly eachFen: number;
    readonly lowFen: number;
    readonly highFen: number;
    /** For all who were written to, less the messages' fees. */
    readonly totalFen: number;
  } | null;
}

/** `members/reach` */
export interface ReachView {
  readonly meant: number;
  readonly gone: number;
  readonly fees: readonly { readonly channel: Channel; readonly fen: number }[];
}

/** `members/value`: what customers are worth, by the customers' own orders. */
export interface ValueView {
  readonly days: number;
  /** Share of sales left after the goods' cost, in thousandths. */
  readonly marginPermille: number;
  /** null with too few who came back. */
  readonly fit: {
    readonly r: number;
    readonly alpha: number;
    readonly a: number;
    readonly b: number;
    readonly p: number;
    readonly q: number;
    readonly vFen: number;
    readonly customers: number;
    readonly repeaters: number;
  } | null;
  /** Weeks since the first order. */
  readonly weeks: number;
  /**
   * Why the figures are not to be trusted: too few weeks to see how often customers come, or a fit that ran to the
   * edge, where all are thought to leave with the same chance.
   */
  readonly doubts: readonly ("short" | "edge")[];
  readonly layers: readonly {
    readonly layer: Layer;
    readonly members: number;
    /** Chance that one of them still is a customer. */
    readonly alive: number;
    /** Orders to come from one of them. */
    readonly orders: number;
    readonly spendFen: number;
    /** Margin to come from one of them. */
    readonly valueFen: number;
  }[];
}

/** `members/exports`, newest first. */
export interface ExportLine {
  readonly export: number;
  readonly at: number;
  readonly purpose: Purpose;
  readonly fields: readonly Field[];
  readonly isMasked: boolean;
  readonly members: number;
}

/** `members/export-file`: rows of an export that was written down. */
export type ExportFile = readonly Readonly<Partial<Record<Field | "member", string>>>[];
