/** Do more lakes than stay open answer at once? One is put away only when nobody is asking it. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeTables } from "@dianzhang/insights/testing";
import { openLakes } from "./lakes.ts";

test("40 lakes asked twice each in the same moment: 80 answers of one order", async () => {
  const folder = temporaryFolder();
  const lakes = openLakes();
  const dirs = Array.from({ length: 40 }, (_, i) => join(folder.dir, String(i)));
  const orders = "at order shop paid_fen\n0d09:00 1 0 9900";
  for (const dir of dirs) await writeTables(dir, { orders });
  const asking = { shop: 0, from: 0, to: 86_400 };
  const answers = await Promise.all(
    [...dirs, ...dirs].map((dir) => lakes.ask(dir, "overview", asking)),
  );
  const column = answers[0]?.columns.findIndex((one) => one.name === "orders") ?? -1;
  expect(new Set(answers.map((answer) => answer.rows[0]?.[column]))).toEqual(new Set([1]));
  lakes.close();
  folder.remove();
});
