/** Shopkeepers nobody would teach: an expert's commands, bent in one or more odd ways. */
import { desks } from "@dianzhang/catalog";
import { bitsFor, drawFor, purpose, purposeKey, unitFrom, type Command } from "@dianzhang/kernel";
import type { Market, Scenario, Seat } from "@dianzhang/market";

/** What is odd about a shop; all of it may be combined. */
export interface Oddity {
  /** Factor on every price. */
  readonly price?: number;
  /** Every price is this many fen. */
  readonly fixedFen?: number;
  /** Prices are multiplied by this on every second day. */
  readonly flipFlop?: number;
  /** Prices begin this many times as high and fall to their level on day 5. */
  readonly fallFrom?: number;
  /** All goods are copies of the first, this many. */
  readonly clones?: number;
  /** New copies of the first goods every morning. */
  readonly dailyClones?: number;
  /** Every broad phrase of the market in each title. */
  readonly isStuffed?: true;
  /** Each title is the same most typed phrase, again and again. */
  readonly isRepeating?: true;
  readonly grade?: "economy" | "standard" | "premium";
  readonly shoot?: "none" | "phone" | "studio";
  readonly page?: "light" | "standard" | "rich";
  /** Freight everybody pays, in fen. */
  readonly freightFen?: number;
  readonly remoteFen?: number;
  /** Pieces of each SKU at the opening. */
  readonly stock?: number;
  readonly neverRestocks?: true;
  /** Goods are taken off sale and put on again every morning. */
  readonly reshelves?: true;
}

const CHOICES: { readonly [Name in keyof Oddity]-?: readonly NonNullable<Oddity[Name]>[] } = {
  price: [0.1, 0.3, 0.5, 0.7, 0.85, 1.2, 1.4, 1.7, 2.5, 5, 10],
  fixedFen: [1, 100, 990],
  flipFlop: [0.5, 0.7, 1.5, 3],
  fallFrom: [1.3, 2, 5],
  clones: [5, 26, 400, 5000],
  dailyClones: [1, 10, 50],
  isStuffed: [true],
  isRepeating: [true],
  grade: ["economy", "standard", "premium"],
  shoot: ["none", "phone", "studio"],
  page: ["light", "standard", "rich"],
  freightFen: [0, 1, 1000, 5000],
  remoteFen: [0, 1000, 5000],
  stock: [1, 4, 8, 25, 60],
  neverRestocks: [true],
  reshelves: [true],
};

/** The n-th odd shop: first every single oddity once, then keyed combinations of two to five. */
export function oddity(n: number): Oddity {
  const singles = Object.entries(CHOICES).flatMap(([name, values]) =>
    values.map((value) => ({ [name]: value }) as Oddity),
  );
  const single = singles[n];
  if (single) return single;
  const key = purposeKey(1, purpose("odd-shop"));
  const names = Object.keys(CHOICES) as (keyof Oddity)[];
  const chosen: Record<string, unknown> = {};
  const parts = 2 + (bitsFor(key, n, 0) % 4);
  for (let part = 1; part <= parts; part += 1) {
    const name = names[bitsFor(key, n, part) % names.length] as keyof Oddity;
    const values = CHOICES[name];
    chosen[name] = values[bitsFor(key, n, part + 100) % values.length];
  }
  return chosen as Oddity;
}

/** What this shop does in the morning (and twice before the market opens): seat 0, through the usual door. */
export function actOddly(market: Market, scenario: Scenario, seed: number, odd: Oddity): void {
  const seat: Seat = {
    shop: 0,
    now: market.now,
    scenario,
    view: (name, params) => market.view(0, name, params),
    chance: (name, subject = 0, occasion = 0) =>
      drawFor(purposeKey(seed, purpose(`policy/${name}`)), subject, occasion),
  };
  for (const desk of desks) {
    for (const command of desk.policies.expert(seat)) {
      for (const bent of bend(command, seat, odd)) give(market, bent);
    }
  }
  for (const command of extras(seat, odd)) give(market, command);
}

// What is refused is simply not done.
function give(market: Market, command: Command): void {
  const decision = market.decide(0, command);
  if (decision.ok) market.apply(0, decision.events);
}

interface Goods {
  readonly title: string;
  readonly skus: readonly { readonly priceFen: number; readonly stock: number }[];
}

