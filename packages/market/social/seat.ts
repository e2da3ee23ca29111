/** What a desk may read of social platforms, and what applying its events may do there; nothing latent. */
import type { PostFormat, PostLevel, PostTone, PostTopic } from "../scenario/social.ts";
import type { PostCount } from "../world/social.ts";
import type { Bookings } from "./bookings.ts";
import type { Crowd } from "./crowd.ts";
import type { Clause } from "./deals.ts";
import type { Cause, DealState, CommunityLayer, MentionWay, Template } from "./events.ts";
import type { KolSignals } from "./roster.ts";

export type PostFigures = Readonly<Record<PostCount, number>> & {
  readonly state: "planned" | "out" | "cancelled";
  /** Orders within three days of the latest click on something said of the shop. */
  readonly orders: number;
  readonly salesFen: number;
};

export interface GroupFigures {
  readonly members: number;
  /** Members who are so tired of messages that they hardly look. */
  readonly tired: number;
  readonly joined: number;
  readonly left: number;
  readonly messages: number;
  readonly readers: number;
  readonly visits: number;
  readonly orders: number;
  readonly friends: number;
  readonly giftFen: number;
}

export interface DealRow {
  readonly deal: number;
  readonly state: DealState;
  readonly refundFen: number;
  /** The post it led to, or −1. */
  readonly post: number;
}

export interface MentionRow {
  readonly mention: number;
  /** Second. */
  readonly at: number;
  readonly listing: number;
  readonly platform: number;
  readonly cause: Cause;
  readonly way: MentionWay;
  readonly severity: number;
  readonly state: "open" | "answered" | "over";
  /** People who have come across it, and how many do in an hour now. */
  readonly seen: number;
  readonly anHour: number;
  /** How right the answer's wording was, 0 … 100; −1 without an answer. */
  readonly wording: number;
  /** A number that stands for who said it, and leads back to nobody. */
  readonly author: number;
}

export interface SocialReader {
  followers(account: number): number;
  post(post: number): PostFigures;
  /** Posts of influencers for a shop, which no desk plans; their numbers. */
  kolPosts(shop: number): readonly number[];
  /** The hour a post goes out. */
  postAt(post: number): number;
  postCount(): number;
  /** How many posts share a platform's recommendation this week, and what is left for each. */
  crowd(platform: number): Crowd;
  kols(): readonly KolSignals[];
  /** How much each of them advertises, for whatever shop. */
  bookings(): readonly Bookings[];
  deal(deal: number): DealRow;
  dealCount(): number;
  groupCount(): number;
  group(group: number): GroupFigures;
  /** How many buyers of a shop are in each layer now. */
  layers(shop: number): Readonly<Record<CommunityLayer, number>>;
  /** Mentions of a shop of the last days that it can see, latest first. */
  mentions(shop: number, days: number): readonly MentionRow[];
  mentionOf(mention: number): (MentionRow & { readonly shop: number }) | null;
  /** Links of a listing that count, in hundredths, those on their way, and whether the search punishes it now. */
  links(listing: number): {
    readonly counted: number;
    readonly coming: number;
    readonly isPunished: boolean;
  };
}

export interface PlannedPost {
  readonly post: number;
  readonly shop: number;
  readonly account: number;
  readonly platform: number;
  readonly format: PostFormat;
  readonly topic: PostTopic;
  readonly tone: PostTone;
  readonly level: PostLevel;
  /** −1 without goods. */
  readonly listing: number;
  readonly at: number;
  readonly isHeldBack: boolean;
  readonly costFen: number;
}

export interface SignedDeal {
  readonly deal: number;
  readonly shop: number;
  readonly kol: number;
  readonly listing: number;
  readonly isJoint: boolean;
  readonly clause: Clause;
  readonly topic: PostTopic;
  readonly feeFen: number;
  readonly dueAt: number;
}

export interface GroupSetting {
  readonly isOpen: boolean;
  readonly perWeek: number;
  readonly hour: number;
  readonly topic: PostTopic;
  readonly listing: number;
  readonly giftFen: number;
}

export interface SocialWriter {
  /** Numbers are dense and given by the desk. */
  openAccount(account: number, shop: number, platform: number): void;
  /** Takes the cost of making it from the shop's cash. */
  planPost(post: PlannedPost): void;
  /** What was made is paid for all the same. */
  cancelPost(post: number): void;
  signDeal(deal: SignedDeal): void;
  openGroup(group: number, shop: number, layer: CommunityLayer): void;
  setGroup(group: number, setting: GroupSetting): void;
  /** `wording`: how right it is, 0 … 100; `paidFen` goes to the buyer. */
  reply(
    mention: number,
    answer: { readonly template: Template; readonly wording: number; readonly paidFen: number },
  ): void;
  buyLinks(
    shop: number,
    links: {
      readonly listing: number;
      readonly kind: "guest" | "farm";
      readonly count: number;
      readonly costFen: number;
    },
  ): void;
}
