/** Does the lake hold what was written, and does it stay behind its lock? */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  compactDay,
  contentHash,
  openLake,
  readManifest,
  readMetric,
  runMetric,
  writeHour,
  writeHours,
  LAKE_TABLES,
} from "./index.ts";
import { batchOf, temporaryFolder, writeTables } from "./testing.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const VISITS = `
  at       shopper shop listing channel keyword     dwell_s
  0d09:00  11      1    501     search  linen_dress 30
  0d09:30  12      2    601     feed    -           10
  0d10:15  11      1    502     search  -           45
  1d08:00  13      1    501     direct  -           20`;

const KEYWORDS = readMetric(
  "keywords",
  `-- 词 | Keywords: 说明 | what they are
-- keyword (text): 词 | Keyword: 词 | word
-- visits (count): 访问 | Visits: 次 | visits
SELECT v.keyword, count(*) AS visits FROM visit v
WHERE v.shop = $shop AND v.at >= $from AND v.at < $to GROUP BY ALL ORDER BY visits DESC, keyword`,
);

test("rows come back as written: text, numbers and nulls", async () => {
  await writeTables(folder.dir, { visit: VISITS });
  const lake = await openLake(folder.dir);
  const answer = await runMetric(lake, KEYWORDS, { shop: 1, from: 0, to: 2 * 86_400 });
  lake.close();
  expect(answer.rows).toEqual([
    [null, 2],
    ["linen dress", 1],
  ]);
});

test("a period that ends at 10:00 does not see the visit of 10:15", async () => {
  await writeTables(folder.dir, { visit: VISITS });
  const lake = await openLake(folder.dir);
  const answer = await runMetric(lake, KEYWORDS, { shop: 1, from: 0, to: 10 * 3_600 });
  lake.close();
  expect(answer.rows).toEqual([["linen dress", 1]]);
});

test("a session of 23:50 goes on past midnight: its visit of 00:05 counts for the new day", async () => {
  const visit = LAKE_TABLES.find((table) => table.name === "visit");
  if (!visit) throw new Error("no visit table");
  const late = { at: 86_400 + 300, shop: 1, keyword: "mug" };
  writeHour(folder.dir, 23, [batchOf(visit, [{ at: 86_100, shop: 1, keyword: "tea" }, late])]);
  await compactDay(folder.dir, 0);
  const lake = await openLake(folder.dir);
  const { rows } = await runMetric(lake, KEYWORDS, { shop: 1, from: 86_400, to: 2 * 86_400 });
  lake.close();
  expect(rows).toEqual([["mug", 1]]);
});

test("compacting a day changes its files, not its rows: the content hash stays", async () => {
  await writeTables(folder.dir, { visit: VISITS });
  const hours = await contentHash(folder.dir, 0);
  await compactDay(folder.dir, 0);
  expect(readdirSync(join(folder.dir, "visit"))).toEqual([
    "day=0000.parquet",
    "day=0001-hour=08.parquet",
  ]);
  expect(await contentHash(folder.dir, 0)).toBe(hours);
  expect(await contentHash(folder.dir, 1)).not.toBe(hours);
});

test("two batches of one table with different dictionaries keep their own words", async () => {
  const visit = LAKE_TABLES.find((table) => table.name === "visit");
  if (!visit) throw new Error("no visit table");
  writeHour(folder.dir, 0, [
    batchOf(visit, [{ at: 1, shop: 1, keyword: "tea" }]),
    batchOf(visit, [{ at: 2, shop: 1, keyword: "mug" }]),
  ]);
  const lake = await openLake(folder.dir);
  const answer = await runMetric(lake, KEYWORDS, { shop: 1, from: 0, to: 3_600 });
  lake.close();
  expect(answer.rows).toEqual([
    ["mug", 1],
    ["tea", 1],
  ]);
});

test("handing over an hour twice publishes it once", async () => {
  await writeTables(folder.dir, { visit: VISITS });
  await writeTables(folder.dir, { visit: VISITS });
  expect(readManifest(folder.dir).tables["visit"]?.hours).toEqual([
    [0, 9, 2],
    [0, 10, 1],
    [1, 8, 1],
  ]);
});

test("hours published together are one part, and what was published before is not written twice", async () => {
  const visit = LAKE_TABLES.find((table) => table.name === "visit");
  if (!visit) throw new Error("no visit table");
  const hours = [2, 3, 4].map((tick) => ({
    tick,
    batches: [batchOf(visit, [{ at: tick * 3600, shop: 1, keyword: `tea ${tick}` }])],
  }));
  const [first] = hours;
  if (first) writeHour(folder.dir, first.tick, first.batches);
  writeHours(folder.dir, hours);
  expect(readManifest(folder.dir).tables["visit"]?.hours).toEqual([
    [0, 2, 1],
    [0, 4, 2],
  ]);
  const lake = await openLake(folder.dir);
  const answer = await runMetric(lake, KEYWORDS, { shop: 1, from: 0, to: 86_400 });
  lake.close();
  expect(answer.rows).toEqual([
    ["tea 2", 1],
    ["tea 3", 1],
    ["tea 4", 1],
  ]);
});

test("a lake without a single hour answers with no rows", async () => {
  const lake = await openLake(folder.dir);
  const answer = await runMetric(lake, KEYWORDS, { shop: 1, from: 0, to: 3_600 });
  lake.close();
  expect(answer.rows).toEqual([]);
});

test("an open lake sees the hour published after it was opened", async () => {
  const lake = await openLake(folder.dir);
  await writeTables(folder.dir, { visit: VISITS });
  const answer = await runMetric(lake, KEYWORDS, { shop: 2, from: 0, to: 86_400 });
  lake.close();
  expect(answer.rows).toEqual([[null, 1]]);
});

test("a metric cannot read a file outside the lake, write one, or run two statements", async () => {
  const outside = temporaryFolder();
  writeFileSync(join(outside.dir, "secret.csv"), "a\n1\n");
  const ask = (sql: string) => ({ ...KEYWORDS, sql });
  const lake = await openLake(folder.dir);
  const question = { shop: 1, from: 0, to: 3_600 };
  const read = runMetric(
    lake,
    ask(`SELECT * FROM read_csv('${outside.dir}/secret.csv')`),
    question,
  );
  await expect(read).rejects.toThrow(/disabled by configuration/);
  const write = runMetric(lake, ask(`COPY (SELECT 1) TO '${folder.dir}/x.csv'`), question);
  await expect(write).rejects.toThrow(/exactly one SELECT/);
  await expect(runMetric(lake, ask("SELECT 1; SELECT 2"), question)).rejects.toThrow(
    /exactly one SELECT/,
  );
  lake.close();
  outside.remove();
});

test("a metric that returns a figure it does not define is refused", async () => {
  const lake = await openLake(folder.dir);
  const odd = { ...KEYWORDS, sql: "SELECT 1 AS surprise" };
  await expect(runMetric(lake, odd, { shop: 1, from: 0, to: 1 })).rejects.toThrow(
    /returns \(surprise\)/,
  );
  lake.close();
});

test("the first colon ends a figure's names, in whatever language a later one stands", () => {
  const text =
    "-- 退款 | Refunds: 都算。 | All.\n-- fen (fen): 退款额 | Refunds: 退给买家的：退货、取消。 | Returns: all of them.\nSELECT 1";
  const [figure] = readMetric("refunds", text).figures;
  expect(figure?.label).toEqual({ zh: "退款额", en: "Refunds" });
  expect(figure?.definition).toEqual({
    zh: "退给买家的：退货、取消。",
    en: "Returns: all of them.",
  });
});

test("a file without a definition in both languages is refused", () => {
  expect(() => readMetric("uv", "-- 访客\nSELECT 1")).toThrow(/cannot read the definition/);
});
