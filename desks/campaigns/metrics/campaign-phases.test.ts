/** Does the recap say what came before, during and after, and what the campaign gained and lost? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const file = join(import.meta.dirname, "campaign-phases.sql");
const effects = join(import.meta.dirname, "campaign-effects.sql");
const channels = join(import.meta.dirname, "campaign-channels.sql");
const goods = join(import.meta.dirname, "campaign-goods.sql");

// Two days before, two days of campaign (days 2 and 3), one and a bit after.
const TABLES = {
  visit: `
    at      shopper session shop listing channel
    0d10:00 11      100     1    501     search
    1d10:00 12      101     1    501     search
    2d10:00 11      102     1    501     search
    2d11:00 12      103     1    502     search
    3d10:00 13      104     1    501     social
    3d11:00 13      105     1    502     search
    4d10:00 11      106     1    501     search`,
  orders: `
    at      order shopper session shop goods_fen freight_fen paid_fen off_fen channel
    1d10:05 1     12      101     1    10000     0           10000    0       search
    2d10:05 2     11      102     1    8000      0           8000     2000    search
    2d11:05 3     12      103     1    8000      0           8000     2000    search
    3d10:05 4     13      104     1    16000     0           16000    4000    social
    3d12:00 5     99      105     2    16000     0           16000    4000    search`,
  order_lines: `
    at      order shop listing sku quantity price_fen off_fen
    1d10:05 1     1    502     9   1        10000     0
    2d10:05 2     1    501     8   1        10000     2000
    2d11:05 3     1    501     8   1        10000     2000
    3d10:05 4     1    501     8   2        10000     4000`,
  listing_day: `
    at      shop listing title category
    1d23:59 1    501     Dress dress
    1d23:59 1    502     Skirt dress`,
  ledger: `
    at      entry shop account amount_fen
    1d10:05 1     1    sales   -10000
    1d10:05 1     1    cogs    4000
    2d10:05 2     1    sales   -20000
    2d10:05 2     1    discounts 4000
    2d10:05 2     1    cogs    8000
    3d10:05 3     1    sales   -20000
    3d10:05 3     1    discounts 4000
    3d10:05 3     1    cogs    8000
    4d23:59 4     1    storage 1000`,
};

test("two days before earned 60.00, two days of campaign 160.00 for 80.00 off, one day after −10.00", async () => {
  const rows = await askOn(TABLES, file, { shop: 1, from: 2 * DAY, to: 4 * DAY });
  expect(rows).toEqual([
    "phase=before days=2 visitors=1 orders=0.5 gmv_fen=5000 order_value_fen=10000 off_fen=0 " +
      "profit_fen=3000 gained_fen=- roi=-",
    "phase=during days=2 visitors=1.5 orders=1.5 gmv_fen=16000 order_value_fen=10667 off_fen=8000 " +
      "profit_fen=8000 gained_fen=10000 roi=1.25",
    "phase=after days=1 visitors=1 orders=0 gmv_fen=0 order_value_fen=- off_fen=0 " +
      "profit_fen=-1000 gained_fen=-4000 roi=-",
  ]);
});

test("the skirt sold before, the dress during: one was carried, the other cannibalised", async () => {
  const rows = await askOn(TABLES, goods, { shop: 1, from: 2 * DAY, to: 4 * DAY });
  expect(rows).toEqual([
    "listing=501 title=Dress discounted=4 before_units=0 during_units=2 after_units=0 off_fen=8000",
    "listing=502 title=Skirt discounted=0 before_units=0.5 during_units=0 after_units=0 off_fen=0",
  ]);
});

test("four dresses with a discount instead of none a day; one skirt fewer of their kind; nothing kept up after", async () => {
  const rows = await askOn(TABLES, effects, { shop: 1, from: 2 * DAY, to: 4 * DAY });
  expect(rows).toEqual([
    "discounted=1 uplift_units=4 cannibal_units=1 dip_units=0 net_units=3 kept_share=0.75 off_fen=8000 " +
      "off_a_piece_fen=2667",
  ]);
});

test("sources are told day by day and in all, orders by the way their session came", async () => {
  const rows = await askOn(TABLES, channels, { shop: 1, from: 2 * DAY, to: 4 * DAY });
  expect(rows).toEqual([
    "channel=search before_visits=1 during_visits=1.5 visits=3 orders=2 sales_fen=16000",
    "channel=social before_visits=0 during_visits=0.5 visits=1 orders=1 sales_fen=16000",
  ]);
});
