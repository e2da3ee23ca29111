/** How long did orders take, what went wrong with them, and what did the box do? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 9 * 86_400 };

const TABLES = {
  order_steps: `
    at      order shop step      parcel pieces since_paid_s packaging checked
    0d08:00 1     1    taken     1      1      0            ordinary  0
    0d08:00 2     1    taken     2      2      0            ordinary  0
    0d09:00 1     1    printed   1      1      3600         ordinary  0
    0d11:00 2     1    printed   2      2      10800        ordinary  0
    0d12:00 1     1    packed    1      1      14400        green     1
    0d12:00 1     1    handed    1      1      14400        green     1
    2d18:00 2     1    packed    2      2      208800       ordinary  0
    2d18:00 2     1    handed    2      2      208800       ordinary  0
    3d08:00 3     1    cancelled 3      1      90000        ordinary  0
    0d12:00 9     2    handed    9      1      3600         ordinary  0`,
  order_troubles: `
    at      trouble order shop kind    answer  outcome  hours cost_fen
    1d08:00 0       1     1    address contact fixed    6     50
    1d12:00 1       2     1    address contact fixed    10    50
    3d08:00 2       3     1    fraud   refund  refunded 30    0
    3d08:00 3       9     2    fraud   refund  refunded 30    0`,
  parcels: `
    at      parcel order shop courier province cost_fen promised shipped signed  fate
    2d12:00 1      1     1    shenda  zhejiang 170      3d08:00  0d12:00 2d12:00 whole
    4d12:00 2      2     1    shenda  gansu    600      4d09:00  2d18:00 4d12:00 damaged`,
  returns: `
    at      order shopper shop listing sku quantity refund_fen reason
    6d00:00 2     12      1    7       3   1        900        damaged`,
  reviews: `
    at      order shopper shop listing stars latent
    5d00:00 1     11      1    7       5     -`,
};

test("overview: two left, after 31 hours on average, one of them in time; one was called off", async () => {
  expect(await askOn(TABLES, here("orders-overview.sql"), period)).toEqual([
    "taken=2 handed=2 hours_to_print=2 hours_to_ship=31 on_time=0.5 cancelled=1 split=0",
  ]);
});

test("exceptions: two addresses were mended by a call, one cheat refunded, a rival's is not theirs", async () => {
  expect(await askOn(TABLES, here("orders-exceptions.sql"), period)).toEqual([
    "kind=address answer=contact outcome=fixed cases=2 hours=8 cost_fen=100",
    "kind=fraud answer=refund outcome=refunded cases=1 hours=30 cost_fen=0",
  ]);
});

test("packaging: the green one came whole and pleased, the ordinary one broke and came back", async () => {
  expect(await askOn(TABLES, here("orders-packaging.sql"), period)).toEqual([
    "packaging=green parcels=1 checked=1 damaged_rate=0 returned_rate=0 stars=5",
    "packaging=ordinary parcels=1 checked=0 damaged_rate=1 returned_rate=1 stars=-",
  ]);
});
