/** What the engine asks of a desk: how it decides, applies, compiles and shows; and how a policy sits at it. */
import type { Command, Decision, DeskEvent, Fen, Resolved, Tick } from "@dianzhang/kernel";
import type { QualityParts } from "./auction/quality.ts";
import type { Variant } from "./compile/offered.ts";
import type { PageWords } from "./compile/page-words.ts";
import type { PageLevel } from "./compile/page.ts";
import type { MatchType } from "./events.ts";
import type { FrontLine, ShownCard } from "./front.ts";
import type { FeedBook, FeedReader, FeedWriter } from "./feed/contract.ts";
import type { LiveBook, LiveReader, LiveWriter } from "./live/contract.ts";
import type { BorderReader, BorderWriter } from "./border/contract.ts";
import type { SupplyReader, SupplyRow, SupplyWriter } from "./supply/contract.ts";
import type { OrderDeskReader, OrderDeskWriter, OrderRules } from "./orders/contract.ts";
import type { Rule } from "./pricing/rule.ts";
import type { Emphasis } from "./compile/search-season.ts";
import type { ContractRow, LogisticsRow } from "./logistics.ts";
import type { LawReader, LawRow, LawWriter } from "./law/contract.ts";
import type { SpokenBook } from "./law/spoken-contract.ts";
import type { ClubRow } from "./members/contract.ts";
import type { MembersReader, MembersWriter } from "./members/seat.ts";
import type { ReturnsPromise } from "./returns-promise.ts";
import type { Scenario } from "./scenario/schema.ts";
import type { ServiceReader, ServiceRow, ServiceWriter } from "./service/contract.ts";
import type { SocialReader, SocialWriter } from "./social/seat.ts";

/** What a desk may read of the market outside its own slice; never a latent value. */
export interface MarketReader {
  readonly scenario: Scenario;
  readonly now: Tick;
  readonly shops: number;
  cash(shop: number): Fen;
  /** Profit since the market opened: sales and freight less every cost in the ledger. */
  income(shop: number): Fen;
  stock(sku: number): number;
  /** Pieces bought that have not arrived. */
  incoming(sku: number): number;
  /** Pieces sold since the market opened; shown on every shop front. */
  sold(listing: number): number;
  /** What a listing's card says of its price in this hour: campaigns counted, one piece alone. */
  card(listing: number): ShownCard;
  fronts(shop: number): readonly FrontLine[];
  orders(shop: number): {
    readonly toShip: number;
    readonly inTransit: number;
    readonly signed: number;
  };
  /** Mean stars in permille of five, and how many reviews. */
  /** Share of a shop's lines that came back so far, and what the cover of one order's way back costs. */
  returns(shop: number): { readonly share: number; readonly coverFen: Fen };
  rating(listing: number): { readonly permille: number; readonly count: number };
  /** On what the search lays weight on a day; a desk may tell of the near future only. */
  searchEmphasis(day: number): Emphasis;
  /** How often a phrase was typed on a finished day, `back` days before today, and what came of it: all shops. */
  queries(phrase: number, back: number): Queries;
  /** Counters of one listing summed over the last `days` finished days and today. */
  counters(listing: number, days: number): Counters;
  readonly ads: AdReader;
  readonly feed: FeedReader;
  readonly social: SocialReader;
  readonly parcels: ParcelReader;
  readonly live: LiveReader;
  readonly desk: OrderDeskReader;
  readonly supply: SupplyReader;
  readonly service: ServiceReader;
  readonly members: MembersReader;
  readonly law: LawReader;
  readonly border: BorderReader;
  /** What a campaign of any shop has come to so far. */
  campaign(id: number): CampaignFigures;
  /** The lowest price really asked on the last `days` finished days, promotions counted; 0 = not on sale. */
  lowestFen(listing: number, days: number): Fen;
  /** Different shoppers who have bought in the shop since the market opened. */
  formerBuyers(shop: number): number;
  /** Shoppers with one of these listings in their carts, looked at within the days a cart lives. */
  cartHolders(listings: readonly number[]): number;
  /** Uniform in (0, 1), keyed by the seat; for policies and names, never for outcomes. */
  chance(purpose: string, subject: number, occasion: number): number;
  /** Another desk's view of the same shop, as its person would open it. */
  view(shop: number, name: string, params: unknown): unknown;
}

