/** What did ads cost, and which orders are theirs? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 5 * DAY };

const TABLES = {
  ad_hourly: `
    at      shop listing campaign keyword query      match  exposures clicks position_sum spend_fen
    0d09:00 1    501     7        dress   red_dress  broad  50        2      100          300
    0d20:00 1    501     7        dress   dress      exact  100       3      100          600
    1d20:00 1    502     8        coat    coat       exact  10        0      70           0
    0d20:00 2    601     9        dress   dress      exact  80        4      80           900`,
  ad_clicks: `
    at      shopper session shop listing campaign keyword query     match charge_fen
    0d09:10 11      101     1    501     7        dress   red_dress broad 150
    0d20:10 12      102     1    501     7        dress   dress     exact 200
    0d20:20 11      103     1    501     7        dress   dress     exact 200
    0d20:30 13      104     2    601     9        dress   dress     exact 900`,
  orders: `
    at      order shopper session shop goods_fen
    0d09:05 1     11      101     1    9900
    1d08:00 2     11      110     1    12000
    3d20:05 3     12      120     1    8000
    4d20:00 4     12      130     1    8000
    0d21:00 5     13      131     1    7000`,
};

test("overview: one order before the click, one after four days and one by a rival's ad are not theirs", async () => {
  expect(await askOn(TABLES, here("ads-overview.sql"), period)).toEqual([
    "exposures=160 clicks=5 click_rate=0.0313 spend_fen=900 charge_fen=180 orders=2 click_conversion=0.4 sales_fen=20000 roas=22.2222",
  ]);
});

test("keywords: an order belongs to the latest click before it", async () => {
  expect(await askOn(TABLES, here("ads-keywords.sql"), period)).toEqual([
    "keyword=dress match=exact listing=501 mean_place=1 exposures=100 clicks=3 click_rate=0.03 spend_fen=600 charge_fen=200 orders=2 click_conversion=0.6667 sales_fen=20000 roas=33.3333",
    "keyword=dress match=broad listing=501 mean_place=2 exposures=50 clicks=2 click_rate=0.04 spend_fen=300 charge_fen=150 orders=0 click_conversion=0 sales_fen=0 roas=0",
    "keyword=coat match=exact listing=502 mean_place=7 exposures=10 clicks=0 click_rate=0 spend_fen=0 charge_fen=- orders=0 click_conversion=- sales_fen=0 roas=-",
  ]);
});

test("search terms: what was typed stands beside the keyword that let the ad in", async () => {
  const rows = await askOn(TABLES, here("ads-terms.sql"), period);
  expect(rows.map((row) => row.split(" exposures")[0])).toEqual([
    "query=dress keyword=dress match=exact",
    "query=red dress keyword=dress match=broad",
    "query=coat keyword=coat match=exact",
  ]);
});

test("days and hours: the evening of day 0 cost 6.00, a fifth of it a day over five days", async () => {
  const days = await askOn(TABLES, here("ads-daily.sql"), period);
  expect(
    days.map((row) => row.replace(/ click_rate.*spend/, " spend").split(" charge")[0]),
  ).toEqual([
    "day=0 exposures=150 clicks=5 spend_fen=900",
    "day=1 exposures=10 clicks=0 spend_fen=0",
    "day=2 exposures=0 clicks=0 spend_fen=0",
    "day=3 exposures=0 clicks=0 spend_fen=0",
    "day=4 exposures=0 clicks=0 spend_fen=0",
  ]);
  const hours = await askOn(TABLES, here("ads-hours.sql"), period);
  expect(hours).toHaveLength(48);
  expect(hours[20]).toBe("campaign=7 hour=20 spend_fen=120 clicks=0.6");
});
