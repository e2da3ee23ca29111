/** Where did pieces go, whom is it worth buying from, and do book and shelf agree? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 9 * 86_400 };

// Promised by hour 72: one came on day 2, one on day 4 and was sent back, one is still under way.
const TABLES = {
  purchases: `
    at      purchase shop sku supplier  state      pieces unit_fen base_fen placed promised sampled found claim_fen
    0d08:00 1        1    7   old-hand  ordered    20     900      1000     8      72       0       0     0
    2d10:00 1        1    7   old-hand  inspecting 20     900      1000     8      72       10      1     0
    2d12:00 1        1    7   old-hand  shelved    20     900      1000     8      72       10      1     0
    0d08:00 2        1    7   leftovers ordered    40     600      1000     8      72       0       0     0
    4d08:00 2        1    7   leftovers inspecting 40     600      1000     8      72       10      4     0
    4d12:00 2        1    7   leftovers rejected   40     600      1000     8      72       10      4     0
    5d08:00 3        1    7   old-hand  ordered    20     900      1000     8      240      0       0     0
    0d08:00 9        2    8   leftovers shelved    40     600      1000     8      72       0       0     0`,
  stock_moves: `
    at      shop sku kind     pieces on_hand
    2d12:00 1    7   received 19     30
    3d08:00 1    7   sold     -2     28
    3d09:00 1    8   sold     -1     9
    3d10:00 1    8   shrunk   -1     8
    3d10:00 2    9   sold     -7     1`,
  stock_counts: `
    at      shop sku booked counted loss_fen by_rule
    3d10:00 1    7   28     28      0        0
    3d10:00 1    8   9      8       900      0
    3d10:00 2    9   5      1       4000     1`,
};

test("moves: nineteen came, three were sold, one was lost", async () => {
  expect(await askOn(TABLES, here("supply-stock.sql"), period)).toEqual([
    "kind=received skus=1 pieces=19",
    "kind=sold skus=2 pieces=-3",
    "kind=shrunk skus=1 pieces=-1",
  ]);
});

test("scorecard: the old mill came in time with one bad in ten; the bargain came late and went back", async () => {
  expect(await askOn(TABLES, here("supply-scorecard.sql"), period)).toEqual([
    "supplier=leftovers purchases=1 pieces=40 on_time=0 bad_rate=0.4 rejected=1 price_rate=0.6",
    "supplier=old-hand purchases=1 pieces=20 on_time=1 bad_rate=0.1 rejected=0 price_rate=0.9",
  ]);
});

test("counts: one of two was right, a piece of nine yuan was missing", async () => {
  expect(await askOn(TABLES, here("supply-counts.sql"), period)).toEqual([
    "counts=2 booked=37 counted=36 accuracy=0.5 loss_fen=900",
  ]);
});
