/** What the social desk remembers: accounts, posts' words, contracts, groups' names, answers — by dense ids. */
import type {
  Clause,
  Format,
  Layer,
  Level,
  Template,
  Tone,
  Topic,
  WordingNote,
} from "../commands.ts";

export interface AccountRecord {
  readonly account: number;
  readonly shop: number;
  /** Place of the platform in the scenario. */
  readonly platform: number;
  readonly name: string;
}

export interface PostRecord {
  readonly post: number;
  readonly account: number;
  readonly at: number;
  readonly format: Format;
  readonly topic: Topic;
  readonly tone: Tone;
  readonly level: Level;
  readonly title: string;
  readonly listing: number | null;
  readonly costFen: number;
  isCancelled: boolean;
}

export interface DealRecord {
  readonly deal: number;
  readonly shop: number;
  readonly kol: number;
  readonly listing: number;
  readonly kind: "seeding" | "joint";
  readonly topic: Topic;
  readonly clause: Clause;
  readonly feeFen: number;
  readonly signedAt: number;
  readonly dueAt: number;
}

export interface GroupRecord {
  readonly group: number;
  readonly shop: number;
  readonly name: string;
  readonly layer: Layer;
  isOpen: boolean;
  perWeek: number;
  hour: number;
  topic: Topic;
  listing: number;
  giftFen: number;
}

export interface ReplyNote {
  readonly mention: number;
  readonly template: Template;
  readonly text: string | null;
  readonly paidFen: number;
  readonly at: number;
  readonly wording: number;
  readonly notes: readonly WordingNote[];
}

export interface SocialSlice {
  readonly accounts: AccountRecord[];
  /** Shop → its posts, in the order they were planned. */
  readonly posts: PostRecord[][];
  readonly deals: DealRecord[];
  readonly groups: GroupRecord[];
  /** Shop → its answers. */
  readonly replies: ReplyNote[][];
  /** Shop → links bought: listing, kind, count, tick. */
  readonly links: {
    readonly listing: number;
    readonly kind: "guest" | "farm";
    readonly count: number;
    readonly at: number;
  }[][];
}

export function newSlice(_: unknown, shops: number): SocialSlice {
  const empty = <T>(): T[][] => Array.from({ length: shops }, () => []);
  return {
    accounts: [],
    posts: empty(),
    deals: [],
    groups: [],
    replies: empty(),
    links: empty(),
  };
}

export function ownAccounts(slice: SocialSlice, shop: number): AccountRecord[] {
  return slice.accounts.filter((one) => one.shop === shop);
}

export function ownAccount(
  slice: SocialSlice,
  shop: number,
  account: number,
): AccountRecord | undefined {
  const record = slice.accounts[account];
  return record?.shop === shop ? record : undefined;
}

export function ownGroup(slice: SocialSlice, shop: number, group: number): GroupRecord | undefined {
  const record = slice.groups[group];
  return record?.shop === shop ? record : undefined;
}
