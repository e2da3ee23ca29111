/** What somebody does before whose eyes a post comes: like, comment, pass on, follow, leave, open the goods. */
import { between, bitsFor, exp, mix, NULL_U32, pow, unitFrom } from "@dianzhang/kernel";
import { CHANNEL } from "../events.ts";
import { serveExtra } from "../run/extra.ts";
import type { Run } from "../run/run.ts";
import { POST_FORMATS, POST_TOPICS } from "../scenario/social.ts";
import type { Segment } from "../scenario/schema.ts";
import { isLost, priceSenseOf, segmentOf, traitsOf } from "../world/shoppers.ts";
import { countPost, HOW, planReach } from "../world/social.ts";
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

interface Sight {
  readonly post: number;
  readonly shopper: number;
  readonly how: number;
  /** Steps of passing on behind it. */
  readonly depth: number;
  /** Who passed it on, or NULL_U32. */
  readonly parent: number;
  readonly segment: number;
  readonly traits: number;
  readonly bits: number;
  readonly liked: number;
}

/** `how` and `mark` are as planned: for a friend, the depth. */
export function beSeen(run: Run, [post, shopper, how, mark]: readonly number[]): void {
  if (post === undefined || shopper === undefined || how === undefined) return;
  const { world, habits } = run;
  if (isLost(world.shoppers, shopper)) return;
  const { social, parameters } = world;
  const traits = traitsOf(world.shoppers, shopper);
  const segment = segmentOf(traits);
  const { kol, account, at } = social.post.col;
  const whose = (account[post] as number) * 512 + (kol[post] as number) + 1;
  const bits = bitsFor(
    habits.keys.react,
    shopper ^ Math.imul(whose, 0x632be5ab),
    at[post] as number,
  );
  const depth = how === HOW.friend ? (mark ?? 1) : 0;
  const liked =
    liking(run, post, segment) +
    (how === HOW.friend ? parameters.social.friend : 0) +
    (how === HOW.fan ? parameters.social.fan : 0) +
    fitOfKol(run, post);
  const told = post * 2 ** 26 + shopper;
  const parent = how === HOW.friend ? (social.teller.get(told) ?? NULL_U32) : NULL_U32;
  social.teller.delete(told);
  const sight = { post, shopper, how, depth, parent, segment, traits, bits, liked };
  countPost(social, post, "reached");
  const { like, comment, liking: slope } = parameters.social;
  if (isDone(run, sight, DRAW.like, like + slope * liked)) countPost(social, post, "likes");
  if (isDone(run, sight, DRAW.comment, comment + slope * liked))
    countPost(social, post, "comments");
  passOn(run, sight);
  followOrLeave(run, sight);
  openGoods(run, sight);
}

