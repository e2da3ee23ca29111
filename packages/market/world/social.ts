/** What the market remembers of what is said about shops: followers, posts, contracts, groups, mentions, links. */
import type { ByteReader, Writer } from "@dianzhang/kernel";
import { CREDIT_SECONDS } from "./ads.ts";
import { dueSights, loadSights, type Sights } from "./sights.ts";
import { ensureRows, grown, loadGrown, saveGrown, type Grown } from "./grown.ts";

export const POST_STATE = { planned: 0, out: 1, cancelled: 2 } as const;
export const DEAL_STATE = { signed: 0, delivered: 1, late: 2, failed: 3 } as const;
/** open = nobody has answered; answered = cooling down or flaring up; over = nobody talks of it. */
export const MENTION_STATE = { open: 0, answered: 1, over: 2 } as const;
/** How a post came before somebody's eyes. */
export const HOW = { follower: 0, recommended: 1, friend: 2, fan: 3, round: 4 } as const;
/** What is counted of a post, in this order. */
export const POST_COUNTS = [
  "reached",
  "likes",
  "comments",
  "shares",
  "clicks",
  "follows",
  "unfollows",
] as const;
export type PostCount = (typeof POST_COUNTS)[number];

const accountSpec = { shop: Uint16Array, platform: Uint8Array, openedAt: Uint32Array };
const postSpec = {
  shop: Uint16Array,
  /** −1 for a post of an influencer, whose number `kol` is then. */
  account: Int32Array,
  kol: Int32Array,
  platform: Uint8Array,
  format: Uint8Array,
  topic: Uint8Array,
  tone: Uint8Array,
  level: Uint8Array,
  listing: Int32Array,
  at: Uint32Array,
  /** Claims something the law forbids to claim: the platform hardly shows it. */
  isHeldBack: Uint8Array,
  state: Uint8Array,
  /** What repeating itself took off, in thousandths. */
  wornPermille: Uint16Array,
  /** Posts of the account in the seven days before, against what followers bear, in thousandths. */
  crowdPermille: Uint16Array,
  costFen: Int32Array,
  reached: Uint32Array,
  likes: Uint32Array,
  comments: Uint32Array,
  shares: Uint32Array,
  clicks: Uint32Array,
  follows: Uint32Array,
  unfollows: Uint32Array,
  /** Orders within three days of the latest click on something said of the shop, and what their goods cost. */
  orders: Uint32Array,
  salesFen: Float64Array,
};
const dealSpec = {
  shop: Uint16Array,
  kol: Uint16Array,
  listing: Uint32Array,
  isJoint: Uint8Array,
  clause: Uint8Array,
  topic: Uint8Array,
  feeFen: Int32Array,
  signedAt: Uint32Array,
  dueAt: Uint32Array,
  /** When it will be delivered; 0 = never. Known to nobody in the market. */
  deliverAt: Uint32Array,
  state: Uint8Array,
  refundFen: Int32Array,
  post: Int32Array,
};
const groupSpec = {
  shop: Uint16Array,
  layer: Uint8Array,
  isOpen: Uint8Array,
  perWeek: Uint8Array,
  hour: Uint8Array,
  topic: Uint8Array,
  listing: Int32Array,
  giftFen: Int32Array,
};
/** Counts of a group: since it was made, and of today. */
const groupCountSpec = {
  joined: Uint32Array,
  left: Uint32Array,
  messages: Uint32Array,
  readers: Uint32Array,
  visits: Uint32Array,
  orders: Uint32Array,
  friends: Uint32Array,
  giftFen: Uint32Array,
};
export const GROUP_COUNTS = Object.keys(groupCountSpec) as readonly (keyof typeof groupCountSpec)[];
const mentionSpec = {
  /** Second. */
  at: Uint32Array,
  shop: Uint16Array,
  listing: Int32Array,
  shopper: Uint32Array,
  platform: Uint8Array,
  cause: Uint8Array,
  way: Uint8Array,
  /** 0 for praise, else 1 … 5. */
  severity: Uint8Array,
  /** People who come across it in an hour now. */
  heat: Float32Array,
  seen: Float32Array,
  state: Uint8Array,
  answeredAt: Uint32Array,
  wording: Int16Array,
};
const clickSpec = { at: Uint32Array, shopper: Uint32Array, shop: Uint16Array, post: Int32Array };
/** Per listing: links not yet counted, links that count, bought ones, and until when the search punishes. */
const linkSpec = {
  fresh: Float32Array,
  ripe: Float32Array,
  farmed: Uint32Array,
  punishedUntil: Uint32Array,
};
/** Per shop: how ill people speak of it, and what today added. */
const nameSpec = { mood: Float32Array, harm: Float32Array };

export interface Social {
  readonly account: Grown<typeof accountSpec>;
  readonly post: Grown<typeof postSpec>;
  readonly deal: Grown<typeof dealSpec>;
  readonly group: Grown<typeof groupSpec>;
  readonly groupTotal: Grown<typeof groupCountSpec>;
  readonly groupToday: Grown<typeof groupCountSpec>;
  readonly mention: Grown<typeof mentionSpec>;
  readonly click: Grown<typeof clickSpec>;
  readonly link: Grown<typeof linkSpec>;
  readonly name: Grown<typeof nameSpec>;
  /** Per account: who follows it. */
  readonly followers: Set<number>[];
  /** Per group: member → weariness in thousandths; −1 = has left. */
  readonly members: Map<number, number>[];
  /** Tick → who comes across what then, a number each (see sights.ts). */
  readonly due: Map<number, Sights>;
  /** Post × 2^26 + shopper who was told of it → who told; forgotten when the post is. */
  readonly teller: Map<number, number>;
  /** Derived: posts planned by tick; shopper and shop → latest click; mentions still talked of. */
  readonly planned: Map<number, number[]>;
  readonly lastClick: Map<number, number>;
  readonly lively: Set<number>;
  /** Counted in the hour that runs: post → POST_COUNTS. */
  readonly hour: Map<number, Int32Array>;
}