/** Parcels and rented warehouses of a shop, as its person sees them. */
export interface ParcelReader {
  /** Parcels handed over to each courier since the contracts' month began. */
  carried(shop: number): readonly number[];
  /** Whether a SKU is one of the shop's; false for numbers nobody has. */
  isOwn(sku: number, shop: number): boolean;
  /** SKUs of the shop with pieces in a rented warehouse. */
  stored(shop: number, depot: number): readonly { readonly sku: number; readonly pieces: number }[];
  /** What a contract would owe if its month ended now. */
  missedFen(shop: number, contract: ContractRow): number;
  /** Pieces in a rented warehouse; depots count from 1. */
  at(sku: number, depot: number): number;
  /** The latest parcels, newest first. */
  latest(shop: number, most: number): readonly ParcelLine[];
  /** What couriers still owe, oldest first. */
  liabilities(shop: number): readonly LiabilityLine[];
}

export interface ParcelLine {
  readonly order: number;
  readonly at: number;
  readonly courier: number;
  readonly depot: number;
  readonly province: number;
  readonly costFen: number;
  readonly promisedAt: number;
  readonly shippedAt: number;
  /** null while it is under way, or when it never arrived. */
  readonly signedAt: number | null;
  readonly fate: "waiting" | "under-way" | "signed" | "damaged" | "lost";
}

export interface LiabilityLine {
  readonly order: number;
  readonly fen: number;
  readonly untilTick: number;
  readonly state: "open" | "paid" | "expired";
}

/** Sessions that searched a phrase, clicks on what they found, orders they placed. */
export interface Queries {
  readonly searches: number;
  readonly clicks: number;
  readonly orders: number;
}

/** What happened to a listing, as the raw events count it. */
export interface Counters {
  readonly exposures: number;
  /** Times its page was opened, from lists or otherwise. */
  readonly visits: number;
  /** Times its page was opened from a list it was shown in. */
  readonly clicks: number;
  readonly carts: number;
  readonly favourites: number;
  readonly orders: number;
  readonly units: number;
  readonly salesFen: number;
  /** Sum of the positions it was shown at; ÷ exposures = mean rank. */
  readonly places: number;
}

/** What an ad's bids came to, from integer counters. */
export interface AdCounters {
  readonly exposures: number;
  readonly clicks: number;
  readonly costFen: number;
  /** Orders within three days of the latest click on an ad of this shop, and what their goods cost. */
  readonly orders: number;
  readonly salesFen: number;
  /** Sum of the places it was shown at; ÷ exposures = mean place. */
  readonly places: number;
}

/** Search ads as the marketplace reports them to whoever runs them. */
export interface AdReader {
  spentTodayFen(campaign: number): number;
  /** One bid over the last `days` finished days (7 at most) and today. */
  bid(bid: number, days: number): AdCounters;
  /** One bid since it was first made. */
  bidTotal(bid: number): AdCounters;
  /** What was typed when bids of these were shown, since the first of them was made. */
  terms(bids: ReadonlySet<number>): readonly (AdCounters & {
    readonly bid: number;
    readonly keyword: number;
  })[];
  /** Quality of a bid for its own phrase, as of this morning; null when its ad cannot be shown. */
  quality(bid: number): (QualityParts & { readonly hundredths: number }) | null;
  /** A phrase as the marketplace publishes it: what a click cost on average lately, and how many shops bid. */
  phrase(keyword: number): {
    readonly meanChargeFen: number;
    readonly bidders: number;
    /** No click on it is sold for less. */
    readonly reserveFen: number;
  };
  reserveFen(keyword: number): number;
}

/** Exact counts; money in fen. `paidFen` is what the orders it touched paid for goods, `costFen` what those cost. */
export interface CampaignFigures {
  readonly claimed: number;
  readonly used: number;
  readonly sold: number;
  readonly orders: number;
  readonly paidFen: number;
  readonly offFen: number;
  readonly costFen: number;
}

