/** What social platforms are like: who uses them, what works there, how long a post lives, what content costs. */
import { z } from "zod";
import base from "./social.json" with { type: "json" };

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const permille = z.int().min(0).max(1000);
const fit = z.number().min(-1).max(2);

export const POST_FORMATS = ["article", "video", "note", "live"] as const;
export type PostFormat = (typeof POST_FORMATS)[number];
export const POST_TONES = ["expert", "warm", "playful"] as const;
export type PostTone = (typeof POST_TONES)[number];
export const POST_TOPICS = ["product", "how-to", "story", "deal", "trend"] as const;
export type PostTopic = (typeof POST_TOPICS)[number];
export const POST_LEVELS = ["quick", "standard", "studio"] as const;
export type PostLevel = (typeof POST_LEVELS)[number];

const platform = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: text,
  /** What kind of platform it stands for. */
  like: text,
  /** Share of shoppers who use it, before their segment's leaning. */
  memberPermille: permille,
  /** Share of followers an average post reaches by itself. */
  reachPermille: permille,
  /** People a new post is first shown to beside followers, for each 10,000 members. */
  pool: z.int().min(0).max(10_000),
  halfLifeHours: z.number().positive().max(200),
  /** Posts a week that followers bear without leaving. */
  comfortPerWeek: z.number().positive(),
  /** How much of a link the marketplace's search counts. */
  linkPermille: permille,
  /** Readiness to pass something on, against the mean platform. */
  shares: z.number().positive(),
  /** How a format and a tone do there, in utility units. */
  formats: z.strictObject({ article: fit, video: fit, note: fit, live: fit }),
  tones: z.strictObject({ expert: fit, warm: fit, playful: fit }),
});

const making = z.strictObject({ hours: z.int().positive(), fen: z.int().positive() });
const level = z.strictObject({
  cost: z.number().positive(),
  hours: z.number().positive(),
  quality: z.number(),
});

export const socialSchema = z.strictObject({
  platforms: z.array(platform).min(1).max(8),
  /** What a quick post of each format costs, and hours of work before it can be published. */
  formats: z.strictObject({ article: making, video: making, note: making, live: making }),
  /** Factors on cost and hours, and what quality adds to the liking. */
  levels: z.strictObject({ quick: level, standard: level, studio: level }),
  kols: z.strictObject({
    count: z.int().min(0).max(400),
    /** What an influencer asks for a post, for each follower claimed. */
    feePerFollowerFen: z.number().positive(),
  }),
});

export type Platform = z.infer<typeof platform>;

/** The platforms of a scenario that names none of its own. */
export const SOCIAL = base;

/** platform id → segment id → leaning; left out means 1. */
export const audiencesSchema = z
  .record(z.string(), z.record(z.string(), z.number().min(0).max(3)))
  .default({});
