/** Is a lesson's reference that of the market's own model, whatever is installed when somebody looks? */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleModel } from "@dianzhang/catalog";
import type { Scenario } from "@dianzhang/market";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readShelf } from "../shelf.ts";
import { openLessons, type Lessons, type Reached, type Setting } from "./lessons.ts";

const LESSON = "storefront/freight-that-sells";
let folder = "";
let scenario: Scenario;
let lessons: Lessons;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "references-"));
  ({ scenario } = readShelf().take("apparel"));
  lessons = openLessons({ folder: join(folder, "kept") });
});
afterAll(async () => {
  await lessons.close();
  rmSync(folder, { recursive: true, force: true });
});

async function reached(setting: Setting): Promise<Reached | null> {
  await expect.poll(() => lessons.reference(LESSON, setting), { timeout: 60_000 }).not.toBeNull();
  return lessons.reference(LESSON, setting);
}

test("where the average shop marks its goods up by 3.2 % more, the reference earns something else, and both are kept", async () => {
  const bundle = await bundleModel();
  const older = bundle.replaceAll(".84+.32*", ".87+.32*");
  expect(older).not.toBe(bundle);
  const file = join(folder, "older.mjs");
  writeFileSync(file, older);
  const then = await reached({ model: { version: "older", file }, scenario });
  const now = await reached({ model: { version: "installed", file: null }, scenario });
  expect([then?.score, now?.score]).toEqual([100, 100]);
  expect(then?.profitFen).not.toBe(now?.profitFen);
  expect(readdirSync(join(folder, "kept")).toSorted()).toEqual([
    "installed-storefront-freight-that-sells.json",
    "older-storefront-freight-that-sells.json",
  ]);
});
