/** Where did each product stand for each phrase, day by day? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;

const TABLES = {
  exposure_hourly: `
    at      shop listing channel keyword     exposures clicks position_sum
    0d09:00 1    501     search  linen_dress 10        2      40
    0d21:00 1    501     search  linen_dress 10        0      20
    1d10:00 1    501     search  linen_dress 20        4      20
    1d10:00 1    501     feed    -           50        1      500
    1d10:00 2    601     search  linen_dress 20        4      20`,
  listing_day: `
    at      shop listing title        category
    0d23:59 1    501     old_words    dress
    1d23:59 1    501     linen_dress  dress`,
};

test("two hours of one day are one line under that day's title; other channels and other shops are left out", async () => {
  const rows = await askOn(TABLES, join(import.meta.dirname, "ranks.sql"), {
    shop: 1,
    from: 0,
    to: 2 * DAY,
  });
  expect(rows).toEqual([
    "day=0 listing=501 title=old words keyword=linen dress exposures=20 position=3 click_rate=0.1",
    "day=1 listing=501 title=linen dress keyword=linen dress exposures=20 position=1 click_rate=0.2",
  ]);
});
