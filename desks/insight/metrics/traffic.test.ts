/** Where do visitors come from, and when? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);

const TABLES = {
  visit: `
    at      shopper session shop listing channel keyword
    0d09:00 11      101     1    501     search  linen_dress
    0d09:30 11      101     1    502     search  linen_dress
    0d21:00 12      102     1    501     search  dress
    1d21:10 13      103     1    501     feed    -
    1d21:20 14      104     2    601     feed    -`,
  exposure_hourly: `
    at      shop listing channel keyword     exposures clicks position_sum
    0d09:00 1    501     search  linen_dress 10        2      40
    0d21:00 1    501     search  dress       90        1      2610
    1d21:00 1    501     feed    -           50        1      500`,
  orders: `
    at      order shopper session shop channel paid_fen
    0d09:40 1     11      101     1    search  12000`,
  ledger: `
    at      entry shop account amount_fen
    0d09:40 1     1    cash    12000
    0d09:40 1     1    sales   -12000`,
};

test("channels: exposures, visitors and sales stand side by side", async () => {
  expect(await askOn(TABLES, here("channels.sql"), { shop: 1, from: 0, to: 2 * DAY })).toEqual([
    "channel=search exposures=100 click_rate=0.03 visitors=2 previous_visitors=- visitors_change=- " +
      "orders=1 conversion=0.5 previous_conversion=- conversion_change=- " +
      "gmv_fen=12000 previous_gmv_fen=- gmv_change=-",
    "channel=feed exposures=50 click_rate=0.02 visitors=1 previous_visitors=- visitors_change=- " +
      "orders=0 conversion=0 previous_conversion=- conversion_change=- " +
      "gmv_fen=0 previous_gmv_fen=- gmv_change=-",
  ]);
});

test("channels: a whole day before is compared with; what was nothing has no change, what is gone is listed", async () => {
  const tables = {
    ...TABLES,
    visit: `${TABLES.visit}
    1d22:00 11      105     1    501     search  dress`,
    orders: `${TABLES.orders}
    1d22:10 2     11      105     1    search 6000
    0d10:00 3     15      106     1    direct 4000`,
  };
  expect(await askOn(tables, here("channels.sql"), { shop: 1, from: DAY, to: 2 * DAY })).toEqual([
    // Two were here the day before, and one of them paid.
    "channel=feed exposures=50 click_rate=0.02 visitors=1 previous_visitors=0 visitors_change=- " +
      "orders=0 conversion=0 previous_conversion=- conversion_change=- " +
      "gmv_fen=0 previous_gmv_fen=0 gmv_change=-",
    "channel=search exposures=0 click_rate=- visitors=1 previous_visitors=2 visitors_change=-0.5 " +
      "orders=1 conversion=1 previous_conversion=0.5 conversion_change=1 " +
      "gmv_fen=6000 previous_gmv_fen=12000 gmv_change=-0.5",
    "channel=direct exposures=0 click_rate=- visitors=0 previous_visitors=0 visitors_change=- " +
      "orders=0 conversion=- previous_conversion=- conversion_change=- " +
      "gmv_fen=0 previous_gmv_fen=4000 gmv_change=-1",
  ]);
});

test("search words: place on the page, visitors, and who paid in the same session", async () => {
  expect(await askOn(TABLES, here("keywords.sql"), { shop: 1, from: 0, to: 2 * DAY })).toEqual([
    "keyword=dress exposures=90 click_rate=0.0111 position=29 visitors=1 buyers=0",
    "keyword=linen dress exposures=10 click_rate=0.2 position=4 visitors=1 buyers=1",
  ]);
});

test("days without a visitor are still on the chart", async () => {
  expect(await askOn(TABLES, here("daily.sql"), { shop: 1, from: 0, to: 3 * DAY })).toEqual([
    "day=0 visitors=2 views=3 orders=1 gmv_fen=12000 profit_fen=12000",
    "day=1 visitors=1 views=1 orders=0 gmv_fen=0 profit_fen=0",
    "day=2 visitors=0 views=0 orders=0 gmv_fen=0 profit_fen=0",
  ]);
});

test("hours: 21:00 gathers both evenings", async () => {
  const rows = await askOn(TABLES, here("hours.sql"), { shop: 1, from: 0, to: 2 * DAY });
  expect(rows).toHaveLength(24);
  expect([rows[9], rows[21]]).toEqual(["hour=9 views=2 orders=1", "hour=21 views=2 orders=0"]);
});