const TABLES = [
  "account",
  "post",
  "deal",
  "group",
  "groupTotal",
  "groupToday",
  "mention",
  "click",
  "link",
  "name",
] as const;

export function newSocial(): Social {
  return {
    account: grown(accountSpec, 16),
    post: grown(postSpec, 16),
    deal: grown(dealSpec, 16),
    group: grown(groupSpec, 16),
    groupTotal: grown(groupCountSpec, 16),
    groupToday: grown(groupCountSpec, 16),
    mention: grown(mentionSpec, 16),
    click: grown(clickSpec, 16),
    link: grown(linkSpec, 16),
    name: grown(nameSpec, 16),
    followers: [],
    members: [],
    due: new Map(),
    teller: new Map(),
    planned: new Map(),
    lastClick: new Map(),
    lively: new Set(),
    hour: new Map(),
  };
}

/** False as long as nobody in the market has had anything to do with social platforms. */
export function isTalking(social: Social): boolean {
  return social.account.count + social.deal.count + social.group.count + social.link.count > 0;
}

/** Adds to a post's counts, of the hour and for ever, in the order of POST_COUNTS. */
export function countPost(social: Social, post: number, counted: Int32Array): void {
  let hour = social.hour.get(post);
  if (!hour) {
    hour = new Int32Array(POST_COUNTS.length);
    social.hour.set(post, hour);
  }
  POST_COUNTS.forEach((what, place) => {
    const cells = social.post.col[what];
    cells[post] = (cells[post] as number) + (counted[place] as number);
    (hour as Int32Array)[place] = (hour[place] as number) + (counted[place] as number);
  });
}

export function countGroup(
  social: Social,
  group: number,
  what: keyof typeof groupCountSpec,
  amount = 1,
): void {
  for (const table of [social.groupTotal, social.groupToday]) {
    const cells = table.col[what];
    cells[group] = (cells[group] as number) + amount;
  }
}

/** Who clicked on something said of which shop, as one key. */
export function socialKey(shopper: number, shop: number): number {
  return shopper * 65_536 + shop;
}

/** Forgets clicks older than orders may be credited to. */
export function dropOldSocialClicks(social: Social, now: number): void {
  const { click } = social;
  let first = 0;
  while (first < click.count && now - (click.col.at[first] as number) > CREDIT_SECONDS + 86_400)
    first += 1;
  if (first === 0) return;
  for (const column of Object.values(click.col)) column.copyWithin(0, first, click.count);
  click.count -= first;
  index(social);
}

/** Makes what is derived anew, after rows moved or a market woke. */
function index(social: Social): void {
  social.lastClick.clear();
  const { shopper, shop } = social.click.col;
  for (let row = 0; row < social.click.count; row += 1)
    social.lastClick.set(socialKey(shopper[row] as number, shop[row] as number), row);
}

export function planPost(social: Social, post: number): void {
  const tick = social.post.col.at[post] as number;
  const held = social.planned.get(tick);
  if (held) held.push(post);
  else social.planned.set(tick, [post]);
}

export function saveSocial(out: Writer, social: Social): void {
  for (const name of TABLES) saveGrown(out, `social.${name}`, social[name]);
  const followers = social.followers.flatMap((own, account) =>
    [...own].sort((a, b) => a - b).flatMap((shopper) => [account, shopper]),
  );
  out.words("social.followers", Uint32Array.from(followers));
  const members = social.members.flatMap((own, group) =>
    [...own].sort((a, b) => a[0] - b[0]).flatMap(([shopper, weary]) => [group, shopper, weary]),
  );
  out.words("social.members", Int32Array.from(members));
  out.words("social.due", dueSights(social.due));
  const tellers = [...social.teller].sort((a, b) => a[0] - b[0]).flat();
  out.words("social.tellers", Float64Array.from(tellers));
}

export function loadSocial(from: ByteReader, social: Social): void {
  for (const name of TABLES) loadGrown(from, `social.${name}`, social[name]);
  for (let i = 0; i < social.account.count; i += 1) social.followers.push(new Set());
  for (let i = 0; i < social.group.count; i += 1) social.members.push(new Map());
  const followers = from.words("social.followers", Uint32Array);
  for (let i = 0; i < followers.length; i += 2)
    social.followers[followers[i] as number]?.add(followers[i + 1] as number);
  const members = from.words("social.members", Int32Array);
  for (let i = 0; i < members.length; i += 3)
    social.members[members[i] as number]?.set(members[i + 1] as number, members[i + 2] as number);
  loadSights(social.due, from.words("social.due", Float64Array));
  const tellers = from.words("social.tellers", Float64Array);
  for (let i = 0; i < tellers.length; i += 2)
    social.teller.set(tellers[i] as number, tellers[i + 1] as number);
  for (let post = 0; post < social.post.count; post += 1)
    if (social.post.col.state[post] === POST_STATE.planned) planPost(social, post);
  for (let mention = 0; mention < social.mention.count; mention += 1)
    if (social.mention.col.state[mention] !== MENTION_STATE.over) social.lively.add(mention);
  index(social);
}

/** Room for a listing's links. */
export function roomForLinks(social: Social, listing: number): void {
  ensureRows(social.link, listing + 1);
}
