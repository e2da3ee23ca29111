/** What the compliance seat (合规) may do and may see. */
import { z } from "zod";

export const KINDS = ["claim", "brand", "brushing", "breach", "price", "malice"] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ["open", "answered", "dismissed", "upheld", "expired"] as const;
export const EVIDENCES = [
  "corrected",
  "certificate",
  "licence",
  "invoice",
  "parcels",
  "payments",
  "chats",
  "notified",
  "reported",
  "price-log",
] as const;
export type EvidenceName = (typeof EVIDENCES)[number];

/** What a shop that has done nothing wrong can show in each kind of case. */
export const HONEST: Readonly<Record<Kind, readonly EvidenceName[]>> = {
  claim: ["certificate"],
  brand: ["invoice"],
  brushing: ["parcels", "payments"],
  breach: ["notified", "reported"],
  price: ["price-log"],
  malice: ["chats"],
};

/** Where something is said beside the titles of goods. */
export const PLACE_IDS = ["search-ad", "feed-ad", "post", "live", "chat", "page"] as const;
export type PlaceId = (typeof PLACE_IDS)[number];

/** From now on this seat answers for the shop: it is audited, and keeps or loses a clean record. */
export const takeDuty = z.strictObject({ type: z.literal("compliance/take-duty") });

/** Answers a case before its deadline, once. */
export const answerCase = z.strictObject({
  type: z.literal("compliance/answer"),
  case: z.int().min(0),
  evidence: z.array(z.enum(EVIDENCES)).min(1).max(4),
  note: z.string().trim().max(400).default(""),
});

/** A year's leave to name a brand. */
export const buyLicence = z.strictObject({
  type: z.literal("compliance/buy-licence"),
  brand: z.string().trim().toLowerCase().min(1).max(20),
});

/** The steps of a drill in their order, and the ways each may be taken, by the alphabet: the order tells nothing. */
export const DRILL = {
  contain: ["close-shop", "revoke-access", "wait-and-see"],
  scope: ["assume-all", "copy-list", "read-log"],
  report: ["say-nothing", "when-cause-known", "with-facts"],
  notify: ["everyone", "nobody", "those-affected"],
  record: ["cause-and-fix", "file-away", "name-and-blame"],
} as const;
export type DrillStepId = keyof typeof DRILL;
export type DrillChoiceId = (typeof DRILL)[DrillStepId][number];
const choices = Object.values(DRILL).flat();

/** The alarm: from now on hours count. */
export const beginDrill = z.strictObject({ type: z.literal("compliance/begin-drill") });

/** One step of the drill that runs, taken in one way, once. */
export const drillStep = z.strictObject({
  type: z.literal("compliance/drill-step"),
  choice: z.enum(choices),
});

/** Takes down what was said there; in a conversation it is taken back. Nobody sees it from now on. */
export const withdraw = z.strictObject({
  type: z.literal("compliance/withdraw"),
  place: z.enum(PLACE_IDS),
  about: z.int().min(0),
});

/** Made-up orders. They work for a while. */
export const orderFakes = z.strictObject({
  type: z.literal("compliance/order-fakes"),
  listing: z.int().min(0),
  ordersADay: z.int().min(1).max(100),
  days: z.int().min(1).max(14),
});

/** Bad reviews of a rival's goods by people who never bought them. They hurt until they are found out. */
export const orderSmears = z.strictObject({
  type: z.literal("compliance/order-smears"),
  listing: z.int().min(0),
  reviewsADay: z.int().min(1).max(50),
  days: z.int().min(1).max(14),
});

export type TakeDuty = z.infer<typeof takeDuty>;
export type AnswerCase = z.infer<typeof answerCase>;
export type BuyLicence = z.infer<typeof buyLicence>;
export type BeginDrill = z.infer<typeof beginDrill>;
export type DrillStep = z.infer<typeof drillStep>;
export type Withdraw = z.infer<typeof withdraw>;
export type OrderFakes = z.infer<typeof orderFakes>;
export type OrderSmears = z.infer<typeof orderSmears>;

export const noParams = z.object({});
export const textParams = z.object({ text: z.string().max(2000) });

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** `compliance/record` */
export interface RecordView {
  readonly isOn: boolean;
  readonly points: number;
  /** Tick at which the year's points are forgotten. */
  readonly clearsAt: number;
  /** The next step of sanctions, or null. */
  readonly next: { readonly points: number } | null;
  readonly isClean: boolean;
  readonly cleanSince: number;
  readonly demotedUntil: number | null;
  readonly shutUntil: number | null;
  readonly drilledAt: number | null;
  readonly heldFen: number;
  readonly licences: readonly string[];
  readonly licenceFen: number;
  /** Goods whose titles claim too much, or name a brand without leave. */
  readonly risks: readonly {
    readonly listing: number;
    readonly title: string;
    readonly claims: readonly ClaimLine[];
    readonly brand: string | null;
    /** Off sale by the platform's order until this tick. */
    readonly takenDownUntil: number | null;
  }[];
  /** What else is said and may not be; taken down already or not. */
  readonly spoken: readonly {
    readonly place: PlaceId;
    readonly about: number;
    readonly text: string;
    readonly claims: readonly ClaimLine[];
    /** Faults of a conversation; "bold" for a host who promises more than there is. */
    readonly faults: readonly string[];
    readonly clause: Bilingual | null;
    /** How many have seen it. */
    readonly reach: number;
    readonly isWithdrawn: boolean;
  }[];
}

/** `compliance/cases`, newest first. */
export interface CaseView {
  readonly case: number;
  readonly kind: Kind;
  readonly listing: number | null;
  readonly title: string | null;
  /** Where it was found, the text's number there, and its words as they stand now. */
  readonly place: PlaceId | "title";
  readonly about: number;
  readonly text: string | null;
  readonly clause: Bilingual | null;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly answeredAt: number | null;
  readonly evidence: readonly EvidenceName[];
  readonly state: (typeof STATES)[number];
  /** What it costs when it is upheld, or cost. */
  readonly points: number;
  readonly fineFen: number;
}

export interface ClaimLine {
  readonly kind: string;
  /** No rule names it: it reads like texts that claim such things. */
  readonly isLikely: boolean;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly clause: Bilingual;
  readonly why: Bilingual;
}

/** `compliance/privacy` */
export interface PrivacyView {
  readonly exports: readonly {
    readonly at: number;
    readonly purpose: string;
    readonly members: number;
    readonly fields: readonly string[];
    readonly isMasked: boolean;
  }[];
  /** Unmasked exports of the last thirty days: each may leak. */
  readonly exposed: number;
  /** The latest drill that was gone through, and how many of its five steps were right. */
  readonly drilledAt: number | null;
  readonly drillScore: number;
  /** The drill that runs, or the last one; null when there was none. */
  readonly drill: {
    readonly beganAt: number;
    readonly isRunning: boolean;
    readonly steps: readonly {
      readonly step: DrillStepId;
      /** Must be finished by this tick. */
      readonly dueAt: number;
      readonly ways: readonly { readonly choice: DrillChoiceId; readonly hours: number }[];
      readonly done: {
        readonly choice: DrillChoiceId;
        readonly doneAt: number;
        readonly flaw: "none" | "choice" | "order" | "late";
        readonly fen: number;
      } | null;
    }[];
  } | null;
}
