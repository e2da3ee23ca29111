/** Do rivals come to the platform's festivals, at prices that bind them, and does who stays away feel it? */
import { desks, readScenario } from "@dianzhang/catalog";
import { openMarket, type Market, type MarketOptions, type Scenario } from "@dianzhang/market";
import { rowsOf } from "@dianzhang/testkit";
import { expect, test } from "vitest";

const RIVALS = 20;
/** Market days 12 and 13. */
const FESTIVAL = {
  id: "spring-sale",
  name: { zh: "春季大促", en: "Spring Sale" },
  from: "03-13",
  to: "03-14",
  visits: 1.6,
  urge: 0.9,
  carting: 0.1,
  opening: 0,
};
const staying = desks.map((desk) =>
  desk.id === "campaigns" ? { ...desk, rivals: "idle" as const } : desk,
);

function festive(those: MarketOptions["desks"]): Market {
  const parsed = readScenario("apparel");
  if (!parsed.ok) throw new Error("the scenario does not parse");
  const scenario: Scenario = { ...parsed.scenario, festivals: [FESTIVAL] };
  return openMarket({
    scenario,
    seed: 5,
    desks: those,
    shoppers: 24_000,
    rivals: RIVALS,
    seats: 0,
  });
}

interface Played {
  /** Market day → shops that granted something. */
  readonly granting: Map<number, Set<number>>;
  /** Shop → pieces sold on the two days. */
  readonly sold: Map<number, number>;
  /** What was taken off of the tag, for pieces at a festival's price. */
  readonly cuts: Set<number>;
}

function play(market: Market): Played {
  const played: Played = { granting: new Map(), sold: new Map(), cuts: new Set() };
  for (let hour = 0; hour < 16 * 24; hour += 1) {
    const day = Math.floor(hour / 24);
    const { batches } = market.tick();
    for (const { shop } of rowsOf(batches, "discounts")) {
      const shops = played.granting.get(day) ?? new Set();
      played.granting.set(day, shops.add(shop ?? -1));
    }
    if (day !== 12 && day !== 13) continue;
    for (const { shop, quantity, price_fen, off_fen } of rowsOf(batches, "order_lines")) {
      played.sold.set(shop ?? -1, (played.sold.get(shop ?? -1) ?? 0) + (quantity ?? 0));
      const cut = (off_fen ?? 0) / ((price_fen ?? 0) * (quantity ?? 1));
      if (cut > 0) played.cuts.add(Math.round(cut * 20) * 5);
    }
  }
  return played;
}

test("six rivals in ten, on the days of the festival alone, at a tenth to a fifth off; others lose orders to them", () => {
  const withThem = play(festive(desks));
  const without = play(festive(staying));
  expect([...without.granting.keys()]).toEqual([]);
  expect([...withThem.granting.keys()]).toEqual([12, 13]);
  const came = new Set([...withThem.granting.values()].flatMap((shops) => [...shops]));
  expect(came.size).toBeGreaterThanOrEqual(RIVALS * 0.35);
  expect(came.size).toBeLessThanOrEqual(RIVALS * 0.8);
  expect([...withThem.cuts].every((cut) => [10, 15, 20].includes(cut))).toBe(true);

  const pieces = ({ sold }: Played, isThere: boolean) =>
    [...sold].reduce((sum, [shop, n]) => sum + (came.has(shop) === isThere ? n : 0), 0);
  expect(pieces(withThem, true)).toBeGreaterThan(pieces(without, true) * 1.03);
  expect(pieces(withThem, false)).toBeLessThan(pieces(without, false));
});
