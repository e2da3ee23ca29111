/** What people say of a shop, how far it spreads from hour to hour, and what an answer makes of it. */
import { bitsFor, mix, NULL_U32, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { segmentOf, traitsOf } from "../world/shoppers.ts";
import { ensureRows } from "../world/grown.ts";
import { isTalking, MENTION_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { isMember } from "./content.ts";
import { CAUSES, WAYS, type Cause } from "./events.ts";

/** Share of complaints that come as a private message first. Assumption. */
const PRIVATE = 0.35;
/** Hours after which an unanswered message is told in public. */
const PATIENT = 24;
/** From this severity on a complaint may catch fire. */
const SEVERE = 3;
/** Wording from which praise is answered kindly, and how many people's ill opinion that outweighs. Assumption. */
const KIND_WORDS = 70;
const PRAISED = 12;
/** Nobody talks of it any more. */
const QUIET = 0.5;

export interface Said {
  readonly shop: number;
  /** −1: of the shop as a whole. */
  readonly listing: number;
  readonly shopper: number;
  readonly cause: Cause;
  /** 0 for praise, else 1 … 5. */
  readonly severity: number;
  /** Second. */
  readonly at: number;
}

/** Somebody says it on a platform of theirs, or writes to the shop; silent while no shop is on any platform. */
export function mention(run: Run, said: Said): void {
  const { world, habits, emit } = run;
  const { social } = world;
  if (!isTalking(social)) return;
  const bits = bitsFor(
    habits.keys.mention,
    said.shopper ^ Math.imul(said.shop + 1, 77_773),
    world.now,
  );
  const platform = platformFor(run, said.shopper, bits);
  if (platform < 0) return;
  const row = social.mention.count;
  ensureRows(social.mention, row + 1);
  const isPrivate = said.severity > 0 && unitFrom(mix(bits + 1)) < PRIVATE;
  const { col } = social.mention;
  col.at[row] = said.at;
  col.shop[row] = said.shop;
  col.listing[row] = said.listing;
  col.shopper[row] = said.shopper;
  col.platform[row] = platform;
  col.cause[row] = CAUSES.indexOf(said.cause);
  col.way[row] = isPrivate ? 1 : 0;
  col.severity[row] = said.severity;
  col.heat[row] = isPrivate ? 0 : world.parameters.social.heat * said.severity;
  col.state[row] = MENTION_STATE.open;
  col.wording[row] = -1;
  social.lively.add(row);
  emit.mentions.add(
    said.at,
    row,
    said.shop,
    said.listing < 0 ? NULL_U32 : said.listing,
    said.shopper,
    platform,
    CAUSES.indexOf(said.cause),
    isPrivate ? WAYS.indexOf("message") : WAYS.indexOf("comment"),
    said.severity === 0 ? 1 : -said.severity,
  );
}

function platformFor(run: Run, shopper: number, bits: number): number {
  const { platforms } = run.world.scenario.social;
  const segment = segmentOf(traitsOf(run.world.shoppers, shopper));
  const first = mix(bits + 2) % platforms.length;
  for (let i = 0; i < platforms.length; i += 1) {
    const platform = (first + i) % platforms.length;
    if (isMember(run, platform, shopper, segment)) return platform;
  }
  return -1;
}

/** An hour of talk: more people come across it, and it grows or dies. */
export function talkOn(run: Run): void {
  const { world } = run;
  const { social, parameters } = world;
  ensureRows(social.name, world.shops);
  const { hourCurve } = world.scenario;
  const mean = hourCurve.reduce((sum, share) => sum + share, 0) / 24;
  const busy = (hourCurve[world.now % 24] as number) / mean;
  const most = parameters.social.mostSeen * world.shoppers.count;
  const { mention: said, name } = social;
  for (const row of [...social.lively].sort((a, b) => a - b)) {
    const { heat, seen, severity, shop, state, at, way } = said.col;
    const age = world.now - Math.floor((at[row] as number) / 3600);
    if (way[row] === 1 && age >= PATIENT && state[row] === MENTION_STATE.open) {
      way[row] = 0;
      heat[row] = parameters.social.heat * (severity[row] as number) * 1.3;
    }
    const now = Math.min(most, heat[row] as number) * busy;
    seen[row] = (seen[row] as number) + now;
    const owner = shop[row] as number;
    name.col.harm[owner] = (name.col.harm[owner] as number) + (now * (severity[row] as number)) / 3;
    heat[row] = Math.min(most, (heat[row] as number) * growth(run, row, age));
    const isHeld = way[row] === 1 && state[row] === MENTION_STATE.open;
    if ((heat[row] as number) < QUIET && !isHeld && age > 0) {
      state[row] = MENTION_STATE.over;
      social.lively.delete(row);
    }
  }
}

function growth(run: Run, row: number, age: number): number {
  const { world, habits } = run;
  const { fire, burn, fade, attention } = world.parameters.social;
  const { severity, shopper, at, state, wording, answeredAt } = world.social.mention.col;
  if (age > attention) return 0.88;
  if (state[row] === MENTION_STATE.answered) {
    const words = wording[row] as number;
    if (words >= 70) return 0.72;
    if (words >= 45) return 0.86;
    if (words >= 20) return fade;
    // Denying it or blaming the buyer is told on for two days.
    return world.now - (answeredAt[row] as number) < 48 ? burn : fade;
  }
  if ((severity[row] as number) < SEVERE) return fade;
  const spark = unitFrom(bitsFor(habits.keys.heat, shopper[row] as number, at[row] as number));
  return spark < fire * ((severity[row] as number) - 2) ? burn : fade;
}

/** What a shop's answer does at once: a wrong one pours oil on the fire, a good one is a relief to those who watch. */
export function answer(world: World, mention: number, wording: number): void {
  const { col } = world.social.mention;
  col.state[mention] = MENTION_STATE.answered;
  col.answeredAt[mention] = world.now;
  col.wording[mention] = wording;
  // An answer to what nobody talked of any more brings it up once more; it dies down by itself.
  world.social.lively.add(mention);
  const heat = col.heat[mention] as number;
  if (wording >= KIND_WORDS && col.severity[mention] === 0) {
    const { harm } = world.social.name.col;
    const shop = col.shop[mention] as number;
    harm[shop] = (harm[shop] as number) - PRAISED;
  }
  if (wording < 20 && col.severity[mention] !== 0) {
    col.way[mention] = 0;
    col.heat[mention] = Math.max(heat * 2.5, 12 * (col.severity[mention] as number));
  }
}

/** At midnight the day's talk becomes a shop's name; good praise answered kindly mends a little. */
export function settleNames(run: Run): void {
  const { world, emit } = run;
  const { social, parameters } = world;
  ensureRows(social.name, world.shops);
  const { mood, harm } = social.name.col;
  const open = new Uint32Array(world.shops);
  const spreading = new Uint32Array(world.shops);
  for (const row of social.lively) {
    const shop = social.mention.col.shop[row] as number;
    if (social.mention.col.state[row] === MENTION_STATE.open)
      open[shop] = (open[shop] as number) + 1;
    if ((social.mention.col.heat[row] as number) >= 20)
      spreading[shop] = (spreading[shop] as number) + 1;
  }
  for (let shop = 0; shop < world.shops; shop += 1) {
    const today = harm[shop] as number;
    const kept = (mood[shop] as number) * parameters.social.moodKeep;
    const spoken = kept + (parameters.social.harm * today) / world.shoppers.count;
    mood[shop] = Math.max(0, Math.min(parameters.social.moodMost, spoken));
    harm[shop] = 0;
    if (today < 1 && open[shop] === 0) continue;
    emit.sentimentDaily.add(
      (world.now + 1) * 3600 - 1,
      shop,
      open[shop],
      spreading[shop],
      Math.max(0, Math.round(today)),
    );
  }
}

/** How ill people speak of a shop, in utility units; 0 when nobody does. */
export function moodOf(world: World, shop: number): number {
  return shop < world.social.name.count ? (world.social.name.col.mood[shop] as number) : 0;
}
