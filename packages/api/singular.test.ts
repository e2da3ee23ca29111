/** Does English count to one, and is no counted word forgotten? */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inSingular, isCounted } from "./singular.ts";

const HOUSE = join(import.meta.dirname, "../..");
/** Words that only end like a plural. */
const OTHERS = "is has was lies does takes stands holds counts belongs less".split(" ");

test("one of a thing has a word of its own; 21 of them, a tenth and a yuan have not", () => {
  expect(inSingular("1 orders in 1 days, 1 people")).toBe("1 order in 1 day, 1 person");
  expect(inSingular("21 orders, 0.1 orders, ¥1 coupons, 10:1 times, 2,1 rows")).toBe(
    "21 orders, 0.1 orders, ¥1 coupons, 10:1 times, 2,1 rows",
  );
  expect(inSingular("1 rows are wrong, 1 orders were late, 2 rows are")).toBe(
    "1 row is wrong, 1 order was late, 2 rows are",
  );
  expect(inSingular("1 is left, 1 has none")).toBe("1 is left, 1 has none");
});

test("every word that stands behind a number in an English text is known", () => {
  const files = globSync(["desks/**/text.en.json", "packages/*/{,words/}text.en.json"], {
    cwd: HOUSE,
    exclude: (name) => name === "node_modules" || name === "dist",
  });
  expect(files.length).toBeGreaterThan(25);
  const words = files.flatMap((file) =>
    [...readFileSync(join(HOUSE, file), "utf8").matchAll(/\}\} ([a-z]+s|people)\b/g)].map(
      ([, word = ""]) => word,
    ),
  );
  expect(words.length).toBeGreaterThan(80);
  expect(words.filter((word) => !isCounted(word) && !OTHERS.includes(word))).toEqual([]);
});
