/** Which product loses shoppers at which step? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);

const TABLES = {
  exposure_hourly: `
    at      shop listing exposures clicks position_sum
    0d09:00 1    501     40        4      80
    1d09:00 1    501     200       10     900
    1d09:00 1    502     100       1      2050`,
  visit: `
    at      shopper session shop listing
    1d09:00 11      101     1    501
    1d09:01 11      101     1    501
    1d09:10 12      102     1    501
    1d09:20 13      103     1    502`,
  action: `
    at      shopper session shop listing kind
    1d09:02 11      101     1    501     cart
    1d09:03 11      101     1    501     favourite
    1d09:11 12      102     1    501     cart
    1d09:04 11      101     1    501     checkout
    1d09:12 12      102     1    501     checkout
    1d09:05 11      101     1    501     pay
    1d09:13 12      102     1    501     abandon`,
  orders: `
    at      order shopper session shop paid_fen
    0d09:05 1     10      90      1    4000
    1d09:05 2     11      101     1    10000`,
  order_lines: `
    at      order shop listing quantity price_fen
    0d09:05 1     1    501     1        4000
    1d09:05 2     1    501     2        5000`,
  listing_day: `
    at      shop listing title
    0d23:59 1    501     old_title
    1d23:59 1    501     linen_dress
    1d23:59 1    503     silent_skirt`,
};

test("the funnel counts one product in one session once", async () => {
  expect(await askOn(TABLES, here("funnel.sql"), { shop: 1, from: DAY, to: 2 * DAY })).toEqual([
    "step=exposure reached=300 from_previous=- from_visit=- previous_reached=40",
    "step=visit reached=3 from_previous=0.01 from_visit=1 previous_reached=0",
    "step=interest reached=2 from_previous=0.6667 from_visit=0.6667 previous_reached=0",
    "step=checkout reached=2 from_previous=1 from_visit=0.6667 previous_reached=0",
    "step=pay reached=1 from_previous=0.5 from_visit=0.3333 previous_reached=0",
  ]);
});

test("a day and a half has nothing whole before it: neither sales before nor a change", async () => {
  const rows = await askOn(TABLES, here("products.sql"), { shop: 1, from: DAY / 2, to: 2 * DAY });
  expect(rows[0]).toContain("sales_fen=10000 previous_sales_fen=- trend=-");
});

test("the product table: sales against the day before; unseen goods are listed too", async () => {
  expect(await askOn(TABLES, here("products.sql"), { shop: 1, from: DAY, to: 2 * DAY })).toEqual([
    "listing=501 title=linen dress exposures=200 click_rate=0.05 position=4.5 visitors=2 cart_rate=1 buyers=1 " +
      "conversion=0.5 units=2 sales_fen=10000 previous_sales_fen=4000 trend=1.5",
    "listing=502 title=- exposures=100 click_rate=0.01 position=20.5 visitors=1 cart_rate=0 buyers=0 " +
      "conversion=0 units=0 sales_fen=0 previous_sales_fen=0 trend=-",
    "listing=503 title=silent skirt exposures=0 click_rate=- position=- visitors=0 cart_rate=- buyers=0 " +
      "conversion=- units=0 sales_fen=0 previous_sales_fen=0 trend=-",
  ]);
});
