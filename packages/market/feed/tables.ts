/** What feed auctions read: units and creatives in flat columns, who may see them, and the hour's counts. */
import { between, bitsFor, knots, normalQuantile, purpose, purposeKey } from "@dianzhang/kernel";
import type { Tables } from "../compile/table.ts";
import type { Category, Scenario, Segment } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";
import { likenessOf, type Likeness } from "./audience.ts";
import {
  AUDIENCES,
  stageOn,
  type CreativeRow,
  type FeedBook,
  type FeedCampaignRow,
  type FeedUnitRow,
} from "./contract.ts";

/** Audiences told from the page that is open; the others are told from what ties shopper and shop. */
const COLD: readonly string[] = ["everyone", "interest", "lookalike"];

export interface FeedTables {
  readonly rules: Scenario["feedAds"];
  readonly campaigns: readonly FeedCampaignRow[];
  /** Per campaign: its stage today, −1 = none; what it may have spent by the hour's end. */
  readonly stage: Int8Array;
  readonly limitFen: Float64Array;
  /** Per unit. */
  readonly units: readonly FeedUnitRow[];
  readonly campaignOf: Int32Array;
  readonly audience: Uint8Array;
  readonly firstCreative: Int32Array;
  readonly creativeCount: Int32Array;
  /** Per creative. */
  readonly creatives: readonly CreativeRow[];
  readonly unitOf: Int32Array;
  /** Clicks expected in 100,000 views by someone who has not seen it. */
  readonly expected: Uint32Array;
  /** The same for a usual ad of the market. */
  readonly usualRate: number;
  /** Category → what a click is worth to the middle one of the shops outside, in fen. */
  readonly outsideFen: Float64Array;
  /** Creative × segment: what the card says before taste and price. */
  readonly says: Float32Array;
  /** What its page loses by promising what it does not hold, in logit units. */
  readonly breach: Float32Array;
  /** Creative number → its place here, or −1. */
  readonly placeOf: Int32Array;
  /** Unit → the most it can score: its bid × the best of its creatives to somebody who has not seen it. */
  readonly bound: Float64Array;
  /** Category → units that may be shown there, the strongest first; off-site units stand in a list of their own. */
  readonly cold: readonly Int32Array[];
  /** Shop → its units for visitors, carts and buyers. */
  readonly warm: readonly (Int32Array | undefined)[];
  readonly offSite: Int32Array;
  readonly likeness: Likeness;
  readonly likeKey: number;
  /** Per shop: clicks of this hour, not yet taken from its cash. */
  readonly owedFen: Float64Array;
  readonly tally: FeedTally;
  /** Scratch of the session at hand: how worn each creative is, how often each unit was seen today. */
  readonly worn: Float32Array;
  readonly views: Uint8Array;
  readonly touched: Int32Array;
  touchedCount: number;
}

/** What each creative came to in the hour. */
export interface FeedTally {
  /** Views in the feed, each the less the more the one who looks has that ad in mind already. */
  readonly fresh: Float64Array;
  readonly shown: Uint32Array;
  readonly clicks: Uint32Array;
  readonly costFen: Float64Array;
  readonly places: Uint32Array;
}

/** What is kept between two makings. */
export interface KeptFeed {
  book: { readonly revision: number; readonly campaigns: readonly FeedCampaignRow[] } | null;
  likeness: Likeness | null;
}

/** A pure function of the slices and of what was learned by the start of the day; null when nobody advertises. */
export function feedTables(
  world: World,
  tables: Tables,
  kept: KeptFeed,
  given: FeedBook | null,
): FeedTables | null {
  if (!given) return null;
  if (kept.book?.revision !== given.revision)
    kept.book = { revision: given.revision, campaigns: given.campaigns() };
  const { campaigns } = kept.book;
  trackVisits(world, campaigns);
  const day = Math.floor(world.now / 24);
  const isRead = kept.likeness?.read === world.feed.read.col.orders[0];
  if (kept.likeness?.day !== day || !isRead) kept.likeness = likenessOf(world);
  const stage = Int8Array.from(campaigns, (row) => stageOn(row.stages, row.startDay, day));
  const flat = flatten(tables, campaigns, stage);
  if (flat.creatives.length === 0) return null;
  const { units, creatives } = flat;
  const rates = expectedRates(world, creatives);
  const bound = boundsOf(flat, rates.expected);
  return {
    rules: world.scenario.feedAds,
    stage,
    limitFen: new Float64Array(campaigns.length),
    ...flat,
    audience: Uint8Array.from(units, ({ audience }) => AUDIENCES.indexOf(audience.kind)),
    ...rates,
    bound,
    outsideFen: Float64Array.from(
      world.scenario.categories,
      ({ referencePriceFen }) =>
        (referencePriceFen * world.scenario.feedAds.outsidePermille) / 1000,
    ),
    ...saidBy(world, tables, flat),
    placeOf: placesOf(world, creatives),
    ...shownTo(world, tables, flat, bound),
    likeness: kept.likeness,
    likeKey: purposeKey(world.seed, purpose("feed/like")),
    owedFen: new Float64Array(world.shops),
    tally: {
      fresh: new Float64Array(creatives.length),
      shown: new Uint32Array(creatives.length),
      clicks: new Uint32Array(creatives.length),
      costFen: new Float64Array(creatives.length),
      places: new Uint32Array(creatives.length),
    },
    worn: new Float32Array(creatives.length),
    views: new Uint8Array(units.length),
    touched: new Int32Array(creatives.length),
    touchedCount: 0,
  };
}

