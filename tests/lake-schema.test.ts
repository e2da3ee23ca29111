/** Does the market emit exactly the tables the lake publishes? */
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
