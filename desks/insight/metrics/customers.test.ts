/** Who comes back, and who carries the shop? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { askOn } from "@dianzhang/insights/testing";

const DAY = 86_400;
const here = (name: string) => join(import.meta.dirname, name);

test("five buyers, two of them twice; the best one of five carries half of the money", async () => {
  const orders = `
    at      order shopper shop paid_fen
    0d09:00 1     11      1    6000
    1d09:00 2     11      1    4000
    2d09:00 3     12      1    2000
    3d09:00 4     12      1    2000
    3d09:00 5     13      1    2000
    3d09:00 6     14      1    2000
    3d09:00 7     15      1    2000
    3d09:00 8     16      2    9999`;
  expect(await askOn({ orders }, here("customers.sql"), { shop: 1, from: 0, to: 4 * DAY })).toEqual(
    ["buyers=5 repeat_buyers=2 repeat_rate=0.4 orders_per_buyer=1.4 spend_fen=4000 top_share=0.5"],
  );
});

test("cohorts: of two who came in the first 30 days, one is back in the second and both in the third", async () => {
  const orders = `
    at       order shopper shop paid_fen
    1d09:00  1     11      1    1000
    2d09:00  2     12      1    1000
    31d09:00 3     11      1    1000
    40d09:00 4     13      1    1000
    61d09:00 5     11      1    1000
    62d09:00 6     12      1    1000`;
  expect(await askOn({ orders }, here("cohorts.sql"), { shop: 1, from: 0, to: 90 * DAY })).toEqual([
    "cohort=0 age=0 size=2 active=2 retention=1",
    "cohort=0 age=1 size=2 active=1 retention=0.5",
    "cohort=0 age=2 size=2 active=2 retention=1",
    "cohort=1 age=0 size=1 active=1 retention=1",
  ]);
});

// Ten customers: last order 1 to 10 days ago, 10 to 1 orders, 100 down to 10 spent.
test("RFM quintiles: 555, 555, 444, 444 … 111, 111", async () => {
  const rows = Array.from({ length: 10 }, (_, i) => i + 1).flatMap((customer) =>
    Array.from({ length: 11 - customer }, (_, n) => {
      const at = (20 - customer) * DAY - n;
      return {
        at,
        line: `${at} ${customer * 100 + n} ${customer} 1 ${n === 0 ? 110 - customer * 10 - (10 - customer) : 1}`,
      };
    }),
  );
  const lines = rows.toSorted((a, b) => a.at - b.at).map((row) => row.line);
  const orders = ["at order shopper shop paid_fen", ...lines].join("\n");
  const answer = await askOn({ orders }, here("rfm.sql"), { shop: 1, from: 0, to: 20 * DAY });
  expect(answer[0]).toBe("shopper=1 recency_days=1 orders=10 spend_fen=100 r=5 f=5 m=5");
  expect(answer[9]).toBe("shopper=10 recency_days=10 orders=1 spend_fen=10 r=1 f=1 m=1");
  const scores = answer.map((row) =>
    row
      .split(" ")
      .slice(4)
      .map((word) => word.slice(2))
      .join(""),
  );
  expect(scores.join(",")).toBe("555,555,444,444,333,333,222,222,111,111");
});

test("RFM: the many who bought once share the lowest frequency score", async () => {
  const orders = `
    at      order shopper shop paid_fen
    0d09:00 1     11      1    1000
    0d10:00 2     12      1    1000
    0d11:00 3     13      1    1000
    0d12:00 4     14      1    1000
    0d13:00 5     15      1    1000
    0d14:00 6     15      1    1000`;
  const rows = await askOn({ orders }, here("rfm.sql"), { shop: 1, from: 0, to: DAY });
  expect(rows.map((row) => row.replace(/ recency.*(?= f=)/, ""))).toEqual([
    "shopper=15 f=5 m=5",
    "shopper=14 f=1 m=1",
    "shopper=13 f=1 m=1",
    "shopper=12 f=1 m=1",
    "shopper=11 f=1 m=1",
  ]);
});
