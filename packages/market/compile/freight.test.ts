/** Courier tariffs as published (facts F56, oracle T63), and what buyers pay. */
import { readScenario } from "@dianzhang/catalog";
import { expect, test } from "vitest";
import { buyerFreightFen, courierFen } from "./freight.ts";

const parsed = readScenario("apparel");
const couriers = parsed.ok ? parsed.scenario.couriers : [];
const zoneOf = (id: string): number =>
  (parsed.ok ? parsed.scenario.provinces.find((one) => one.id === id)?.zone : undefined) ?? 0;
const courier = (id: string): (typeof couriers)[number] =>
  couriers.find((one) => one.id === id) as (typeof couriers)[number];

test.each([
  ["shenda", "zhejiang", 400, 170],
  ["shenda", "zhejiang", 1000, 230],
  ["shenda", "zhejiang", 2500, 400],
  ["shenda", "zhejiang", 5000, 560],
  ["shenda", "sichuan", 5000, 800],
  ["shenda", "xinjiang", 2000, 2600],
  ["zhonglian", "gansu", 2200, 1700],
])("%s to %s, %i g costs %i fen", (id, province, weight, fen) => {
  expect(courierFen(courier(id), zoneOf(province), weight)).toBe(fen);
});

test("a buyer pays base freight below the threshold, nothing above, and the extra in far provinces either way", () => {
  const rule = { baseFen: 600, freeOverFen: 9900, remoteExtraFen: 800 };
  expect([
    buyerFreightFen(rule, 9800, 1),
    buyerFreightFen(rule, 9900, 1),
    buyerFreightFen(rule, 9900, 6),
  ]).toEqual([600, 0, 800]);
});
