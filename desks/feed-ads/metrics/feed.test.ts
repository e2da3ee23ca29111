/** What did feed ads cost, which orders are theirs, how sure is a click rate, and what did the next yuan bring? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 5 * DAY };

const TABLES = {
  feed_hourly: `
    at      shop listing campaign unit creative audience placement stage exposures clicks position_sum spend_fen
    0d09:00 1    501     7        1    1        interest feed      0     100       5      300          300
    0d20:00 1    501     7        1    2        interest feed      0     100       10     300          600
    2d20:00 1    501     7        1    1        interest feed      1     200       10     600          1800
    0d20:00 1    501     8        2    3        everyone off-site  0     5000      4      0            2000
    0d20:00 2    601     9        3    4        everyone feed      0     80        4      80           900`,
  feed_clicks: `
    at      shopper session shop listing campaign unit creative audience stage charge_fen position
    0d09:10 11      101     1    501     7        1    1        interest 0     60         3
    0d20:10 12      102     1    501     7        1    2        interest 0     60         3
    0d20:20 11      103     1    501     7        1    2        interest 0     60         3
    0d20:25 14      104     1    501     8        2    3        everyone 0     0          0
    2d20:10 15      105     1    501     7        1    1        interest 1     180        3
    0d20:30 13      106     2    601     9        3    4        everyone 0     900        3`,
  orders: `
    at      order shopper session shop goods_fen
    0d09:05 1     11      101     1    9900
    1d08:00 2     11      110     1    12000
    3d20:05 3     12      120     1    8000
    4d20:00 4     12      130     1    8000
    2d21:00 5     15      131     1    6000
    1d21:00 6     14      132     1    7000
    0d21:00 7     13      133     1    7000`,
  action: `
    at      shopper session shop listing kind
    0d22:00 11      103     1    501     cart
    3d22:00 12      120     1    501     cart`,
};

test("overview: an order before the click, one after four days and one by a rival's ad are not theirs", async () => {
  expect(await askOn(TABLES, here("feed-overview.sql"), period)).toEqual([
    "exposures=5400 clicks=29 click_rate=0.0054 spend_fen=4700 charge_fen=162.069 orders=4 click_conversion=0.1379 sales_fen=33000 roas=7.0213",
  ]);
});

test("creatives: twice the clicks on as many views, and bounds that still overlap", async () => {
  const rows = await askOn(TABLES, here("feed-creatives.sql"), { ...period, to: DAY });
  expect(rows.map((row) => row.split(" spend")[0])).toEqual([
    "unit=1 creative=1 exposures=100 clicks=5 click_rate=0.05 rate_low=0.0215 rate_high=0.1118",
    "unit=1 creative=2 exposures=100 clicks=10 click_rate=0.1 rate_low=0.0552 rate_high=0.1744",
    "unit=2 creative=3 exposures=5000 clicks=4 click_rate=0.0008 rate_low=0.0003 rate_high=0.0021",
  ]);
});

test("audiences: a banner's view is worth far less than one in the feed", async () => {
  const rows = await askOn(TABLES, here("feed-audiences.sql"), period);
  expect(rows.map((row) => row.replace(/ click_rate.*orders/, " orders"))).toEqual([
    "audience=interest placement=feed exposures=400 clicks=25 orders=3 click_conversion=0.12 sales_fen=26000 roas=9.6296",
    "audience=everyone placement=off-site exposures=5000 clicks=4 orders=1 click_conversion=0.25 sales_fen=7000 roas=3.5",
  ]);
});

test("days: orders stand on the day of their click", async () => {
  const rows = await askOn(TABLES, here("feed-daily.sql"), period);
  expect(
    rows.map((row) => row.replace(/ click_rate.*orders/, " orders").split(" click_c")[0]),
  ).toEqual([
    "day=0 exposures=5200 clicks=19 orders=3",
    "day=1 exposures=0 clicks=0 orders=0",
    "day=2 exposures=200 clicks=10 orders=1",
    "day=3 exposures=0 clicks=0 orders=0",
    "day=4 exposures=0 clicks=0 orders=0",
  ]);
  const hours = await askOn(TABLES, here("feed-hours.sql"), period);
  expect(hours.find((row) => row.startsWith("campaign=7 hour=20"))).toBe(
    "campaign=7 hour=20 spend_fen=480 clicks=4",
  );
});

test("funnel: of four who clicked one filled the cart within a day, and the windows widen", async () => {
  expect(await askOn(TABLES, here("feed-funnel.sql"), period)).toEqual([
    "days=1 clickers=4 carters=1 cart_rate=0.25 buyers=2 buy_rate=0.5 sales_fen=18000",
    "days=3 clickers=4 carters=1 cart_rate=0.25 buyers=4 buy_rate=1 sales_fen=33000",
    "days=7 clickers=4 carters=2 cart_rate=0.5 buyers=4 buy_rate=1 sales_fen=41000",
    "days=15 clickers=4 carters=2 cart_rate=0.5 buyers=4 buy_rate=1 sales_fen=41000",
  ]);
});

test("stages: the second one doubled the spend of a day and brought less than nothing for it", async () => {
  const rows = await askOn(TABLES, here("feed-stages.sql"), period);
  expect(rows).toEqual([
    "campaign=7 stage=1 days=1 spend_fen=900 clicks=15 sales_fen=20000 roas=22.2222 marginal_roas=-",
    "campaign=7 stage=2 days=1 spend_fen=1800 clicks=10 sales_fen=6000 roas=3.3333 marginal_roas=-15.5556",
    "campaign=8 stage=1 days=1 spend_fen=2000 clicks=4 sales_fen=7000 roas=3.5 marginal_roas=-",
  ]);
});

test("stops: what a rule saw when it stopped a unit", async () => {
  const stops = {
    feed_stops: `
      at      shop campaign unit rule measure   value exposures clicks spend_fen orders sales_fen
      1d11:00 1    7        1    0    roi-below 1500  900       60     6000      1      8000
      1d12:00 2    9        3    0    roi-below 1500  900       60     6000      1      8000`,
  };
  const rows = await askOn(stops, here("feed-stops.sql"), period);
  expect(rows).toEqual([
    "day=1 hour=11 campaign=7 unit=1 measure=roi-below value=1500 exposures=900 clicks=60 spend_fen=6000 orders=1 sales_fen=8000",
  ]);
});
