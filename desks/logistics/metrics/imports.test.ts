/** What did imported goods cost on the shelf, what was owed at the border, and how long did it take? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 20 * 86_400 };

// Sixty came by general trade at 20 + 5 yuan, twenty to a bonded zone at 20; shop 2's are not theirs.
const TABLES = {
  shipments: `
    at       shipment shop listing sku source road     hs   state     pieces unit_fen duty_fen placed
    0d00:00  1        1    3       7   arita  general  6911 under-way 60     2000     0        0
    9d00:00  1        1    3       7   arita  general  6911 arrived   60     2000     500      0
    0d00:00  2        1    3       8   arita  bonded   6911 under-way 20     2000     0        0
    5d00:00  2        1    3       8   arita  bonded   6911 arrived   20     2000     0        0
    15d00:00 2        1    3       8   arita  bonded   6911 gone      20     2000     0        0
    4d00:00  3        2    9       9   arita  bonded   6911 arrived   90     9000     0        0`,
  clearances: `
    at       shop listing sku road    hs   order pieces value_fen tariff_fen vat_fen consumption_fen hours inspected over_limit
    9d00:00  1    3       7   general 6911 -     60     120000    12000      18000   0               72    1         0
    6d00:00  1    3       8   bonded  6911 4     1      5000      0          400     0               8     0         0
    7d00:00  1    3       8   bonded  6911 5     2      10000     0          800     0               10    0         0
    7d00:00  2    9       9   bonded  6911 6     2      10000     0          999     0               10    1         0`,
  customs_finds: `
    at       shop listing declared right back_fen fine_fen
    8d00:00  1    3       4901     6911  18300    100000
    8d00:00  2    9       4901     6911  18300    100000`,
};

test("overview: eighty pieces at 23.75, 312 yuan of taxes, thirty hours to clear, one wrong code", async () => {
  expect(await askOn(TABLES, here("imports-overview.sql"), period)).toEqual([
    "pieces=80 landed_fen=2375 taxes_fen=31200 tax_rate=0.2311 clearances=3 hours=30 inspected=1 finds=1 fines_fen=100000",
  ]);
});

test("roads: nine days and 25 yuan by general trade, five days and 20 to the zone with 4 an order", async () => {
  expect(await askOn(TABLES, here("imports-roads.sql"), period)).toEqual([
    "road=general pieces=60 landed_fen=2500 lead_days=9 cleared=60 tax_fen=500 hours=72 inspected=1",
    "road=bonded pieces=20 landed_fen=2000 lead_days=5 cleared=3 tax_fen=400 hours=9 inspected=0",
  ]);
});
