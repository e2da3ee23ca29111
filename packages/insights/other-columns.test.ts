/** Does a lake answer that an earlier model wrote, and one that went over to another model on the way? */
import type { TableSpec } from "@dianzhang/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compactDay, LAKE_TABLES, openLake, readMetric, runMetric, writeHour } from "./index.ts";
import { batchOf, temporaryFolder } from "./testing.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const DAY = 86_400;
const PARCELS = LAKE_TABLES.find(({ name }) => name === "parcels") as TableSpec;
/** Parcels as the first models wrote them: without where they came from and what became of them. */
const EARLIER: TableSpec = {
  ...PARCELS,
  columns: PARCELS.columns.filter(({ name }) => name !== "origin" && name !== "fate"),
};

const FATES = readMetric(
  "fates",
  `-- 包裹 | Parcels: 说明 | what became of them
-- courier (text): 快递 | Courier: 名 | name
-- parcels (count): 包裹 | Parcels: 件 | pieces
-- lost (count): 丢失 | Lost: 件 | pieces
-- untold (count): 未知 | Untold: 件 | pieces
SELECT p.courier, count(*) AS parcels, count(*) FILTER (p.fate = 'lost') AS lost,
  count(*) FILTER (p.fate IS NULL) AS untold
FROM parcels p WHERE p.shop = $shop AND p.at >= $from AND p.at < $to GROUP BY ALL ORDER BY p.courier`,
);

const parcel = (at: number, courier: string) => ({ at, shop: 1, courier, province: "zhejiang" });

async function fates(from: number, to: number): Promise<unknown> {
  const lake = await openLake(folder.dir);
  const { rows } = await runMetric(lake, FATES, { shop: 1, from, to });
  lake.close();
  return rows;
}

test("two parcels of an earlier model: counted, none lost, what became of them is not told", async () => {
  writeHour(folder.dir, 9, [
    batchOf(EARLIER, [parcel(9 * 3600, "swift"), parcel(9 * 3601, "swift")]),
  ]);
  expect(await fates(0, DAY)).toEqual([["swift", 2, 0, 2]]);
  await compactDay(folder.dir, 0);
  expect(await fates(0, DAY)).toEqual([["swift", 2, 0, 2]]);
});

test("gone over after day 0: the new day has its own columns, is packed, and both days answer together", async () => {
  writeHour(folder.dir, 9, [batchOf(EARLIER, [parcel(9 * 3600, "swift")])]);
  await compactDay(folder.dir, 0);
  const lost = { ...parcel(DAY + 3600, "swift"), origin: "own", fate: "lost" };
  writeHour(folder.dir, 25, [batchOf(PARCELS, [lost])]);
  const fine = { ...parcel(DAY + 7200, "slow"), origin: "own", fate: "signed" };
  writeHour(folder.dir, 26, [batchOf(PARCELS, [fine])]);
  const both = [
    ["slow", 1, 0, 0],
    ["swift", 2, 1, 1],
  ];
  expect(await fates(0, 2 * DAY)).toEqual(both);
  await compactDay(folder.dir, 1);
  expect(await fates(0, 2 * DAY)).toEqual(both);
  expect(await fates(0, DAY)).toEqual([["swift", 1, 0, 1]]);
});
