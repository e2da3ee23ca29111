/** What did parcels cost, how long did they take, and who carried them best? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 9 * DAY };

// Two arrive within 72 hours, one a day late and damaged, one never; shop 2's parcel is not theirs.
const TABLES = {
  orders: `
    at      order shopper session shop freight_fen
    0d08:00 1     11      101     1    0
    0d09:00 2     12      102     1    600
    0d10:00 3     13      103     1    0
    0d11:00 4     14      104     1    1000
    0d12:00 5     15      105     2    800`,
  parcels: `
    at      parcel order shop courier province cost_fen promised shipped signed  fate
    2d12:00 1      1     1    shenda  zhejiang 170      3d08:00  0d12:00 2d12:00 whole
    3d12:00 2      2     1    shenda  gansu    600      4d09:00  0d12:00 3d12:00 whole
    5d00:00 3      3     1    jituan  zhejiang 150      4d00:00  1d00:00 5d00:00 damaged
    7d00:00 4      4     1    jituan  xinjiang 1250     6d00:00  1d00:00 -       lost
    2d00:00 5      5     2    shenda  zhejiang 170      3d12:00  0d18:00 2d00:00 whole`,
};

test("overview: four parcels cost 21.70, half kept their promise, two of three were there in 72 hours", async () => {
  expect(await askOn(TABLES, here("parcels-overview.sql"), period)).toEqual([
    "parcels=4 cost_fen=2170 each_fen=542.5 paid_fen=1600 hours=72 within_72=0.6667 on_time=0.5 damaged=1 lost=1",
  ]);
});

test("two orders in one parcel are one parcel, an order in two parcels is two; its buyer paid for delivery once", async () => {
  const tables = {
    orders: `
      at      order shopper session shop freight_fen
      0d08:00 1     11      101     1    600
      0d09:00 2     11      102     1    0
      0d10:00 3     12      103     1    800`,
    parcels: `
      at      parcel order shop courier province cost_fen promised shipped signed  fate
      2d12:00 1      1     1    shenda  zhejiang 900      2d08:00  0d12:00 2d12:00 whole
      2d12:00 1      2     1    shenda  zhejiang 0        3d09:00  0d12:00 2d12:00 whole
      3d12:00 3      3     1    shenda  zhejiang 500      4d08:00  0d12:00 3d12:00 whole
      5d12:00 4      3     1    shenda  zhejiang 400      4d08:00  3d12:00 5d12:00 whole`,
  };
  expect(await askOn(tables, here("parcels-overview.sql"), period)).toEqual([
    "parcels=3 cost_fen=1800 each_fen=600 paid_fen=1400 hours=56 within_72=1 on_time=0.3333 damaged=0 lost=0",
  ]);
  expect(await askOn(tables, here("parcels-couriers.sql"), period)).toEqual([
    "courier=shenda parcels=3 each_fen=600 hours=56 on_time=0.3333 damaged=0 lost=0",
  ]);
  const later = { shop: 1, from: 4 * DAY, to: 9 * DAY };
  expect(await askOn(tables, here("parcels-provinces.sql"), later)).toEqual([
    "province=zhejiang parcels=1 each_fen=400 paid_fen=0 hours=48 on_time=0",
  ]);
});

test("couriers: the cheap one broke one and lost one", async () => {
  expect(await askOn(TABLES, here("parcels-couriers.sql"), period)).toEqual([
    "courier=jituan parcels=2 each_fen=700 hours=96 on_time=0 damaged=1 lost=1",
    "courier=shenda parcels=2 each_fen=385 hours=60 on_time=1 damaged=0 lost=0",
  ]);
});

test("provinces: far buyers paid 6.00 of 6.00 and 10.00 of 12.50", async () => {
  expect(await askOn(TABLES, here("parcels-provinces.sql"), period)).toEqual([
    "province=zhejiang parcels=2 each_fen=160 paid_fen=0 hours=72 on_time=0.5",
    "province=gansu parcels=1 each_fen=600 paid_fen=600 hours=72 on_time=1",
    "province=xinjiang parcels=1 each_fen=1250 paid_fen=1000 hours=- on_time=0",
  ]);
});
