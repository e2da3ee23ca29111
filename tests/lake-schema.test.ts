/** Does the market emit exactly the tables the lake publishes? */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LAKE_TABLES } from "@dianzhang/insights";
import { TABLES } from "../packages/market/events.ts";

/** Holds only what no shopper says aloud; written in truth mode, never in a trainee's market. */
const TRUTH_ONLY = ["satisfaction"];

test("every table of the market has the lake's columns, in the same order and width", () => {
  const page = (tables: typeof LAKE_TABLES) =>
    tables.map((table) => {
      const columns = table.columns.map(
        ({ name, type, nullable, dictionary }) =>
          `${name}:${type}${dictionary ? "[d]" : ""}${nullable ? "?" : ""}`,
      );
      return `${table.name}(${columns.join(" ")})`;
    });
  const published = TABLES.filter((table) => !TRUTH_ONLY.includes(table.name));
  expect(page(LAKE_TABLES)).toEqual(page(published));
});

/** Columns of a table as docs/events.md names them, explanations in brackets left out. */
function promised(line: string): string {
  const [, , , columns = ""] = line.split("|");
  return columns
    .replaceAll(/\([^)]*\)/g, "")
    .replaceAll(/\br1 … r4\b/g, "r1 r2 r3 r4")
    .replaceAll(/\bf1 … f4\b/g, "f1 f2 f3 f4")
    .replaceAll(/\bm1 … m4\b/g, "m1 m2 m3 m4");
}

test("the page of the lake names every table, and every column of it", () => {
  const page = readFileSync(join(import.meta.dirname, "../docs/events.md"), "utf8");
  const lines = page.split("\n").filter((line) => /^\| `\w+` \|/.test(line));
  const unnamed = TABLES.flatMap(({ name, columns }) => {
    const line = lines.find((one) => one.startsWith(`| \`${name}\` |`));
    if (!line) return [name];
    const words = new Set(promised(line).match(/\w+/g));
    return columns.filter((column) => !words.has(column.name)).map((one) => `${name}.${one.name}`);
  });
  expect(unnamed).toEqual([]);
  const known = TABLES.map(({ name }) => name as string);
  const inPage = lines.map((line) => /`(\w+)`/.exec(line)?.[1] ?? "");
  expect(inPage.filter((name) => !known.includes(name))).toEqual([]);
});
