/** Everything a market remembers between two ticks. */
import type { DeskRules, PolicyLevel } from "../desk.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { Agenda } from "./agenda.ts";
import { newAgenda } from "./agenda.ts";
import { newKinds, startUnheard, type Kinds } from "./kinds.ts";
import { newBorder, type BorderWorld } from "./border.ts";
import { newAds, type Ads } from "./ads.ts";
import { newFeed, type Feed } from "./feed.ts";
import { newDeskWork, type DeskWork } from "./desk-work.ts";
import { newLive, type LiveWorld } from "./live.ts";
import { newService, type ServiceWorld } from "./service.ts";
import { newSupply, type SupplyWorld } from "./supply.ts";
import type { Arm } from "../arms.ts";
import { withOverlay, type Overlay, type Parameters } from "../parameters.ts";
import { grown, type Grown } from "./grown.ts";
import { newLawWorld, type LawWorld } from "./law.ts";
import { newLogistics, type Logistics } from "./logistics.ts";
import { newMembersWorld, type MembersWorld } from "./members.ts";
import { MEMORY_CELLS } from "./memory.ts";
import { newGroups, newMembers, type GroupTable, type MemberTable } from "./groups.ts";
import { newPresales, type PresaleTable } from "./presales.ts";
import { newPromotions, type Promotions } from "./promotions.ts";
import { newQueries, type QueryTable } from "./queries.ts";
import { newShoppers, type Shoppers } from "./shoppers.ts";
import { newSocial, type Social } from "./social.ts";
import { newRoster, type Kol } from "../social/roster.ts";

/** How many finished days the counters of a listing reach back. */
export const HISTORY_DAYS = 32;
/** Counters kept per listing and day, in this order. */
export const COUNTERS = [
  "exposures",
  "visits",
  "carts",
  "favourites",
  "orders",
  "units",
  "salesFen",
  "places",
  "clicks",
] as const;

/** Cells of a listing's counters of today: one cache line, for every page that is opened counts there. */
export const TODAY_CELLS = 16;

export const ORDER_STATE = {
  paid: 0,
  packed: 1,
  signed: 2,
  lost: 3,
  waiting: 4,
  cancelled: 5,
} as const;

const skuSpec = {
  shop: Uint16Array,
  listing: Uint32Array,
  costFen: Int32Array,
  stock: Int32Array,
  incoming: Int32Array,
};
const listingSpec = {
  shop: Uint16Array,
  category: Uint8Array,
  stars: Uint32Array,
  reviews: Uint32Array,
  sold: Uint32Array,
  /** What the platform shows of them; refreshed at the start of each day. */
  shownStars: Uint32Array,
  shownReviews: Uint32Array,
  shownSold: Uint32Array,
  /** Had nothing left when the day began: out of all lists until goods arrive. */
  isDelisted: Uint8Array,
  /** Smoothed counts that the platform's ranking learns from. */
  seen: Float32Array,
  clicked: Float32Array,
  bought: Float32Array,
  /** The highest price anybody paid, in fen; 0 = nobody has bought. */
  paidFen: Int32Array,
  /** The price shoppers remember, natural logarithm; 0 = none yet. */
  memoryPrice: Float32Array,
};
/** Counters of the listings: of the day that runs, and of each day before it. */
const todaySpec = { value: Int32Array };
const historySpec = { value: Int32Array };
/** A row is a line; the lines of one order stand together, and the first one's row is the order's number. */
const orderSpec = {
  head: Uint32Array,
  /** Lines of the order; on its first line only. */
  lines: Uint8Array,
  at: Uint32Array,
  shopper: Uint32Array,
  session: Uint32Array,
  shop: Uint16Array,
  listing: Uint32Array,
  sku: Uint32Array,
  quantity: Uint16Array,
  goodsFen: Int32Array,
  freightFen: Int32Array,
  costFen: Int32Array,
  province: Uint8Array,
  promisedAt: Uint32Array,
  shippedAt: Uint32Array,
  signedAt: Uint32Array,
  parcelFen: Int32Array,
  /** Who carries the parcel, where it leaves from (0 = the shop's own warehouse), and how it fares. */
  courier: Uint8Array,
  depot: Uint8Array,
  fate: Uint8Array,
  isInsured: Uint8Array,
  /** What its shop promised about returns (returns-promise.ts). */
  promise: Uint8Array,
  state: Uint8Array,
  refundFen: Int32Array,
};
/** Things shoppers keep in mind: carts, favourites, shops that were good to them (see memory.ts). */
const memorySpec = { cell: Int32Array };
const receiptSpec = {
  tick: Uint32Array,
  sku: Uint32Array,
  quantity: Int32Array,
  /** Where the goods arrive: 0 = the shop's own warehouse. */
  depot: Uint8Array,
};
const shopSpec = {
  sold: Uint32Array,
  shownSold: Uint32Array,
  /** Parcels on their way, and orders signed for. */
  inTransit: Uint32Array,
  signed: Uint32Array,
  /** Lines signed for, and those that came back. */
  signedLines: Uint32Array,
  returnedLines: Uint32Array,
  cashFen: Float64Array,
  incomeFen: Float64Array,
};

