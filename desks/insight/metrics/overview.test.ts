/** Do the headline figures say what their definitions say? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const file = join(import.meta.dirname, "overview.sql");

// Day 1: three shoppers; shopper 11 looks at two pages and pays 108.00, shopper 12 bounces,
// shopper 13 comes twice, bounces once, sends one order back and calls the other off. Day 0: one bounce. Shop 2 must not leak in.
const TABLES = {
  visit: `
    at      shopper session shop listing
    0d20:00 11      100     1    501
    1d09:00 11      101     1    501
    1d09:02 11      101     1    502
    1d10:00 12      102     1    501
    1d11:00 13      103     1    501
    1d12:00 13      104     1    501
    1d12:01 13      104     1    502
    1d12:00 14      105     2    601`,
  exposure_hourly: `
    at      shop listing exposures clicks
    0d20:00 1    501     50        1
    1d09:00 1    501     100       4
    1d10:00 1    502     20        2
    1d10:00 2    601     999       9`,
  orders: `
    at      order shopper session shop goods_fen freight_fen paid_fen
    1d09:05 1     11      101     1    9800      1000        10800
    1d12:05 2     13      104     1    5000      0           5000
    1d12:09 3     13      104     1    3000      0           3000
    1d12:05 4     14      105     2    7777      0           7777`,
  ledger: `
    at      entry shop account amount_fen
    1d09:05 1     1    escrow  10800
    1d09:05 1     1    sales   -10800
    1d09:05 2     1    cogs    4000
    1d09:05 2     1    inventory -4000
    1d18:00 3     1    refunds 5000
    1d18:00 3     1    escrow  -5000
    1d20:00 4     1    refunds 3000
    1d20:00 4     1    escrow  -3000`,
};

test("a day of the shop against the day before", async () => {
  const rows = await askOn(TABLES, file, { shop: 1, from: DAY, to: 2 * DAY });
  expect(rows).toEqual([
    "period=current visitors=3 views=6 bounce_rate=0.5 exposures=120 click_rate=0.05 orders=3 buyers=2 " +
      "conversion=0.6667 gmv_fen=18800 order_value_fen=9400 refund_fen=8000 profit_fen=-1200",
    "period=previous visitors=1 views=1 bounce_rate=1 exposures=50 click_rate=0.02 orders=0 buyers=0 " +
      "conversion=0 gmv_fen=0 order_value_fen=- refund_fen=0 profit_fen=0",
  ]);
});

test("a period without an equally long one before it has nothing to compare with", async () => {
  const rows = await askOn(TABLES, file, { shop: 1, from: 0, to: 2 * DAY });
  expect(rows.map((row) => row.split(" ").slice(0, 3))).toEqual([
    ["period=current", "visitors=3", "views=7"],
  ]);
});

test("a shop nobody has seen yet shows zeros and no rates", async () => {
  const rows = await askOn({}, file, { shop: 7, from: 0, to: DAY });
  expect(rows).toEqual([
    "period=current visitors=0 views=0 bounce_rate=- exposures=0 click_rate=- orders=0 buyers=0 " +
      "conversion=- gmv_fen=0 order_value_fen=- refund_fen=0 profit_fen=0",
  ]);
});
