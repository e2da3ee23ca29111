/** What happens when a post goes out: whom it will reach and when, by followers, fans and recommendation. */
import { bitsFor, exp, log, NULL_U32, unitFrom } from "@dianzhang/kernel";
import { POOL_MEMBERS } from "../parameters.ts";
import type { Run } from "../run/run.ts";
import type { Platform } from "../scenario/social.ts";
import type { Scenario } from "../scenario/schema.ts";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import { planSight, type Sight } from "../world/sights.ts";
import { HOW, POST_STATE } from "../world/social.ts";
import { isMember, liking, platformOf } from "./content.ts";
import { crowdOn, WEEK_HOURS } from "./crowd.ts";
import { bookings } from "./bookings.ts";
import { addLink } from "./links.ts";
import { KOL_VIEW } from "./roster.ts";

/** What the best hour makes of an influencer's reach at most. Assumption. */
const MOST_SEEN = 1.5;
/** Rounds of recommendation; each next one is for posts that did well, and three times as wide. */
const ROUNDS = 3;
const WIDER = 3;
/** What a post must get from 100 people for the next round: likes + 3 comments + 4 shares + 2 clicks. Assumption. */
const GOOD_ENOUGH = [17, 21] as const;

/** Sends a planned post on its way. */
export function publish(run: Run, post: number): void {
  const { world, emit } = run;
  const { social, scenario } = world;
  const { col } = social.post;
  const platform = col.platform[post] as number;
  const account = col.account[post] as number;
  const listing = col.listing[post] as number;
  const kol = col.kol[post] as number;
  col.state[post] = POST_STATE.out;
  const opened = openings(scenario, platformOf(scenario, platform), world.now % 24);
  if (kol < 0) {
    lookBack(run, post);
    toFollowers(run, post, account, opened);
    planSight(social.due, world.now, { post, shopper: 0, how: HOW.round, mark: 1 });
  } else {
    believe(run, post, kol);
    toFans(run, post, kol, opened);
  }
  if (listing >= 0) addLink(run, post);
  emit.socialPosts.add(
    world.now * 3600,
    post,
    col.shop[post],
    platform,
    col.format[post],
    col.topic[post],
    listing < 0 ? NULL_U32 : listing,
    kol < 0 ? 0xffff : kol,
    followersOf(run, post),
    col.costFen[post],
  );
}

/** What the same said again takes off. Assumption. */
const WORN = 350;

// The same goods under the same topic wear off; too many posts of any kind drive followers away.
function lookBack({ world }: Run, post: number): void {
  const { col } = world.social.post;
  const { account, topic, listing, at, state } = col;
  let posts = 1;
  let same = 0;
  for (let row = world.social.post.count - 1; row >= 0; row -= 1) {
    const isOwn = row !== post && account[row] === account[post] && state[row] === POST_STATE.out;
    if (!isOwn || (at[row] as number) <= world.now - WEEK_HOURS) continue;
    posts += 1;
    if (topic[row] === topic[post] && listing[row] === listing[post]) same += 1;
  }
  const { comfortPerWeek } = platformOf(world.scenario, col.platform[post] as number);
  col.wornPermille[post] = Math.min(2000, WORN * same);
  col.crowdPermille[post] = Math.min(60_000, Math.round((1000 * posts) / comfortPerWeek));
}

/** What each paid post of the last fortnight takes off the next. Assumption. */
const PAID = 250;

// Followers of somebody who praises something new every other day believe less of it.
function believe({ world }: Run, post: number, kol: number): void {
  const { recent } = bookings(world)[kol] ?? { recent: 0 };
  world.social.post.col.wornPermille[post] = Math.min(2000, PAID * recent);
}

function followersOf({ world }: Run, post: number): number {
  const { account, kol } = world.social.post.col;
  const own = kol[post] as number;
  return own < 0
    ? (world.social.followers[account[post] as number]?.size ?? 0)
    : (world.kols[own]?.signals.followers ?? 0);
}

interface Openings {
  /** Reach against a post at an average hour. */
  readonly total: number;
  /** Share of its reach that it has had by the end of each hour. */
  readonly by: Float64Array;
}

/** People open the platform as the hours of the day go; what is older is shown less, by the half-life. */
export function openings(scenario: Scenario, { halfLifeHours }: Platform, hour: number): Openings {
  const { hourCurve } = scenario;
  const mean = hourCurve.reduce((sum, share) => sum + share, 0) / 24;
  const by = new Float64Array(WEEK_HOURS);
  let sum = 0;
  let flat = 0;
  for (let t = 0; t < WEEK_HOURS; t += 1) {
    const seen = exp((-log(2) * t) / halfLifeHours);
    flat += seen;
    sum += (seen * (hourCurve[(hour + t) % 24] as number)) / mean;
    by[t] = sum;
  }
  for (let t = 0; t < WEEK_HOURS; t += 1) by[t] = (by[t] as number) / sum;
  return { total: sum / flat, by };
}