/** Whether some unit would show this listing, were it on sale. */
export function isFedWith({ book }: KeptFeed, listing: number): boolean {
  return (
    book?.campaigns.some(({ units }) => units.some((unit) => unit.listing === listing)) ?? false
  );
}

/** Audiences made of visits. */
const OF_VISITS: readonly string[] = ["visitors", "carts"];

// A person's shop keeps its visits in mind from its first campaign on, a rival's as long as an ad is for them.
function trackVisits({ feed, seats }: World, campaigns: readonly FeedCampaignRow[]): void {
  feed.isTracked.fill(0);
  for (let id = 0; id < feed.campaign.count; id += 1) {
    const shop = feed.campaign.col.shop[id] as number;
    if (shop < seats) feed.isTracked[shop] = 1;
  }
  for (const { shop, units } of campaigns)
    if (units.some(({ audience }) => OF_VISITS.includes(audience.kind))) feed.isTracked[shop] = 1;
}

interface Flat {
  readonly campaigns: readonly FeedCampaignRow[];
  readonly units: readonly FeedUnitRow[];
  readonly campaignOf: Int32Array;
  readonly firstCreative: Int32Array;
  readonly creativeCount: Int32Array;
  readonly creatives: readonly CreativeRow[];
  readonly unitOf: Int32Array;
}

// Units of campaigns that have a stage today and goods on sale.
function flatten(tables: Tables, campaigns: readonly FeedCampaignRow[], stage: Int8Array): Flat {
  const units: FeedUnitRow[] = [];
  const creatives: CreativeRow[] = [];
  const campaignOf: number[] = [];
  const first: number[] = [];
  const unitOf: number[] = [];
  campaigns.forEach((campaign, place) => {
    if ((stage[place] as number) < 0) return;
    for (const unit of campaign.units) {
      if (unit.creatives.length === 0 || tables.standing.fits[unit.listing] === undefined) continue;
      first.push(creatives.length);
      campaignOf.push(place);
      for (const creative of unit.creatives) {
        creatives.push(creative);
        unitOf.push(units.length);
      }
      units.push(unit);
    }
  });
  return {
    campaigns,
    units,
    creatives,
    campaignOf: Int32Array.from(campaignOf),
    firstCreative: Int32Array.from(first),
    creativeCount: Int32Array.from(units, (unit) => unit.creatives.length),
    unitOf: Int32Array.from(unitOf),
  };
}

/** Views whose outcome is taken on trust at the rate of the whole market. Assumption. */
const TRUST = 120;
/** Before anything is known: clicks for each view. Assumption. */
const FIRST_RATE = 0.04;

function expectedRates(
  world: World,
  creatives: readonly CreativeRow[],
): Pick<FeedTables, "expected" | "usualRate"> {
  const { seen, clicked } = world.feed.creative.col;
  let views = 1000;
  let clicks = FIRST_RATE * 1000;
  for (let id = 0; id < world.feed.creative.count; id += 1) {
    views += seen[id] as number;
    clicks += clicked[id] as number;
  }
  const usual = clicks / views;
  const expected = Uint32Array.from(creatives, ({ creative }) => {
    const rate =
      ((clicked[creative] as number) + TRUST * usual) / ((seen[creative] as number) + TRUST);
    return Math.max(1, Math.round(rate * 100_000));
  });
  return { expected, usualRate: Math.round(usual * 100_000) };
}

function boundsOf(flat: Flat, expected: Uint32Array): Float64Array {
  return Float64Array.from(flat.units, ({ bidFen }, u) => {
    const first = flat.firstCreative[u] as number;
    const own = expected.subarray(first, first + (flat.creativeCount[u] as number));
    return bidFen * Math.max(...own);
  });
}