/** Whom a coupon is sent to: the shop's buyers, or (`listings`) those with such goods in their carts. */
export interface CouponSending {
  readonly listings: readonly number[] | null;
  readonly pieces: number;
  /** For each message. */
  readonly feeFen: number;
}

/** What applying an event may do to the market beside the desk's own slice. */
export interface MarketWriter extends FeedWriter, LiveWriter, OrderDeskWriter, SupplyWriter {
  readonly talk: SocialWriter;
  readonly chats: ServiceWriter;
  readonly club: MembersWriter;
  readonly court: LawWriter;
  readonly customs: BorderWriter;
  /** A new SKU with its shop and unit cost; answers nothing, ids are dense and given by the desk. */
  registerSku(sku: number, shop: number, listing: number, unitCostFen: number): void;
  registerListing(listing: number, shop: number, category: number): void;
  /** Room for the counters of ad campaigns and bids; ids are dense and given by the desk. */
  registerAdCampaign(campaign: number): void;
  registerBid(bid: number): void;
  /** The platform doubts what it learned of a listing whose title is another one now. */
  doubtMerit(listing: number): void;
  /** Goods that left the lists for want of pieces to sell come back: a variant is on sale again. */
  returnToLists(listing: number): void;
  /** Pays for a photo shoot now. */
  payForPictures(shop: number, fen: number): void;
  /** The shop has another name: what ads told of the old one is of no use to it. */
  forgetName(shop: number): void;
  /** The marketplace takes this much into keeping while the shop is open; below 0 it gives it back. */
  holdGuarantee(shop: number, fen: number): void;
  /** A campaign of this number exists from now on; numbers are dense and given by the desk. */
  registerCampaign(id: number): void;
  /** Sends a coupon and pays for the messages, latest first; answers how many got it. */
  pushCoupon(id: number, shop: number, sending: CouponSending): number;
  /** Pays a platform's fee for taking part. */
  payPromotionFee(shop: number, fen: number): void;
  /** Takes pieces from home to a rented warehouse: paid now, there after its days. */
  moveStock(shop: number, sku: number, depot: number, pieces: number): void;
  /** What lies in a warehouse comes home at once when it is given up. */
  emptyDepot(shop: number, depot: number): void;
  /** A contract given up before its month ends is settled for the days it held. */
  settleContract(shop: number, contract: ContractRow): void;
  /** The courier pays what it owes for a parcel. */
  collect(shop: number, order: number): void;
  /** Pays for goods now; they arrive after the scenario's lead time. */
  buyStock(shop: number, sku: number, quantity: number, unitCostFen: number): void;
}

/** A shop's row in the compiled tables; owned by the storefront desk. */
export interface ShopRow {
  readonly shop: number;
  readonly name: string;
  readonly isOpen: boolean;
  readonly mainCategory: number;
  /** What was measured on its logo, in thousandths, and the day shoppers first saw name and logo together. */
  readonly face?: { readonly permille: number; readonly day: number };
  readonly freight: FreightRule;
  /** Left out: what the law asks. */
  readonly returns?: ReturnsPromise;
}

/** What a buyer pays for delivery. `freeOverFen` 0 means always free. */
export interface FreightRule {
  readonly baseFen: number;
  readonly freeOverFen: number;
  /** Added for provinces of zone 4 and beyond. */
  readonly remoteExtraFen: number;
}

