/** What somebody does before whose eyes a post comes: like, comment, pass on, follow, leave, open the goods. */
import { between, bitsFor, exp, mix, NULL_U32, pow, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { serveExtra } from "../run/extra.ts";
import type { Run } from "../run/run.ts";
import { POST_FORMATS, POST_TOPICS } from "../scenario/social.ts";
import type { Segment } from "../scenario/schema.ts";
import { LOST, memoryHead, priceSenseOf, segmentOf, traitsOf } from "../world/shoppers.ts";
import { howOf, markOf, planSight, postOf, shopperOf } from "../world/sights.ts";
import { countPost, HOW, POST_COUNTS, POST_STATE } from "../world/social.ts";
import { isMember, liking, platformOf, savingOf, wishFor } from "./content.ts";
import { noteClick } from "./credit.ts";
import { mention } from "./mentions.ts";

/** Hours within which friends come across what was passed on to them. Assumption. */
const FRIEND_HOURS = 30;
/** Nobody tells more friends. */
const MOST_FRIENDS = 60;
/** Steps after which it is no news any more. */
const MOST_STEPS = 8;

/** What each draw is for. */
const DRAW = {
  like: 0x1b873593,
  comment: 0x27d4eb2f,
  share: 0x2545f491,
  follow: 0x3c6ef372,
  click: 0x4f1bbcdc,
  second: 0x510e527f,
  moan: 0x61c88647,
} as const;

/** One post as long as people come across it: what is the same for all of them. */
interface Shown {
  readonly post: number;
  /** Taken down: nobody comes across it any more. */
  readonly isGone: boolean;
  readonly platform: number;
  readonly shares: number;
  /** The shop's account it was posted by, or −1; and the one somebody who likes it may follow. */
  readonly account: number;
  readonly follow: number;
  readonly about: keyof typeof WINS;
  readonly goods: number;
  readonly isLive: boolean;
  /** How much each segment likes it. */
  readonly liked: Float64Array;
  readonly kolFit: number;
  readonly saving: number;
  /** In the order of POST_COUNTS. */
  readonly counted: Int32Array;
}

/** Somebody before whose eyes it comes. */
interface Sight {
  readonly shopper: number;
  readonly how: number;
  /** Steps of passing on behind it. */
  readonly depth: number;
  readonly segment: number;
  readonly traits: number;
  readonly bits: number;
  readonly liked: number;
}

const [REACHED, LIKES, COMMENTS, SHARES, CLICKS, FOLLOWS, UNFOLLOWS] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;

/** Everybody who comes across something in this hour, post by post; rounds of recommendation are passed over. */
export function beSeen(run: Run, sights: Float64Array): void {
  for (let from = 0; from < sights.length; from += BLOCK)
    beSeenInBlock(run, sights.subarray(from, from + BLOCK));
}

/** Sights gone through together: their shoppers' rows are fetched side by side. */
const BLOCK = 128;

function beSeenInBlock(run: Run, sights: Float64Array): void {
  let shown: Shown | null = null;
  const { shoppers } = run.world;
  const gone = sights.map((packed) => memoryHead(shoppers, shopperOf(packed)));
  for (let i = 0; i < sights.length; i += 1) {
    if (gone[i] === LOST) continue;
    const packed = sights[i] as number;
    const how = howOf(packed);
    if (how === HOW.round) continue;
    const post = postOf(packed);
    if (shown?.post !== post) {
      if (shown) countPost(run.world.social, shown.post, shown.counted);
      shown = showing(run, post);
    }
    if (shown.isGone) continue;
    see(run, shown, shopperOf(packed), how, markOf(packed));
  }
  if (shown) countPost(run.world.social, shown.post, shown.counted);
}

function showing(run: Run, post: number): Shown {
  const { world } = run;
  const { col } = world.social.post;
  const platform = col.platform[post] as number;
  const account = col.account[post] as number;
  const goods = col.listing[post] as number;
  const topic = POST_TOPICS[col.topic[post] as number] ?? "product";
  return {
    post,
    isGone: col.state[post] === POST_STATE.cancelled,
    platform,
    shares: platformOf(world.scenario, platform).shares,
    account,
    follow: account >= 0 ? account : accountThere(run, col.shop[post] as number, platform),
    about: topic,
    goods,
    isLive: POST_FORMATS[col.format[post] as number] === "live",
    liked: Float64Array.from(world.scenario.segments, (_, segment) => liking(run, post, segment)),
    kolFit: fitOfKol(run, post),
    saving: goods < 0 ? 0 : savingOf(run, goods),
    counted: new Int32Array(POST_COUNTS.length),
  };
}

function see(run: Run, shown: Shown, shopper: number, how: number, mark: number): void {
  const { world, habits } = run;
  const { social, parameters } = world;
  const { post } = shown;
  const traits = traitsOf(world.shoppers, shopper);
  const segment = segmentOf(traits);
  const { kol, account, at } = social.post.col;
  const whose = (account[post] as number) * 512 + (kol[post] as number) + 1;
  const bits = bitsFor(
    habits.keys.react,
    shopper ^ Math.imul(whose, 0x632be5ab),
    at[post] as number,
  );
  const liked =
    (shown.liked[segment] as number) +
    (how === HOW.friend ? parameters.social.friend : 0) +
    (how === HOW.fan ? parameters.social.fan : 0) +
    shown.kolFit;
  const depth = how === HOW.friend ? mark : 0;
  const sight = { shopper, how, depth, segment, traits, bits, liked };
  tally(shown, REACHED);
  const { like, comment, liking: slope } = parameters.social;
  if (isDone(run, bits, DRAW.like, like + slope * liked)) tally(shown, LIKES);
  if (isDone(run, bits, DRAW.comment, comment + slope * liked)) tally(shown, COMMENTS);
  passOn(run, shown, sight);
  followOrLeave(run, shown, sight);
  openGoods(run, shown, sight);
}

function tally({ counted }: Shown, what: number): void {
  counted[what] = (counted[what] as number) + 1;
}

/** Who told a friend; forgotten as soon as it is asked. */
function tellerOf(run: Run, post: number, { shopper, how }: Sight): number {
  if (how !== HOW.friend) return NULL_U32;
  const { teller } = run.world.social;
  const told = post * 2 ** 26 + shopper;
  const parent = teller.get(told) ?? NULL_U32;
  teller.delete(told);
  return parent;
}

function isDone(run: Run, bits: number, what: number, utility: number): boolean {
  return utility > between(run.habits.logistic, mix(bits ^ what));
}

// An influencer who suddenly praises other things than usual is not believed.
function fitOfKol({ world, tables }: Run, post: number): number {
  const { kol, listing } = world.social.post.col;
  const own = world.kols[kol[post] as number];
  if (!own) return 0;
  const isHome = tables.categoryOf[listing[post] as number] === own.signals.category;
  return isHome ? 0 : world.parameters.social.offTopic;
}

const CARRIES = { product: 0, "how-to": 0.4, story: 0.1, deal: 0.25, trend: 0.8 } as const;

function passOn(run: Run, shown: Shown, sight: Sight): void {
  const { world, habits, emit } = run;
  const { social, parameters } = world;
  const { post, about, platform } = shown;
  const { shopper, bits, liked } = sight;
  const parent = tellerOf(run, post, sight);
  const ready =
    parameters.social.share + parameters.social.liking * liked + CARRIES[about] + shown.shares - 1;
  if (sight.depth >= MOST_STEPS || !isDone(run, bits, DRAW.share, ready)) return;
  tally(shown, SHARES);
  const depth = sight.depth + 1;
  const shop = social.post.col.shop[post];
  const at = world.now * 3600 + (bits % 3600);
  emit.socialShares.add(at, post, shop, shopper, parent, depth);
  const u = unitFrom(mix(bits + depth));
  const { friends, friendTail } = parameters.social;
  const told = Math.min(MOST_FRIENDS, Math.floor(friends * pow(u, -friendTail)));
  for (let i = 0; i < told; i += 1) {
    const tie = bitsFor(habits.keys.tie, shopper, i);
    const friend = tie % world.shoppers.count;
    const own = segmentOf(traitsOf(world.shoppers, friend));
    if (!isMember(run, platform, friend, own)) continue;
    const after = 1 + Math.floor(FRIEND_HOURS * pow(unitFrom(mix(tie ^ bits)), 2));
    planSight(social.due, world.now + after, {
      post,
      shopper: friend,
      how: HOW.friend,
      mark: depth,
    });
    social.teller.set(post * 2 ** 26 + friend, shopper);
  }
}

const WINS = { product: 0, "how-to": 0.6, story: 0.45, deal: -0.3, trend: 0.1 } as const;

function followOrLeave(run: Run, shown: Shown, sight: Sight): void {
  const { social } = run.world;
  const { account, follow: to, about } = shown;
  const { shopper } = sight;
  if (account >= 0 && social.followers[account]?.has(shopper)) {
    if (!hasEnough(run, shown, sight)) return;
    social.followers[account].delete(shopper);
    tally(shown, UNFOLLOWS);
    return;
  }
  const { follow, liking: slope } = run.world.parameters.social;
  if (!isDone(run, sight.bits, DRAW.follow, follow + slope * sight.liked + WINS[about])) return;
  const followers = social.followers[to];
  if (!followers || followers.has(shopper)) return;
  followers.add(shopper);
  tally(shown, FOLLOWS);
}

// Posting more than followers bear, and bargains all the time, drive them away.
function hasEnough(run: Run, { post, about }: Shown, { bits }: Sight): boolean {
  const { unfollow, overPosting } = run.world.parameters.social;
  const crowd = (run.world.social.post.col.crowdPermille[post] as number) / 1000;
  const leaves =
    unfollow * exp(overPosting * Math.max(0, crowd - 1)) * (about === "deal" ? 1.6 : 1);
  return unitFrom(mix(bits ^ DRAW.follow)) < leaves;
}

/** The shop's account on a platform, or −1. */
export function accountThere({ world }: Run, shop: number, platform: number): number {
  const { account } = world.social;
  for (let own = 0; own < account.count; own += 1)
    if (account.col.shop[own] === shop && account.col.platform[own] === platform) return own;
  return -1;
}

function openGoods(run: Run, shown: Shown, sight: Sight): void {
  const { world, tables } = run;
  const { social: told } = world.parameters;
  const { post, goods, about, saving } = shown;
  const { shopper, how, bits, liked, segment } = sight;
  if (goods < 0 || tables.isBuyable[goods] !== 1) return;
  const deal = (world.scenario.segments[segment] as Segment).deal;
  const ready =
    told.click +
    told.liking * liked +
    told.saving * saving * (0.4 + deal) +
    told.wish * wishFor(run, shopper, goods) -
    told.price * priceSenseOf(world.shoppers, sight.traits) * (tables.priceTerm[goods] as number);
  if (!isDone(run, bits, DRAW.click, ready)) return;
  tally(shown, CLICKS);
  const isVouched = how === HOW.fan && shown.kolFit === 0;
  const known = about === "how-to" ? 0.15 : about === "trend" ? -0.35 : 0;
  const trusts =
    (isVouched ? told.trust : 0) +
    (how === HOW.friend ? 0.3 : 0) +
    known +
    (shown.isLive ? 0.2 : 0);
  const start = world.now * 3600 + (mix(bits ^ DRAW.second) % 3000);
  const shop = tables.shopOf[goods] as number;
  noteClick(run, { shopper, post, shop, at: start });
  const served = serveExtra(run, {
    shopper,
    start,
    listing: goods,
    channel: CHANNEL.social,
    mismatch: told.impulse - trusts,
  });
  if (!served) return;
  run.emit.socialClicks.add(start, shopper, served.session, shop, goods, post, NULL_U32);
  // Who was promised a bargain and finds none says so.
  const isHollow = about === "deal" && saving < 0.03;
  if (isHollow && unitFrom(mix(bits ^ DRAW.moan)) < 0.03)
    mention(run, {
      shop,
      listing: goods,
      shopper,
      cause: "clickbait",
      severity: 3,
      at: start + 120,
    });
}