function toFollowers(run: Run, post: number, account: number, opened: Openings): void {
  const { world, habits } = run;
  const platform = platformOf(world.scenario, world.social.post.col.platform[post] as number);
  const share = Math.min(0.9, (platform.reachPermille / 1000) * opened.total);
  const occasion = account * 9000 + world.now;
  for (const shopper of world.social.followers[account] ?? []) {
    const u = unitFrom(bitsFor(habits.keys.reach, shopper, occasion));
    if (u < share)
      seeLater(run, { post, shopper, how: HOW.follower, mark: 0 }, { u: u / share, opened });
  }
}

// An influencer's followers are all members who lean to them; the bought ones are nobody.
function toFans(run: Run, post: number, kol: number, opened: Openings): void {
  const { world, habits } = run;
  const truth = world.kols[kol]?.truth;
  if (!truth) return;
  const platform = world.social.post.col.platform[post] as number;
  const most = truth.trueShare * Math.max(...truth.leaning);
  const view = KOL_VIEW * Math.min(MOST_SEEN, opened.total);
  for (let shopper = 0; shopper < world.shoppers.count; shopper += 1) {
    const fan = unitFrom(bitsFor(habits.keys.fan, shopper, kol));
    if (fan >= most) continue;
    const segment = segmentOf(traitsOf(world.shoppers, shopper));
    if (fan >= truth.trueShare * (truth.leaning[segment] as number)) continue;
    if (!isMember(run, platform, shopper, segment)) continue;
    const u = unitFrom(bitsFor(habits.keys.reach, shopper, kol * 9000 + world.now + 1));
    if (u < view) seeLater(run, { post, shopper, how: HOW.fan, mark: 0 }, { u: u / view, opened });
  }
}

function seeLater(
  { world }: Run,
  sight: Sight,
  { u, opened }: { readonly u: number; readonly opened: Openings },
): void {
  // The first hour by which the share u has seen it.
  let after = 0;
  let until = WEEK_HOURS - 1;
  while (after < until) {
    const middle = (after + until) >> 1;
    if ((opened.by[middle] as number) < u) after = middle + 1;
    else until = middle;
  }
  planSight(world.social.due, world.now + after, sight);
}

/** Shows a post to people who do not follow the account; the next round only for what did well (traffic pools). */
export function recommend(run: Run, post: number, round: number): void {
  const { world, habits } = run;
  const { col } = world.social.post;
  const platform = platformOf(world.scenario, col.platform[post] as number);
  if (platform.pool === 0 || col.isHeldBack[post] === 1) return;
  const need = round > 1 ? (GOOD_ENOUGH[round - 2] as number) : 0;
  if (need > 0 && applause(run, post) < need) return;
  const opened = openings(world.scenario, platform, world.now % 24);
  const size = (platform.pool * Math.min(POOL_MEMBERS, world.shoppers.count)) / 10_000;
  const { share: place } = crowdOn(world, col.platform[post] as number);
  const shown = Math.round(size * WIDER ** (round - 1) * Math.min(1.6, opened.total) * place);
  const occasion = (col.account[post] as number) * 9000 + (col.at[post] as number);
  const followers = world.social.followers[col.account[post] as number];
  // The platform guesses who likes such things, and shows it to them rather.
  const shows = world.scenario.segments.map((_, segment) =>
    Math.max(0.1, Math.min(1, 0.35 + 0.3 * liking(run, post, segment))),
  );
  // Most are passed over by their own draw alone: who they are need not be asked.
  const most = Math.max(...shows);
  for (let i = 0; i < shown; i += 1) {
    const bits = bitsFor(habits.keys.pool, occasion, i * 8 + round);
    const shopper = bits % world.shoppers.count;
    const u = unitFrom(bitsFor(habits.keys.reach, shopper, occasion + round));
    if (u >= most) continue;
    const segment = segmentOf(traitsOf(world.shoppers, shopper));
    if (followers?.has(shopper) || !isMember(run, col.platform[post] as number, shopper, segment))
      continue;
    const share = shows[segment] as number;
    if (u < share)
      seeLater(run, { post, shopper, how: HOW.recommended, mark: 0 }, { u: u / share, opened });
  }
  const wait = Math.max(2, Math.round(platform.halfLifeHours / 3));
  if (round < ROUNDS)
    planSight(world.social.due, world.now + wait, {
      post,
      shopper: 0,
      how: HOW.round,
      mark: round + 1,
    });
}

function applause({ world }: Run, post: number): number {
  const { reached, likes, comments, shares, clicks } = world.social.post.col;
  const points =
    (likes[post] as number) +
    3 * (comments[post] as number) +
    4 * (shares[post] as number) +
    2 * (clicks[post] as number);
  return (100 * points) / Math.max(30, reached[post] as number);
}