/** The words goods are found by. */
export interface Worded {
  readonly title: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A listing's row in the compiled tables; owned by the listing desk. */
export interface ListingRow {
  readonly listing: number;
  readonly shop: number;
  readonly category: number;
  readonly title: string;
  /** attribute id → value id. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly grade: "economy" | "standard" | "premium";
  /** What the search still finds it by: before the edit at `rewordedAt`, until the next midnight. */
  readonly former: Worded | null;
  readonly rewordedAt: number;
  /** Appeal of the main picture, 0 (none) … 1000. */
  readonly picturePermille: number;
  /** Content hash of an uploaded main picture; null for the shop's own shoots. */
  readonly picture: string | null;
  readonly pictureAt: number;
  /** How much its page shows, and so how slowly it loads. */
  readonly page: PageLevel;
  /** Its page's own words; left out where it has none. */
  readonly told?: PageWords;
  readonly isPublished: boolean;
  readonly publishedAt: number;
  /** Other goods of the shop that its page leads to, in order; and whether the shop's front page shows it. */
  readonly related: readonly number[];
  readonly isShowcased: boolean;
  readonly skus: readonly Variant[];
}

/** All search ads of all shops; owned by the search-ads desk. */
export interface AdBook {
  /** Rises with every decision that changes what follows. */
  readonly revision: number;
  /** Running campaigns; asked for only after a change. */
  campaigns(): readonly AdCampaignRow[];
}

/** One running campaign. Multipliers are in thousandths; 0 = not shown then. */
export interface AdCampaignRow {
  readonly campaign: number;
  readonly shop: number;
  readonly budgetFen: number;
  /** Spends its budget as the day's traffic comes, instead of as fast as it can. */
  readonly isEven: boolean;
  /** 24 hours; phone and computer; segments in the order of the scenario. */
  readonly hours: readonly number[];
  readonly devices: readonly number[];
  readonly audiences: readonly number[];
  readonly groups: readonly AdGroupRow[];
}

/** One listing advertised with one text. */
export interface AdGroupRow {
  readonly group: number;
  readonly listing: number;
  /** The ad's own words; null = the listing's title. */
  readonly title: string | null;
  /** How well the ad's own picture is taken, in thousandths; null = the goods' picture. */
  readonly picturePermille: number | null;
  /** Never shown when one of these stands in what is typed. */
  readonly negatives: readonly string[];
  readonly bids: readonly AdBidRow[];
}

export interface AdBidRow {
  readonly bid: number;
  /** Place of the phrase in the scenario. */
  readonly keyword: number;
  readonly match: MatchType;
  readonly bidFen: number;
}

/** Where desks put their typed contributions. */
export interface Contributions {
  searchAds(book: AdBook): void;
  feedAds(book: FeedBook): void;
  live(book: LiveBook): void;
  shop(row: ShopRow): void;
  listing(row: ListingRow): void;
  /** Rules that are running or to come. */
  promotion(rule: Rule): void;
  logistics(row: LogisticsRow): void;
  /** A shop that buys by itself. */
  supply(row: SupplyRow): void;
  /** A seat at the order desk that is taken. */
  orders(row: OrderRules): void;
  service(row: ServiceRow): void;
  club(row: ClubRow): void;
  law(row: LawRow): void;
  spoken(book: SpokenBook): void;
}

/** Who decides, where and when. */
export interface DeskContext<Slice> {
  readonly slice: Slice;
  readonly shop: number;
  readonly market: MarketReader;
}

/** One desk, as the engine sees it. A slice is plain JSON data. */
export interface DeskRules {
  readonly id: string;
  initialSlice(scenario: Scenario, shops: number): unknown;
  decide(ctx: DeskContext<unknown>, command: Command, resolved: Resolved): Decision;
  apply(slice: unknown, event: DeskEvent, shop: number, market: MarketReader & MarketWriter): void;
  compile(slice: unknown, scenario: Scenario, out: Contributions): void;
  /** Events that change nothing a compiled table holds; the tables are kept after them. */
  readonly quietEvents: ReadonlySet<string>;
  view(ctx: DeskContext<unknown>, name: string, params: unknown): unknown;
  readonly policies: Readonly<Record<PolicyLevel, Policy>>;
  /** How rivals act at this desk: as one of these levels, or in a way of their own; like the average shop when left out. */
  readonly rivals?: PolicyLevel | Policy;
}

export const POLICY_LEVELS = ["idle", "random", "naive", "average", "expert"] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

/** What a policy sees: the seat's own views and public scenario facts, nothing latent. */
export interface Seat {
  readonly shop: number;
  readonly now: Tick;
  readonly scenario: Scenario;
  view(name: string, params?: unknown): unknown;
  /** Whether the command would be accepted is only known by giving it; refusals are ignored. */
  chance(purpose: string, subject?: number, occasion?: number): number;
}

/** What a shopkeeper of some skill does at this desk now; called once at opening and each morning. */
export type Policy = (seat: Seat) => readonly Command[];
