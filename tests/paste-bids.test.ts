/** Are bids read from a spreadsheet as they are written there, and is every row that cannot be used named with its reason? */
import { expect, test } from "vitest";
import type { KeywordLine } from "../desks/search-ads/commands.ts";
import { readPasted } from "../desks/search-ads/web/keywords/paste.ts";

const WORDS = { exact: "exact", 精准: "exact", 广泛: "broad" } as const;

function line(bid: number, keyword: string, leastFen: number): KeywordLine {
  return {
    bid,
    group: 0,
    campaign: 0,
    keyword,
    match: "exact",
    bidFen: 100,
    leastFen,
    isRunning: true,
    meanPlace: null,
    quality: null,
    exposures: 0,
    clicks: 0,
    costFen: 0,
    orders: 0,
    salesFen: 0,
  };
}

const LINES = [line(0, "连衣裙", 80), line(1, "碎花连衣裙", 20), line(2, "连衣裙", 80)];

test("tabs, commas of both kinds, a currency before or behind; a phrase bought twice takes the bid twice", () => {
  const rows = ["碎花连衣裙\t0.85\t广泛", "连衣裙，¥1.2，精准", "", "碎花连衣裙;0.9元"];
  expect(readPasted(rows.join("\n"), LINES, WORDS)).toEqual({
    drafts: {
      0: { bidFen: 120, match: "exact" },
      1: { bidFen: 90 },
      2: { bidFen: 120, match: "exact" },
    },
    faults: [],
  });
});

test("what cannot be used is told row by row, and the rest is taken", () => {
  const rows = [
    "关键词\t出价",
    "连衣裙\t0.79",
    "连衣裙\t100",
    "碎花连衣裙\tdear",
    "碎花连衣裙\t0.5\t大概",
    "碎花连衣裙\t0.5",
  ];
  const { drafts, faults } = readPasted(rows.join("\r\n"), LINES, WORDS);
  expect(faults.map(({ row, why }) => `${row} ${why}`)).toEqual([
    "1 unknown",
    "2 tooLow",
    "3 tooHigh",
    "4 noBid",
    "5 noMatch",
  ]);
  expect(drafts).toEqual({ 1: { bidFen: 50 } });
});
