/** What did a live room hold and sell, minute by minute and thing by thing, and how much of it came back? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const here = (name: string) => join(import.meta.dirname, name);
const period = { shop: 1, from: 0, to: 20 * 86_400 };

const TABLES = {
  live_minutes: `
    at      shop room minute block   listing viewers joins leaves questions answered clicks orders sales_fen
    2d20:00 1    4    0      welcome 0       8       10    2      0         0        0      0      0
    2d20:01 1    4    1      demo    501     12      6     2      2         1        3      0      0
    2d20:02 1    4    2      reveal  501     10      2     4      1         1        6      2      5000
    2d20:03 1    4    3      urge    502     4       0     6      1         0        2      1      3000
    2d20:00 2    5    0      demo    601     90      90    0      0         0        9      9      9000`,
};

test("overview: ten minutes of eyes for eighteen who came, and a rival's room is not theirs", async () => {
  expect(await askOn(TABLES, here("live-overview.sql"), period)).toEqual([
    "room=4 start_day=2 minutes=4 joins=18 peak=12 mean_viewers=8.5 stay_minutes=1.8889 questions=4 answered_rate=0.5 clicks=11 orders=3 order_rate=0.1667 sales_fen=8000",
  ]);
});

test("minutes: the curve in its order", async () => {
  const rows = await askOn(TABLES, here("live-minutes.sql"), period);
  expect(rows.map((row) => row.split(" questions")[0])).toEqual([
    "room=4 minute=0 block=welcome viewers=8 joins=10 leaves=2",
    "room=4 minute=1 block=demo viewers=12 joins=6 leaves=2",
    "room=4 minute=2 block=reveal viewers=10 joins=2 leaves=4",
    "room=4 minute=3 block=urge viewers=4 joins=0 leaves=6",
  ]);
});

test("goods: the first held eleven on average and sold 25 a minute", async () => {
  expect(await askOn(TABLES, here("live-items.sql"), period)).toEqual([
    "room=4 listing=501 minutes=2 mean_viewers=11 joins=8 leaves=6 clicks=9 orders=2 click_orders=0.2222 sales_fen=5000 minute_fen=2500",
    "room=4 listing=502 minutes=1 mean_viewers=4 joins=0 leaves=6 clicks=2 orders=1 click_orders=0.5 sales_fen=3000 minute_fen=3000",
  ]);
});

test("questions: sizes are asked most, and half of them answered", async () => {
  const questions = {
    live_questions: `
      at      shop room shopper question listing answered
      2d20:01 1    4    11      size     501     1
      2d20:01 1    4    12      size     501     0
      2d20:02 1    4    13      price    501     1
      2d20:02 2    5    14      size     601     1`,
  };
  expect(await askOn(questions, here("live-questions.sql"), period)).toEqual([
    "question=size asked=2 answered=1 answered_rate=0.5",
    "question=price asked=1 answered=1 answered_rate=1",
  ]);
});

test("returns: two of three from the room, one of two from elsewhere", async () => {
  const tables = {
    orders: `
      at      order shopper session shop channel goods_fen
      2d20:02 1     11      101     1    live    2500
      2d20:02 2     12      102     1    live    2500
      2d20:03 3     13      103     1    live    3000
      3d10:00 4     14      104     1    search  4000
      3d11:00 5     15      105     1    feed    4000
      3d11:00 6     16      106     2    live    4000`,
    returns: `
      at      order shopper shop listing sku quantity refund_fen reason
      6d10:00 1     11      1    501     1   1        2500       changed-mind
      6d11:00 3     13      1    502     2   1        3000       changed-mind
      7d10:00 4     14      1    501     1   1        4000       size
      7d10:00 6     16      2    601     1   1        4000       size`,
  };
  expect(await askOn(tables, here("live-returns.sql"), period)).toEqual([
    "origin=live orders=3 returned=2 return_rate=0.6667 sales_fen=8000 refund_fen=5500",
    "origin=other orders=2 returned=1 return_rate=0.5 sales_fen=8000 refund_fen=4000",
  ]);
});