function bend(command: Command, seat: Seat, odd: Oddity): Command[] {
  if (command.type === "listing/buy-stock" && odd.neverRestocks) return [];
  if (command.type === "storefront/set-freight") {
    const baseFen = odd.freightFen ?? (command["baseFen"] as number);
    return [{ ...command, baseFen, remoteExtraFen: odd.remoteFen ?? command["remoteExtraFen"] }];
  }
  if (command.type !== "listing/create-listing") return [command];
  const goods = command as unknown as Goods;
  const bent = {
    ...command,
    title: titleOf(goods.title, seat, odd),
    grade: odd.grade ?? command["grade"],
    shoot: odd.shoot ?? command["shoot"],
    page: odd.page ?? command["page"],
    skus: goods.skus.map((sku) => ({
      ...sku,
      priceFen: priceOf(sku.priceFen, odd, 0),
      stock: odd.stock ?? sku.stock,
    })),
  };
  if (odd.clones === undefined) return [bent];
  // The first goods stand for all; an expert makes as many commands as listings.
  const own = seat.view("listing/listing-list") as readonly unknown[];
  return own.length === 0 ? Array.from({ length: odd.clones }, () => bent) : [];
}

function titleOf(title: string, seat: Seat, odd: Oddity): string {
  const { keywords } = seat.scenario;
  const broad = keywords.filter((one) => one.level === "broad").map((one) => one.text);
  if (odd.isStuffed) return [title, ...broad].join("").slice(0, 30);
  if (odd.isRepeating) return (broad[0] ?? title).repeat(10).slice(0, 30);
  return title;
}

function priceOf(fen: number, odd: Oddity, day: number): number {
  const level = odd.fixedFen ?? fen * (odd.price ?? 1);
  const swing = odd.flipFlop !== undefined && day % 2 === 1 ? odd.flipFlop : 1;
  const high = odd.fallFrom !== undefined && day < 5 ? odd.fallFrom : 1;
  return Math.max(1, Math.min(100_000_000, Math.round(level * swing * high)));
}

interface Line {
  readonly listing: number;
  readonly category: string;
  readonly title: string;
}

// Daily mischief beside the expert's own commands.
function extras(seat: Seat, odd: Oddity): Command[] {
  const day = Math.floor(seat.now / 24);
  const lines = seat.view("listing/listing-list") as readonly Line[];
  const found: Command[] = [];
  if ((odd.flipFlop !== undefined || odd.fallFrom !== undefined) && seat.now > 0) {
    const tags = lines.flatMap((line) => {
      const view = seat.view("listing/listing", { listing: line.listing }) as {
        lines: readonly { sku: number; priceFen: number }[];
      };
      return view.lines;
    });
    const before = priceOf(10_000, odd, day - 1);
    const factor = priceOf(10_000, odd, day) / before;
    const prices = tags.map(({ sku, priceFen }) => ({
      sku,
      priceFen: Math.max(1, Math.round(priceFen * factor)),
    }));
    if (factor !== 1 && prices.length > 0)
      found.push({ type: "listing/set-prices", prices: prices.slice(0, 2000) });
  }
  const ids = lines.map((line) => line.listing);
  if (odd.reshelves && seat.now > 0 && ids.length > 0)
    found.push(
      { type: "listing/unpublish", listings: ids },
      { type: "listing/publish", listings: ids },
    );
  if (odd.dailyClones && seat.now > 0 && lines[0]) found.push(...clonesOf(seat, lines[0], odd));
  return found;
}

function clonesOf(seat: Seat, line: Line, odd: Oddity): Command[] {
  const model = seat.view("listing/listing", { listing: line.listing }) as {
    attributes: Record<string, string>;
    lines: readonly { options: Record<string, string>; priceFen: number }[];
  };
  const sku = model.lines[0];
  if (!sku) return [];
  const key = purposeKey(seat.now, purpose("clones"));
  return Array.from({ length: odd.dailyClones ?? 0 }, (_, i) => ({
    type: "listing/create-listing",
    category: line.category,
    title: line.title,
    attributes: model.attributes,
    grade: odd.grade ?? "premium",
    shoot: unitFrom(bitsFor(key, i, 0)) < 0.5 ? "phone" : "none",
    skus: [{ options: sku.options, priceFen: sku.priceFen, stock: 5 }],
  }));
}
