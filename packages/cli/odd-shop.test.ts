/** Do odd shops do what their oddity says, and does the market punish it? */
import { desks } from "@dianzhang/catalog";
import { tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import { actOddly, oddity, type Oddity } from "./odd-shop.ts";

interface Line {
  readonly title: string;
  readonly minPriceFen: number;
  readonly units: number;
}

function run(odd: Oddity, days: number, seed = 7): { profitFen: number; goods: readonly Line[] } {
  const market = tinyMarket(desks, { shoppers: 3000, seed });
  const scenario = tinyScenario();
  actOddly(market, scenario, seed, odd);
  actOddly(market, scenario, seed, odd);
  for (let tick = 0; tick < days * 24; tick += 1) {
    if (tick > 0 && tick % 24 === 8) actOddly(market, scenario, seed, odd);
    market.tick();
  }
  return {
    profitFen: market.profitFen(0),
    goods: market.view(0, "listing/listing-list", { days: 30 }) as readonly Line[],
  };
}

/** What an odd shop may earn against an expert: the rule of the exploits (packages/cli/exploits.ts). */
const BOUND = 1.05;

/** A tiny market's fortnight hangs on luck; five of them together hardly do. */
function fortnights(odd: Oddity): number {
  return [1, 2, 3, 4, 7].reduce((sum, seed) => sum + run(odd, 14, seed).profitFen, 0);
}

describe("against an expert's fortnights", () => {
  const expert = fortnights({});

  test.each<[string, Oddity]>([
    ["everything for one fen", { fixedFen: 1 }],
    ["everything ten times as dear", { price: 10 }],
    ["five times as dear until the fifth day", { fallFrom: 5 }],
    ["ten copies of one product", { clones: 10 }],
    ["¥50 freight for everybody", { freightFen: 5000 }],
  ])("%s is no way to beat an expert", (_, odd) => {
    expect(expert).toBeGreaterThan(0);
    expect(fortnights(odd)).toBeLessThan(BOUND * expert);
  });

  test("what is odd is seen in the goods", () => {
    const copies = run({ clones: 4 }, 1).goods;
    expect(copies.length).toBe(4);
    expect(new Set(copies.map((line) => line.title)).size).toBe(1);
    expect(run({ fixedFen: 990 }, 1).goods.every((line) => line.minPriceFen === 990)).toBe(true);
  });
});

test("the list of odd shops begins with every single oddity and goes on with combinations, the same each time", () => {
  expect(oddity(0)).toEqual({ price: 0.1 });
  expect(Object.keys(oddity(5)).length).toBe(1);
  expect(Object.keys(oddity(300)).length).toBeGreaterThan(1);
  expect(oddity(300)).toEqual(oddity(300));
});