export type SkuTable = Grown<typeof skuSpec>;
export type ListingTable = Grown<typeof listingSpec>;
export type OrderTable = Grown<typeof orderSpec>;
export type MemoryTable = Grown<typeof memorySpec>;

export interface MarketOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly desks: readonly DeskRules[];
  /** Number of simulated shoppers; the scenario's own number when left out. */
  readonly shoppers?: number;
  /** Rival shops beside the seats; the scenario's own number when left out. */
  readonly rivals?: number;
  /** Shops run by people (or by the policies of `pilots`): 0 … seats − 1. */
  readonly seats?: number;
  /** Who sits at the desks of a seat instead of a person: desk id → policy level. */
  readonly pilots?: Readonly<Record<number, Readonly<Record<string, PolicyLevel>>>>;
  readonly arm?: Arm;
  /** Other values for parameters of behaviour: calibration, sensitivity, ablation. */
  readonly overlay?: Overlay;
  /** Writes latent values (true satisfaction) into the events; measurement only. */
  readonly truth?: boolean;
}

export interface World {
  readonly options: MarketOptions;
  readonly scenario: Scenario;
  readonly parameters: Parameters;
  readonly seed: number;
  readonly seats: number;
  readonly shops: number;
  now: number;
  nextSession: number;
  nextEntry: number;
  readonly slices: Record<string, unknown>;
  readonly shoppers: Shoppers;
  readonly sku: SkuTable;
  readonly listing: ListingTable;
  readonly today: Grown<typeof todaySpec>;
  readonly history: Grown<typeof historySpec>;
  readonly query: QueryTable;
  readonly order: OrderTable;
  readonly memory: MemoryTable;
  /** First free memory node, or −1. */
  memoryFree: number;
  readonly receipt: Grown<typeof receiptSpec>;
  readonly promotions: Promotions;
  readonly group: GroupTable;
  readonly member: MemberTable;
  readonly presale: PresaleTable;
  readonly shop: Grown<typeof shopSpec>;
  readonly logistics: Logistics;
  readonly border: BorderWorld;
  readonly kinds: Kinds;
  /** What is due at which tick, and what is to be packed. */
  readonly agenda: Agenda;
  readonly ads: Ads;
  readonly feed: Feed;
  readonly social: Social;
  /** Derived: the influencers of this market. */
  readonly kols: readonly Kol[];
  readonly live: LiveWorld;
  readonly desk: DeskWork;
  readonly supply: SupplyWorld;
  readonly service: ServiceWorld;
  readonly members: MembersWorld;
  readonly law: LawWorld;
  /** Compiled tables no longer match the slices. */
  isDirty: boolean;
  /** Listings of which something sold out has come back since the tables were made or mended. */
  readonly relisted: number[];
}

/** A market before its first hour; `fresh` false when a snapshot will fill it. */
export function newWorld(options: MarketOptions, fresh = true): World {
  const { scenario } = options;
  const parameters = withOverlay(options.overlay);
  const seats = options.seats ?? 0;
  const shops = seats + (options.rivals ?? scenario.rivals.count);
  const slices: Record<string, unknown> = {};
  for (const desk of options.desks) slices[desk.id] = desk.initialSlice(scenario, shops);
  const world: World = {
    options,
    scenario,
    parameters,
    seed: options.seed,
    seats,
    shops,
    now: 0,
    nextSession: 0,
    nextEntry: 0,
    slices,
    shoppers: newShoppers(
      scenario,
      options.seed,
      options.shoppers ?? scenario.shoppers,
      parameters.who,
      fresh,
    ),
    sku: grown(skuSpec),
    listing: grown(listingSpec),
    today: grown(todaySpec, 64, TODAY_CELLS),
    history: grown(historySpec, 64, HISTORY_DAYS * COUNTERS.length),
    query: newQueries(scenario.keywords.length),
    order: grown(orderSpec, 1024),
    memory: grown(memorySpec, 1024, MEMORY_CELLS),
    memoryFree: -1,
    receipt: grown(receiptSpec),
    promotions: newPromotions(),
    group: newGroups(),
    member: newMembers(),
    presale: newPresales(),
    shop: grown(shopSpec, Math.max(16, shops)),
    logistics: newLogistics(scenario, shops),
    border: newBorder(),
    kinds: newKinds(scenario, options),
    agenda: newAgenda(shops),
    ads: newAds(),
    feed: newFeed(shops),
    social: newSocial(),
    kols: newRoster(scenario, options.seed, options.shoppers ?? scenario.shoppers),
    live: newLive(),
    desk: newDeskWork(),
    supply: newSupply(),
    service: newService(),
    members: newMembersWorld(),
    law: newLawWorld(),
    isDirty: true,
    relisted: [],
  };
  world.shop.count = shops;
  if (fresh) startUnheard(world.kinds, world.shoppers);
  return world;
}

/** Adds to one counter of a listing for today. */
export function count(world: World, listing: number, counter: number, amount: number): void {
  const row = world.today.col.value;
  const at = listing * TODAY_CELLS + counter;
  row[at] = (row[at] as number) + amount;
}
