/** How analysts of different skill find the step at which a listing loses its shoppers. */
import type { Command } from "@dianzhang/kernel";
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import { WEAK_STEPS, type ListingStats, type WeakStep } from "../commands.ts";

/** Findings are recorded on this morning, over the week before. */
const FINDING_DAY = 10;

function analyst(
  judge: (line: ListingStats, all: readonly ListingStats[], seat: Seat) => WeakStep,
): Policy {
  return (seat) => {
    if (Math.floor(seat.now / 24) !== FINDING_DAY) return [];
    const all = seat.view("insight/listing-stats", { days: 7 }) as readonly ListingStats[];
    return all.map((line): Command => ({
      type: "insight/record-finding",
      listing: line.listing,
      step: judge(line, all, seat),
    }));
  };
}

/** Blames whatever sold least on missing traffic. */
function byTraffic(line: ListingStats, all: readonly ListingStats[]): WeakStep {
  return line.visits < middle(all.map((one) => one.visits)) ? "exposure" : "none";
}

/** Sees an empty shelf; then compares each rate with the middle of the shop, largest shortfall first. */
function byRates(line: ListingStats, all: readonly ListingStats[]): WeakStep {
  if (line.stock === 0) return "stock";
  const exposure = line.exposures / Math.max(1, middle(all.map((one) => one.exposures)));
  const click =
    rate(line.clicks, line.exposures) / middle(all.map((one) => rate(one.clicks, one.exposures)));
  const cart =
    rate(line.carts, line.visits) / middle(all.map((one) => rate(one.carts, one.visits)));
  return smallest({ exposure, click, cart }, 0.6);
}

interface Card {
  readonly listing: number;
  readonly picturePermille: number;
  readonly completenessPermille: number;
  readonly minPriceFen: number;
}

/**
 * First asks whether there was anything to sell. Then the figures say where shoppers are lost – thin counts pulled
 * towards the shop's rate, clicks with allowance for the place – and the goods themselves say whether that is the
 * cause: a plain picture, a bare description, a price far above its neighbours'.
 */
function byCause(line: ListingStats, all: readonly ListingStats[], seat: Seat): WeakStep {
  if (line.stock === 0) return "stock";
  const cards = seat.view("listing/listing-list") as readonly Card[];
  const card = cards.find((one) => one.listing === line.listing);
  if (!card) return "none";
  const ctr = rate(sum(all.map((one) => one.clicks)), sum(all.map((one) => one.exposures)));
  const cartRate = rate(sum(all.map((one) => one.carts)), sum(all.map((one) => one.visits)));
  const click = clickForPlace(line, ctr) / middle(all.map((one) => clickForPlace(one, ctr)));
  const exposure = line.exposures / Math.max(1, middle(all.map((one) => one.exposures)));
  const cart = rate(line.carts + 60 * cartRate, line.visits + 60) / cartRate;
  const below = (of: (one: Card) => number): number =>
    of(card) / Math.max(1, middle(cards.map(of)));
  const causes = {
    click: below((one) => one.picturePermille) < 0.6 ? click * 0.7 : click * 1.6,
    exposure: below((one) => one.completenessPermille) < 0.7 ? exposure * 0.7 : exposure * 1.6,
    cart: below((one) => one.minPriceFen) > 1.3 ? cart * 0.7 : cart * 1.6,
  };
  return smallest(causes, 0.85);
}

/** The eye rests on place r about r^-0.86 times as often as on the first, so a low place excuses a low rate. */
function clickForPlace(line: ListingStats, ctr: number): number {
  const place = line.meanPosition ?? 1;
  return rate(line.clicks + 200 * ctr, line.exposures + 200) * place ** 0.86;
}

function smallest(
  steps: Readonly<Record<"exposure" | "click" | "cart", number>>,
  below: number,
): WeakStep {
  const entries = Object.entries(steps) as [WeakStep, number][];
  const [worst] = entries.toSorted((a, b) => a[1] - b[1]);
  return worst && worst[1] < below ? worst[0] : "none";
}

function rate(part: number, whole: number): number {
  return part / Math.max(1, whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random: analyst(
    (line, _, seat) =>
      WEAK_STEPS[Math.floor(seat.chance("guess", line.listing) * WEAK_STEPS.length)] ?? "none",
  ),
  naive: analyst(byTraffic),
  average: analyst(byRates),
  expert: analyst(byCause),
};
