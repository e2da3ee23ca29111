/** What every desk puts into the tables, gathered: shops, listings, rules, books, and the rows of single seats. */
import { armIsTwins } from "../arms.ts";
import type { AdBook, Contributions, ListingRow, ShopRow } from "../desk.ts";
import type { FeedBook } from "../feed/contract.ts";
import type { LawRow } from "../law/contract.ts";
import type { SpokenBook } from "../law/spoken-contract.ts";
import { shownAds, shownFeedAds } from "../law/shown.ts";
import type { LiveBook } from "../live/contract.ts";
import type { LogisticsRow } from "../logistics.ts";
import type { ClubRow } from "../members/contract.ts";
import type { OrderRules } from "../orders/contract.ts";
import type { Rule } from "../pricing/rule.ts";
import type { ServiceRow } from "../service/contract.ts";
import type { SupplyRow } from "../supply/contract.ts";
import type { World } from "../world/world.ts";
import { makeTwins } from "./twins.ts";

export interface Given extends SeatRows {
  readonly shops: ShopRow[];
  readonly rows: ListingRow[];
  readonly rules: Rule[];
  book: AdBook | null;
  feedBook: FeedBook | null;
  liveBook: LiveBook | null;
}

/** Shops where somebody sits at a desk of its own. */
interface SeatRows {
  readonly sending: LogisticsRow[];
  readonly orderRules: Map<number, OrderRules>;
  readonly buying: Map<number, SupplyRow>;
  readonly served: ServiceRow[];
  readonly clubs: ClubRow[];
  readonly law: LawRow[];
  readonly spoken: SpokenBook[];
}

export function contributions(world: World): Given {
  const given: Given = {
    shops: [],
    rows: [],
    rules: [],
    book: null,
    feedBook: null,
    liveBook: null,
    sending: [],
    orderRules: new Map(),
    buying: new Map(),
    served: [],
    clubs: [],
    law: [],
    spoken: [],
  };
  const out: Contributions = {
    shop: (row) => {
      given.shops[row.shop] = row;
    },
    listing: (row) => {
      given.rows[row.listing] = row;
    },
    searchAds: (book) => {
      given.book = shownAds(world, book);
    },
    feedAds: (book) => {
      given.feedBook = shownFeedAds(world, book);
    },
    live: (book) => {
      given.liveBook = book;
    },
    promotion: (rule) => {
      given.rules.push(rule);
    },
    ...seatsInto(given),
  };
  for (const desk of world.options.desks) desk.compile(world.slices[desk.id], world.scenario, out);
  if (armIsTwins(world.options.arm)) makeTwins(given.shops, given.rows);
  return given;
}

function seatsInto(
  given: SeatRows,
): Pick<Contributions, "logistics" | "supply" | "orders" | "service" | "club" | "law" | "spoken"> {
  return {
    logistics: (row) => {
      given.sending.push(row);
    },
    supply: (row) => {
      given.buying.set(row.shop, row);
    },
    orders: (row) => {
      given.orderRules.set(row.shop, row);
    },
    service: (row) => {
      given.served.push(row);
    },
    club: (row) => {
      given.clubs.push(row);
    },
    law: (row) => {
      given.law.push(row);
    },
    spoken: (book) => {
      given.spoken.push(book);
    },
  };
}
