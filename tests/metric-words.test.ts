/** Does every figure of every desk speak English to who reads English? */
import { metricFolders } from "@dianzhang/catalog";
import { loadMetrics } from "@dianzhang/insights";
import { expect, test } from "vitest";

const metrics = [...loadMetrics(metricFolders()).values()];
const figures = metrics.flatMap((metric) => metric.figures);

test("no Chinese in an English name or definition of any metric", () => {
  const said = [...metrics, ...figures].map(({ label, definition }) => label.en + definition.en);
  expect(said.length).toBeGreaterThan(400);
  expect(said.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test("a figure's name fits over a column", () => {
  const names = figures.map(({ label }) => label);
  expect(names.filter(({ zh, en }) => en.length > 32 || zh.length > 16)).toEqual([]);
});
