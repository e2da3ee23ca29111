/** The shape of the flat tables a tick runs over, and what may be kept between two makings of them. */
import type { AdTables, LinedUp } from "../auction/ad-tables.ts";
import { reserves } from "../auction/reserve.ts";
import type { Book } from "../auction/book.ts";
import type { ListingRow, ShopRow, Worded } from "../desk.ts";
import type { ServiceRow } from "../service/contract.ts";
import type { LawRow } from "../law/contract.ts";
import type { SpokenBook } from "../law/spoken-contract.ts";
import type { ClubRow } from "../members/contract.ts";
import type { LiveTables } from "../live/tables.ts";
import type { FeedTables, KeptFeed } from "../feed/tables.ts";
import { LIST, type Parameters } from "../parameters.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { Promoted } from "./promote.ts";
import type { OrderRules } from "../orders/contract.ts";
import type { SupplyRow } from "../supply/contract.ts";
import type { Routes } from "./routes.ts";
import type { SiteLinks } from "./site-links.ts";
import { newReach, type Reach } from "./reach.ts";
import { newPhrases, type Phrases, type Strays } from "./relevance.ts";
import type { SearchSeason } from "./search-season.ts";

export interface Tables {
  readonly shops: readonly ShopRow[];
  /** Listing id → row. */
  readonly rows: readonly ListingRow[];
  /** Listings on sale in open shops; one that was sold out joins when goods arrive. */
  readonly onSale: ListingRow[];
  /** Per listing. */
  readonly shopOf: Uint16Array;
  readonly categoryOf: Uint8Array;
  /** How much longer a page is read for its picture. */
  readonly richness: Float64Array;
  readonly tagFen: Int32Array;
  readonly priceTerm: Float32Array;
  /** Gain or loss against the remembered price, natural logarithm of the ratio. */
  readonly memoryTerm: Float32Array;
  readonly buyTerm: Float32Array;
  readonly quality: Float32Array;
  /** 1 for a tag that ends in 9, less where most tags do; 0 for another ending. */
  readonly endingTerm: Float32Array;
  /** Kilobytes of the page. */
  readonly pageKb: Uint16Array;
  readonly isBuyable: Uint8Array;
  /** Segment × listing. */
  readonly appeal: Float32Array;
  /** Per SKU: the price asked now. */
  readonly skuFen: Int32Array;
  /** Per SKU: 1 while its shop has taken it off sale. */
  readonly isOff: Uint8Array;
  /** Per listing: first SKU and how many. */
  readonly skuFrom: Int32Array;
  readonly skuCount: Int32Array;
  readonly skuIds: Int32Array;
  /** What promotions make of single prices; null while no shop has a campaign. */
  promo: Promoted | null;
  /** How shops send their parcels; null while all send alike. */
  routes: Routes | null;
  /** Shops whose order desk somebody sits at; null where none is. */
  orderRules: ReadonlyMap<number, OrderRules> | null;
  /** Shops that buy by themselves; null where none does. */
  supply: ReadonlyMap<number, SupplyRow> | null;
  readonly aisle: Aisle;
  /** Where pages lead inside their shops; null while nobody laid a link. */
  links: SiteLinks | null;
  /** What ranking reads of the listings on sale. */
  readonly standing: Standing;
  /** Lists of LIST slots: listing ids (−1 = end) and utility before segment and price. */
  readonly item: Int32Array;
  readonly base: Float32Array;
  /** Per list: one more than its results once they are ranked; a list is ranked when somebody first looks at it. */
  readonly ranked: Uint8Array;
  /** What search auctions read; null while nobody advertises. */
  ads: AdTables | null;
  /** What feed auctions read; null while nobody advertises there. */
  feed: FeedTables | null;
  /** Live rooms; null while none is running or to come. */
  live: LiveTables | null;
  /** Shops with a service; null while none has one. */
  service: readonly ServiceRow[] | null;
  /** Shops whose members are looked after; null without any. */
  clubs: readonly ClubRow[] | null;
  /** Shops whose persons answer the platform's law desk; null without any. */
  law: readonly LawRow[] | null;
  /** What shops say elsewhere than in titles. */
  spoken: readonly SpokenBook[];
  /** The next hour at which something of this turns by itself: a rule, a sanction, a clean week. */
  changesAt: number;
}

/** What else a visitor finds in a shop. */
export interface Aisle {
  /** Listings on sale, shop by shop, in a shop by category, best sellers first. */
  goods: Int32Array;
  /** Per listing: where its shop's goods begin and end; the same for shop and category. */
  readonly shopFrom: Int32Array;
  readonly shopUntil: Int32Array;
  readonly kindFrom: Int32Array;
  readonly kindUntil: Int32Array;
}

export interface Standing {
  readonly phrases: Phrases;
  /** Category → its candidates; null when they have changed since. */
  readonly candidates: (Candidates | null)[];
  /** Listing id → relevance to each phrase of its category. */
  readonly fits: Uint16Array[];
  /** Per listing. */
  readonly card: Float32Array;
  readonly strength: Int32Array;
  /** 1 for goods their shop has put up before under the same title. */
  readonly isCopy: Uint8Array;
  /** Listing id → other categories its title names. */
  readonly strays: Map<number, Strays>;
  /** Relevance of such goods to searches for those, in thousandths. */
  readonly stray: number;
  readonly click: Parameters["click"];
  readonly season: SearchSeason;
  readonly shelf: Shelf;
}

/** Scratch of ranking: the best sort keys so far, best first. */
export interface Shelf {
  readonly keys: Float64Array;
  count: number;
  /** Shuffles the list in the arm that does so; otherwise −1. */
  shuffleKey: number;
  occasion: number;
}

/** The listings on sale in one category, side by side as ranking reads them. */
export interface Candidates {
  readonly ids: Uint32Array;
  /** How many of them are of this category; behind them stand strays. */
  readonly own: number;
  /** Phrase of the category × candidate: relevance in thousandths. */
  readonly fits: Uint16Array;
  /** Purse × candidate: strength as that third of shoppers is served. */
  readonly strength: Float64Array;
}

/** What one listing's title and attributes amount to, kept while both stay the same. */
export interface Said {
  readonly title: string;
  readonly attributes: Worded["attributes"];
  /** The words the search has read. */
  readonly found: Worded;
  /** Relevance to the phrases of its category. */
  readonly fits: Uint16Array;
  readonly strays: Strays | null;
  /** Share of the category's attributes filled in. */
  readonly filled: number;
  /** Taste of each segment. */
  readonly taste: Float32Array;
}

/** Kept between two makings of the tables; derived, never saved. */
export interface Kept {
  readonly phrases: Phrases;
  /** By listing id. */
  readonly said: Said[];
  readonly shelf: Shelf;
  readonly reach: Reach;
  /** Phrase → what a click costs at least. */
  readonly reserveFen: Int32Array;
  /** Bids phrase by phrase, until the next decision about ads. */
  book: Book | null;
  /** The order of candidates, as long as what it was made from stays the same. */
  linedUp: LinedUp | null;
  readonly feed: KeptFeed;
  /** What ads with words of their own come to: listing and words → relevance. */
  readonly adWords: Map<string, { readonly attributes: unknown; readonly fits: Uint16Array }>;
}

export function newKept(scenario: Scenario): Kept {
  return {
    phrases: newPhrases(scenario),
    said: [],
    shelf: { keys: new Float64Array(LIST), count: 0, shuffleKey: -1, occasion: 0 },
    reach: newReach(scenario),
    reserveFen: reserves(scenario),
    book: null,
    linedUp: null,
    feed: { book: null, likeness: null },
    adWords: new Map(),
  };
}
