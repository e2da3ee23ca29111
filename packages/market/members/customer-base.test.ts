/** Do the fits give the published figures on the published data (CDNOW tenth, oracles T01 and T09)? */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  chanceAlive,
  chanceOfPurchases,
  expectedPurchases,
  fitBgNbd,
  fitGammaGamma,
  purchasesToCome,
  spendToCome,
} from "./customer-base.ts";
import { lowest } from "./lowest.ts";
import { quintileScores } from "./rfm.ts";

// Beside the repository, or one further up when this is a working tree of its own.
const places = ["../../../../shared/data/cdnow/", "../../../../../shared/data/cdnow/"];
const found = places.map((place) => new URL(place, import.meta.url)).find((one) => existsSync(one));
const cdnow = found ?? new URL(import.meta.url);
const isThere = found !== undefined;

function table(name: string): number[][] {
  const [, ...lines] = readFileSync(new URL(name, cdnow), "utf8").trim().split("\n");
  return lines.map((line) => line.split(",").map(Number));
}

test.skipIf(!isThere)(
  "BG/NBD on 2,357 CDNOW customers: .243, 4.414, .793, 2.426, LL −9582.4",
  () => {
    const fit = fitBgNbd(
      table("cdnow_customers_summary.csv").map(([, repeats = 0, last = 0, observed = 0]) => ({
        repeats,
        last,
        observed,
      })),
    );
    expect(fit.r).toBeCloseTo(0.2426, 3);
    expect(fit.alpha).toBeCloseTo(4.4135, 2);
    expect(fit.a).toBeCloseTo(0.7929, 2);
    expect(fit.b).toBeCloseTo(2.4258, 2);
    expect(fit.logLikelihood).toBeCloseTo(-9582.43, 1);
  },
);

test.skipIf(!isThere)("Gamma-Gamma on the 946 who came back: 6.25, 3.74, 15.45, mean 35.17", () => {
  const fit = fitGammaGamma(
    table("cdnow_customers_summary_with_transactions.csv").map(([, x = 0, , , mean = 0]) => ({
      purchases: x,
      mean,
    })),
  );
  expect(fit.p).toBeCloseTo(6.249, 1);
  expect(fit.q).toBeCloseTo(3.745, 1);
  expect(fit.v).toBeCloseTo(15.448, 0);
  expect(fit.expected).toBeCloseTo(35.17, 0);
});

test("the simplex finds the bottom of a bent valley: Rosenbrock's at (1, 1)", () => {
  const { at } = lowest(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [0.3, 3]);
  expect(at[0]).toBeCloseTo(1, 4);
  expect(at[1]).toBeCloseTo(1, 4);
});

test("E[X(t)] with CDNOW's parameters: .0078 .0532 .1506 1.0405 1.0437 1.858 (T02)", () => {
  const rates = { r: 0.2426, alpha: 4.4135, a: 0.7929, b: 2.4258 };
  const times = [0.1429, 1, 3, 31.8571, 32, 78];
  const told = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.858];
  // Told to four places: half a unit of the last one, and a ten-thousandth.
  times.forEach((t, i) => {
    const known = told[i] as number;
    const off = Math.abs(expectedPurchases(rates, t) - known);
    expect(off).toBeLessThanOrEqual(0.00005 + 1e-4 * known + (i === 5 ? 0.0005 : 0));
  });
});

test("P(X(2) = 10) = 1.07869e-7 and P(X(39) = 0) = .5737864 (T04); all chances make one", () => {
  const rates = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  expect(chanceOfPurchases(rates, 2, 10) / 1.07869e-7).toBeCloseTo(1, 4);
  expect(chanceOfPurchases(rates, 39, 0)).toBeCloseTo(0.5737864, 6);
  const all = Array.from({ length: 400 }, (_, n) => chanceOfPurchases(rates, 39, n));
  expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 4);
});

test("who has been silent for long after many purchases is likely gone; who bought once counts as there", () => {
  const rates = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
  const recent = { repeats: 5, last: 30, observed: 32 };
  const silent = { repeats: 5, last: 6, observed: 32 };
  expect(chanceAlive(rates, { repeats: 0, last: 0, observed: 32 })).toBe(1);
  expect(chanceAlive(rates, recent)).toBeGreaterThan(0.7);
  expect(chanceAlive(rates, silent)).toBeLessThan(0.05);
  expect(purchasesToCome(rates, recent, 39)).toBeGreaterThan(
    10 * purchasesToCome(rates, silent, 39),
  );
  // The customer of the paper's example: two purchases, the last in week 30.43 of 38.86: 1.226 to come.
  expect(purchasesToCome(rates, { repeats: 2, last: 30.43, observed: 38.86 }, 39)).toBeCloseTo(
    1.226,
    2,
  );
});

test("what is to be spent lies between one's own mean and everybody's, nearer to one's own the more is known", () => {
  const fit = { p: 6.25, q: 3.74, v: 15.44, expected: (6.25 * 15.44) / 2.74 };
  const once = spendToCome(fit, { purchases: 1, mean: 100 });
  const often = spendToCome(fit, { purchases: 8, mean: 100 });
  expect(once).toBeGreaterThan(fit.expected);
  expect(often).toBeGreaterThan(once);
  expect(often).toBeLessThan(100);
});

test("ten customers, recency 1 … 10 days, orders 10 … 1, spend 100 … 10: 555 555 444 … 111 111 (T16)", () => {
  const customers = Array.from({ length: 10 }, (_, i) => ({
    days: i + 1,
    orders: 10 - i,
    fen: 100 - 10 * i,
  }));
  const scores = quintileScores(customers).map(({ r, f, m }) => `${r}${f}${m}`);
  expect(scores.join(" ")).toBe("555 555 444 444 333 333 222 222 111 111");
});