function isDone(run: Run, { bits }: Sight, what: number, utility: number): boolean {
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

function passOn(run: Run, sight: Sight): void {
  const { world, habits, emit } = run;
  const { social, parameters } = world;
  const { post, shopper, bits, liked } = sight;
  const col = social.post.col;
  const platform = platformOf(world.scenario, col.platform[post] as number);
  const topic = POST_TOPICS[col.topic[post] as number] ?? "product";
  const ready =
    parameters.social.share +
    parameters.social.liking * liked +
    CARRIES[topic] +
    platform.shares -
    1;
  if (sight.depth >= MOST_STEPS || !isDone(run, sight, DRAW.share, ready)) return;
  countPost(social, post, "shares");
  const depth = sight.depth + 1;
  emit.socialShares.add(
    world.now * 3600 + (bits % 3600),
    post,
    col.shop[post],
    shopper,
    sight.parent,
    depth,
  );
  const u = unitFrom(mix(bits + depth));
  const { friends, friendTail } = parameters.social;
  const told = Math.min(MOST_FRIENDS, Math.floor(friends * pow(u, -friendTail)));
  for (let i = 0; i < told; i += 1) {
    const tie = bitsFor(habits.keys.tie, shopper, i);
    const friend = tie % world.shoppers.count;
    const own = segmentOf(traitsOf(world.shoppers, friend));
    if (!isMember(run, col.platform[post] as number, friend, own)) continue;
    const after = 1 + Math.floor(FRIEND_HOURS * pow(unitFrom(mix(tie ^ bits)), 2));
    planReach(social, world.now + after, [post, friend, HOW.friend, depth]);
    social.teller.set(post * 2 ** 26 + friend, shopper);
  }
}

const WINS = { product: 0, "how-to": 0.6, story: 0.45, deal: -0.3, trend: 0.1 } as const;

function followOrLeave(run: Run, sight: Sight): void {
  const { social } = run.world;
  const { post, shopper } = sight;
  const { account, platform, shop, topic } = social.post.col;
  const about = POST_TOPICS[topic[post] as number] ?? "product";
  const own = account[post] as number;
  if (own >= 0 && social.followers[own]?.has(shopper)) {
    if (!hasEnough(run, sight, about)) return;
    social.followers[own].delete(shopper);
    countPost(social, post, "unfollows");
    return;
  }
  const { follow, liking: slope } = run.world.parameters.social;
  if (!isDone(run, sight, DRAW.follow, follow + slope * sight.liked + WINS[about])) return;
  const to = own >= 0 ? own : accountThere(run, shop[post] as number, platform[post] as number);
  const followers = social.followers[to];
  if (!followers || followers.has(shopper)) return;
  followers.add(shopper);
  countPost(social, post, "follows");
}

// Posting more than followers bear, and bargains all the time, drive them away.
function hasEnough(run: Run, { bits, post }: Sight, about: keyof typeof WINS): boolean {
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

function openGoods(run: Run, sight: Sight): void {
  const { world, tables } = run;
  const { social: told } = world.parameters;
  const { post, shopper, how, bits, liked, segment } = sight;
  const { listing, topic, format } = world.social.post.col;
  const goods = listing[post] as number;
  if (goods < 0 || tables.isBuyable[goods] !== 1) return;
  const deal = (world.scenario.segments[segment] as Segment).deal;
  const saving = savingOf(run, goods);
  const about = POST_TOPICS[topic[post] as number] ?? "product";
  const ready =
    told.click +
    told.liking * liked +
    told.saving * saving * (0.4 + deal) +
    told.wish * wishFor(run, shopper, goods) -
    told.price * priceSenseOf(world.shoppers, sight.traits) * (tables.priceTerm[goods] as number);
  if (!isDone(run, sight, DRAW.click, ready)) return;
  countPost(world.social, post, "clicks");
  const isVouched = how === HOW.fan && fitOfKol(run, post) === 0;
  const known = about === "how-to" ? 0.15 : about === "trend" ? -0.35 : 0;
  const live = POST_FORMATS[format[post] as number] === "live" ? 0.2 : 0;
  const trusts = (isVouched ? told.trust : 0) + (how === HOW.friend ? 0.3 : 0) + known + live;
  const start = world.now * 3600 + (mix(bits ^ DRAW.second) % 3000);
  noteClick(run, { shopper, post, shop: tables.shopOf[goods] as number, at: start });
  const served = serveExtra(run, {
    shopper,
    start,
    listing: goods,
    channel: CHANNEL.social,
    mismatch: told.impulse - trusts,
  });
  if (!served) return;
  run.emit.socialClicks.add(
    start,
    shopper,
    served.session,
    tables.shopOf[goods],
    goods,
    post,
    NULL_U32,
  );
  // Who was promised a bargain and finds none says so.
  const isHollow = about === "deal" && saving < 0.03;
  if (isHollow && unitFrom(mix(bits ^ DRAW.moan)) < 0.03)
    mention(run, {
      shop: tables.shopOf[goods] as number,
      listing: goods,
      shopper,
      cause: "clickbait",
      severity: 3,
      at: start + 120,
    });
}
