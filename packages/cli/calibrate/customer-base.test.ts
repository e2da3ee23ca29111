/** Do the fits give the published figures on the published data (CDNOW tenth, oracles T01 and T09)? */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fitBgNbd, fitGammaGamma } from "./customer-base.ts";
import { lowest } from "./search.ts";

const cdnow = new URL("../../../../shared/data/cdnow/", import.meta.url);
const isThere = existsSync(cdnow);

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
