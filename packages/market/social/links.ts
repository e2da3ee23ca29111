/** How links from outside lift a listing in the search: slowly, less and less, and not when they are bought by the dozen. */
import { bitsFor, log, pow, unitFrom } from "@dianzhang/kernel";
import type { Run } from "../run/run.ts";
import { POST_TOPICS } from "../scenario/social.ts";
import { roomForLinks } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { platformOf } from "./content.ts";

/** How much a link from a post on a topic has to do with the goods. Assumption. */
const BEARING = { product: 1, "how-to": 1, story: 0.5, deal: 0.5, trend: 0.1 } as const;
/** What a link on a site of the trade, and one of a farm, counts at first. Assumption. */
const GUEST = 1.1;
const FARM = 0.35;

/** A post links to its goods; an influencer's counts by followers, and little when it is off topic. */
export function addLink({ world, tables }: Run, post: number): void {
  const { social, scenario } = world;
  const { listing, platform, topic, kol, wornPermille, level } = social.post.col;
  const goods = listing[post] as number;
  const own = world.kols[kol[post] as number]?.signals;
  const bearing = BEARING[POST_TOPICS[topic[post] as number] ?? "product"];
  const isHome = !own || own.category === tables.categoryOf[goods];
  const weight = own ? 1 + log(1 + own.followers / 100) : 0.25 + 0.1 * (level[post] as number);
  const worn = Math.max(0, 1 - (wornPermille[post] as number) / 1400);
  const counted = platformOf(scenario, platform[post] as number).linkPermille / 1000;
  roomForLinks(social, goods);
  const { fresh } = social.link.col;
  fresh[goods] = (fresh[goods] as number) + counted * bearing * weight * worn * (isHome ? 1 : 0.15);
}

/** Links paid for: contributions on sites of the trade, or a farm's. */
export function buyLinks(
  world: World,
  listing: number,
  kind: "guest" | "farm",
  count: number,
): void {
  roomForLinks(world.social, listing);
  const { fresh, farmed } = world.social.link.col;
  fresh[listing] = (fresh[listing] as number) + count * (kind === "guest" ? GUEST : FARM);
  if (kind === "farm") farmed[listing] = (farmed[listing] as number) + count;
}

/** At midnight links begin to count, others fade; farms are found out. */
export function ageLinks({ world, habits }: Run): void {
  const { ripen, freshKeep, ripeKeep, caught, punishedDays } = world.parameters.social;
  const { link } = world.social;
  const { fresh, ripe, farmed, punishedUntil } = link.col;
  for (let listing = 0; listing < link.count; listing += 1) {
    ripe[listing] = (ripe[listing] as number) * ripeKeep + (fresh[listing] as number) * ripen;
    fresh[listing] = (fresh[listing] as number) * freshKeep;
    const bought = farmed[listing] as number;
    if (bought === 0) continue;
    const draw = unitFrom(bitsFor(habits.keys.heat, listing, world.now));
    if (draw >= 1 - pow(1 - caught, bought)) continue;
    farmed[listing] = 0;
    ripe[listing] = (ripe[listing] as number) * 0.3;
    punishedUntil[listing] = world.now + punishedDays * 24;
  }
}

/** What links make of a listing's strength in the search. */
export function linkFactor(world: World, listing: number): number {
  const { link } = world.social;
  if (listing >= link.count) return 1;
  const { link: pull, punished } = world.parameters.social;
  const isPunished = (link.col.punishedUntil[listing] as number) > world.now;
  const lift = pow(1 + (link.col.ripe[listing] as number), pull);
  return isPunished ? lift * punished : lift;
}
