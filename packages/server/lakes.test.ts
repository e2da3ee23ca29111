/** Do many lakes answer at once, and may one be closed while it is asked? */
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeTables } from "@dianzhang/insights/testing";
import { openLakes } from "./lakes.ts";

test("40 lakes asked twice each in the same moment: 80 answers of one order", async () => {
  const folder = temporaryFolder();
  const lakes = await openLakes(folder.dir);
  const dirs = Array.from({ length: 40 }, (_, i) => join(folder.dir, String(i)));
  const orders = "at order shop paid_fen\n0d09:00 1 0 9900";
  for (const dir of dirs) await writeTables(dir, { orders });
  const asking = { shop: 0, from: 0, to: 86_400 };
  const answers = await Promise.all(
    [...dirs, ...dirs].map((dir) => lakes.ask(dir, "overview", asking)),
  );
  const column = answers[0]?.columns.findIndex((one) => one.name === "orders") ?? -1;
  expect(new Set(answers.map((answer) => answer.rows[0]?.[column]))).toEqual(new Set([1]));
  const last = lakes.ask(join(folder.dir, "7"), "overview", asking);
  await lakes.close();
  expect((await last).rows.length).toBe(1);
  folder.remove();
});

test("a folder beside the lakes' own is never read", async () => {
  const folder = temporaryFolder();
  const lakes = await openLakes(join(folder.dir, "lakes"));
  const asking = { shop: 0, from: 0, to: 86_400 };
  await expect(lakes.ask(join(folder.dir, "lakes-too"), "overview", asking)).rejects.toThrow(
    "is not below",
  );
  await lakes.close();
  folder.remove();
});
