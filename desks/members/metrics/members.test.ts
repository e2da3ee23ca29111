/** Do the members' metrics score, compare and count as they say? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 40 * DAY };

// By day 40: 11 bought thrice and lately, 12 once long ago for much, 13 once lately for little.
const TABLES = {
  orders: `
    at       order shopper session shop goods_fen cost_fen
    2d08:00  1     11      101     1    6000      2000
    12d09:00 2     11      102     1    6000      2000
    30d10:00 3     11      103     1    8000      3000
    3d11:00  4     12      104     1    90000     30000
    35d12:00 5     13      105     1    2000      900
    36d12:00 6     14      106     2    2000      900
    36d13:00 7     18      107     1    99000     900`,
  // What 18 ordered never left: called off an hour later.
  order_steps: `
    at       order shop step
    36d14:00 7     1    cancelled`,
  member_messages: `
    at       plan shop shopper arm     channel cost_fen coupon opened gone
    29d20:00 0    1    11      treated chat    4        0      1      0
    29d20:00 0    1    12      held    chat    0        0      0      0
    29d20:00 0    1    13      treated chat    4        0      0      0
    29d20:00 0    1    15      held    chat    0        0      0      0
    36d20:00 0    1    13      treated chat    4        0      0      1
    36d20:00 1    2    14      treated chat    4        0      0      1`,
  member_visits: `
    at       shopper session shop listing plan orders
    30d09:50 11      103     1    501     0    1
    33d09:50 11      107     1    501     -    0`,
  member_daily: `
    at       shop members unsubscribed points owed_fen
    29d23:59 1    3       0            140    280
    30d23:59 1    3       0            220    440
    30d23:59 2    9       1            0      0`,
  member_exports: `
    at       shop members fields masked purpose
    31d10:00 1    3       2      1      marketing
    32d10:00 2    3       2      0      service`,
  member_cuts: `
    at       shop edition r1 r2 r3 r4 f1 f2 f3 f4 m1   m2    m3    m4
    1d00:00  1    1       1  2  3  4  1  2  3  5  5000 12000 25000 50000
    1d00:00  1    2       7  15 30 60 1  2  3  5  5000 12000 25000 50000
    1d00:00  2    1       1  2  3  4  1  2  3  5  5000 12000 25000 50000`,
};

test("layers: three lately is a champion, once for 900 yuan long ago is to be won back, once for 20 is new", async () => {
  expect(await askOn(TABLES, here("members-rfm.sql"), period)).toEqual([
    "layer=champion members=1 share=0.3333 orders=3 spent_fen=20000 days=9",
    "layer=new members=1 share=0.3333 orders=1 spent_fen=2000 days=4",
    "layer=win-back-spender members=1 share=0.3333 orders=1 spent_fen=90000 days=36",
  ]);
});

test("a plan: 30.50 a treated member (50 and 11), nothing a held one; the interval is honest about two", async () => {
  // Standard deviation of 5000 and 1100 is 2757.7; 1.96 × √(2757.7² ÷ 2) = 3822.
  expect(await askOn(TABLES, here("members-reach.sql"), period)).toEqual([
    "plan=0 sent=3 opened=0.3333 visits=1 orders=1 unsubscribed=1 fee_fen=12 treated=2 held=2 " +
      "treated_fen=3050 held_fen=0 lift_fen=3050 side_fen=3821.9298",
  ]);
});

test("days: points owed at each day's end, messages and visits of the day", async () => {
  expect(await askOn(TABLES, here("members-daily.sql"), period)).toEqual([
    "day=29 members=3 unsubscribed=0 points=140 owed_fen=280 sent=2 visits=0 orders=0",
    "day=30 members=3 unsubscribed=0 points=220 owed_fen=440 sent=0 visits=1 orders=1",
  ]);
});

test("exports: only the own shop's, with purpose and mask", async () => {
  expect(await askOn(TABLES, here("members-exports.sql"), period)).toEqual([
    `at=${31 * DAY + 10 * 3600} purpose=marketing members=3 fields=2 masked=1`,
  ]);
});