function placesOf(world: World, creatives: readonly CreativeRow[]): Int32Array {
  const places = new Int32Array(world.feed.creative.count).fill(-1);
  creatives.forEach(({ creative }, place) => {
    places[creative] = place;
  });
  return places;
}

const NORMAL = knots(normalQuantile);

// The words of a creative please or do not, and nobody knows beforehand: that is what tests are for.
function saidBy(
  world: World,
  tables: Tables,
  { creatives, units, unitOf }: Flat,
): Pick<FeedTables, "says" | "breach"> {
  const { feed, click } = world.parameters;
  const { segments } = world.scenario;
  const key = purposeKey(world.seed, purpose("feed/words"));
  const says = new Float32Array(creatives.length * segments.length);
  const breach = new Float32Array(creatives.length);
  creatives.forEach((creative, place) => {
    const { listing } = units[unitOf[place] as number] as FeedUnitRow;
    const own = tables.rows[listing]?.picturePermille ?? 0;
    const picture = (click.picture * (creative.picturePermille - own)) / 1000;
    const luck = feed.luck * between(NORMAL, bitsFor(key, listing, creative.words));
    const card = tables.standing.card[listing] as number;
    breach[place] = breachOf(world, tables, listing, creative);
    segments.forEach((segment, g) => {
      const taste = tables.appeal[g * tables.rows.length + listing] as number;
      says[place * segments.length + g] =
        click.base +
        click.feed -
        click.adLabel +
        card +
        picture +
        luck +
        pitchOf(world, creative, segment, taste);
    });
  });
  return { says, breach };
}

function pitchOf(
  { parameters: { feed } }: World,
  { pitch }: CreativeRow,
  segment: Segment,
  taste: number,
): number {
  if (pitch === "price") return feed.price * (segment.deal - 0.35);
  if (pitch === "quality") return feed.quality * (segment.quality - 0.8);
  if (pitch === "style") return feed.style * taste;
  return pitch === "hype" ? feed.hype : 0;
}

// Who is told it is cheap, good or a wonder looks for it on the page.
function breachOf(world: World, tables: Tables, listing: number, { pitch }: CreativeRow): number {
  const { feed } = world.parameters;
  const row = tables.rows[listing];
  if (pitch === "hype") return feed.hypeLoss;
  if (pitch === "price") return feed.breach * Math.max(0, 0.1 + (tables.priceTerm[listing] ?? 0));
  if (pitch === "quality") return row?.grade === "economy" ? feed.breach : 0;
  return 0;
}

function shownTo(
  world: World,
  tables: Tables,
  { units, campaigns, campaignOf }: Flat,
  bound: Float64Array,
): Pick<FeedTables, "cold" | "warm" | "offSite"> {
  const kinds = world.scenario.categories as readonly Category[];
  const cold: number[][] = kinds.map(() => []);
  const warm: number[][] = [];
  const offSite: number[] = [];
  units.forEach(({ audience, listing }, u) => {
    const { placement, shop } = campaigns[campaignOf[u] as number] as FeedCampaignRow;
    if (placement === "off-site") offSite.push(u);
    else if (!COLD.includes(audience.kind)) (warm[shop] ??= []).push(u);
    else
      kinds.forEach((_, category) => {
        const isOwn = tables.categoryOf[listing] === category;
        if (audience.kind !== "interest" || isOwn) cold[category]?.push(u);
      });
  });
  return {
    cold: cold.map((own) =>
      Int32Array.from(own.sort((a, b) => (bound[b] as number) - (bound[a] as number) || a - b)),
    ),
    warm: Array.from({ length: warm.length }, (_, shop) =>
      warm[shop] ? Int32Array.from(warm[shop]) : undefined,
    ),
    offSite: Int32Array.from(offSite),
  };
}

/** Says for the hour what each campaign may have spent by its end; an even one follows the day's traffic. */
export function beginFeedHour(world: World, feed: FeedTables): void {
  const hour = world.now % 24;
  const { hourCurve } = world.scenario;
  const whole = hourCurve.reduce((sum, share) => sum + share, 0);
  const sofar = hourCurve.slice(0, hour + 1).reduce((sum, share) => sum + share, 0);
  feed.campaigns.forEach(({ stages, isEven }, place) => {
    const budgetFen = stages[feed.stage[place] as number]?.budgetFen ?? 0;
    feed.limitFen[place] = isEven ? Math.floor((budgetFen * sofar) / whole) : budgetFen;
  });
}
