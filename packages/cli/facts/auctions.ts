/** What the theory of the auction says, asked of bids of the market's own: is it a generalised second price (F81)? */
import { placeAds } from "@dianzhang/market";
import { sum, type Fact, type Row } from "./fact.ts";

/** The theory knows no fen on top; money is counted in thousandths here, so that no rounding shows. */
const BARE = { reserveFen: 1, incrementFen: 0 };
const FINE = 1000;
/** Clicks of a place against the first, place by place: each has two thirds of those of the one above. */
const PLACES = [1, 2 / 3, 4 / 9, 8 / 27, 16 / 81];

export const auctionFacts: readonly Fact[] = [
  {
    id: "F81",
    title: "the auction is a generalised second price",
    hard: true,
    since: "0.12",
    level: "listing",
    arms: ["default"],
    horizon: "short",
    published:
      "truth-telling is not dominant; lowest locally envy-free bids pay what VCG does, so GSP revenue at the truth is no lower",
    // An instance: the bids of six clicks in a row, as if those who made them stood below one phrase with them as their
    // values. So a thousand auctions are of this market's own bids, spread as they are.
    sql: `WITH b AS (SELECT bid_fen, row_number() OVER (ORDER BY a.at, session, listing) // 6 AS auction FROM ad_clicks a)
      SELECT auction, bid_fen AS fen FROM b ORDER BY auction`,
    reckon: (rows) => ({ ...auctions(rows) }),
    pooled: (seeds) => ({
      truth_to_vcg: sum(seeds, "truth") / sum(seeds, "vcg"),
      envy_free_to_vcg: sum(seeds, "envy_free") / sum(seeds, "vcg"),
      shading_pays: sum(seeds, "shaded") / sum(seeds, "auctions"),
    }),
    bands: {
      truth_to_vcg: [1, Infinity],
      envy_free_to_vcg: [0.999, 1.001],
      shading_pays: [0.01, 1],
    },
  },
];

/** Revenue of all auctions by three ways of bidding and paying, and in how many the best bidder gains by bidding less. */
export function auctions(rows: readonly Row[]): {
  readonly auctions: number;
  readonly truth: number;
  readonly envy_free: number;
  readonly vcg: number;
  readonly shaded: number;
} {
  const all = new Map<number, Set<number>>();
  for (const row of rows) {
    const key = row["auction"] as number;
    all.set(key, (all.get(key) ?? new Set()).add((row["fen"] as number) * FINE));
  }
  const told = { auctions: 0, truth: 0, envy_free: 0, vcg: 0, shaded: 0 };
  for (const values of all.values()) {
    const worth = [...values].toSorted((a, b) => b - a);
    if (worth.length < 3) continue;
    told.auctions += 1;
    told.truth += revenue(worth);
    told.envy_free += revenue(lowestEnvyFree(worth));
    told.vcg += vcg(worth);
    told.shaded += Number(gainsByLess(worth));
  }
  return told;
}

/** Slots sold: the last bidder is left without one, so that every price is somebody's bid. */
function slotsOf(worth: readonly number[]): number {
  return Math.min(PLACES.length, worth.length - 1);
}

function clicksAt(place: number, slots: number): number {
  return place < slots ? (PLACES[place] as number) : 0;
}

function revenue(bids: readonly number[]): number {
  const slots = slotsOf(bids);
  const offers = bids.map((bidFen, id) => ({ id, bidFen, quality: 100 }));
  return placeAds(offers, slots, BARE).reduce(
    (total, { chargeFen }, place) => total + chargeFen * clicksAt(place, slots),
    0,
  );
}

// What each winner takes from those below by being there.
function vcg(worth: readonly number[]): number {
  const slots = slotsOf(worth);
  let total = 0;
  for (let place = 0; place < slots; place += 1)
    for (let below = place + 1; below <= slots; below += 1)
      total += (clicksAt(below - 1, slots) - clicksAt(below, slots)) * (worth[below] as number);
  return total;
}

// Edelman, Ostrovsky and Schwarz 2007: from the last slot up, each bid makes its bidder content with the slot below.
function lowestEnvyFree(worth: readonly number[]): number[] {
  const slots = slotsOf(worth);
  const bids = [...worth];
  for (let place = slots - 1; place >= 1; place -= 1) {
    const kept = clicksAt(place, slots) / clicksAt(place - 1, slots);
    bids[place] = Math.round(
      (worth[place] as number) * (1 - kept) + (bids[place + 1] as number) * kept,
    );
  }
  return bids;
}

// The bidder who would stand first takes the second place for the third's price instead.
function gainsByLess(worth: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = worth;
  const slots = slotsOf(worth);
  return (first - third) * clicksAt(1, slots) > (first - second) * clicksAt(0, slots);
}
