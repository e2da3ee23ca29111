/** A thousand rows made from a real category and attribute tree become a scenario and a workbook that imports. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { desks, readScenario } from "@dianzhang/catalog";
import { openMarket, parseScenario, type Market, type Scenario } from "@dianzhang/market";
import { describe, expect, test } from "vitest";

const DATA = join(import.meta.dirname, "..", "..", "shared", "data", "shopify-taxonomy-zh");
const ROWS = 1000;

interface RealValue {
  readonly name: string;
  readonly handle: string;
}
interface RealAttribute {
  readonly name: string;
  readonly handle: string;
  readonly values: readonly RealValue[];
}

function id(handle: string): string {
  return handle
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Twenty leaf categories of clothing with their real attributes, in a market otherwise like the apparel one. */
function realScenario(): Scenario {
  const attributes = new Map(
    (
      JSON.parse(
        gunzipSync(readFileSync(join(DATA, "attributes_zh.json.gz"))).toString("utf8"),
      ) as { attributes: RealAttribute[] }
    ).attributes.map((one) => [one.handle.replaceAll("-", "_"), one]),
  );
  const lines = gunzipSync(readFileSync(join(DATA, "categories_zh_en.tsv.gz")))
    .toString("utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([code]) => /^aa-1-\d+-\d+$/.test(code ?? ""))
    .slice(0, 20);
  const base = readScenario("apparel");
  if (!base.ok) throw new Error("apparel does not parse");
  const pattern = base.scenario.categories[0];
  const categories = lines.map(([code = "", zh = "", en = "", handles = ""]) => {
    const asked = handles
      .trim()
      .split("|")
      .map((handle) => attributes.get(handle))
      .filter((one) => one !== undefined);
    return {
      ...pattern,
      id: id(code),
      name: { zh: zh.split(" > ").at(-1), en: en.split(" > ").at(-1) },
      attributes: asked
        .filter((one) => !["color", "size"].includes(one.handle) && one.values.length > 1)
        .map((one) => ({
          id: id(one.handle),
          name: { zh: one.name, en: one.handle },
          required: false,
          values: one.values.map((value) => ({
            id: id(value.handle),
            name: { zh: value.name, en: value.handle },
          })),
        })),
    };
  });
  const keywords = categories.flatMap((category) => [
    {
      text: category.name.zh,
      level: "broad",
      category: category.id,
      terms: [category.name.zh],
      wants: {},
      volume: 10,
    },
  ]);
  const files = {
    "scenario.json": JSON.stringify({
      ...base.scenario,
      id: "real",
      border: null,
      cashFen: 900_000_000,
      categories,
      keywords,
      segments: base.scenario.segments.map((segment) => ({
        ...segment,
        categories: {},
        taste: {},
      })),
    }),
  };
  const parsed = parseScenario(files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults.slice(0, 3)));
  return parsed.scenario;
}

function realRows(scenario: Scenario): { row: number; cells: Record<string, string | number> }[] {
  return Array.from({ length: ROWS }, (_, i) => {
    const code = Math.floor(i / 4);
    const category = scenario.categories[
      code % scenario.categories.length
    ] as Scenario["categories"][number];
    const words = category.attributes.map(
      (one) => [one.name.zh, one.values[code % one.values.length]?.name.zh ?? ""] as const,
    );
    return {
      row: i + 2,
      cells: {
        商品编码: `R${code}`,
        标题: `${words[0]?.[1].slice(0, 8) ?? ""}${category.name.zh.slice(0, 15)}`,
        类目: category.name.zh,
        货源档次: "标准",
        属性: words
          .filter(([, value]) => !/[;；=＝:：]/.test(value))
          .map(([name, value]) => `${name}=${value}`)
          .join(";"),
        规格: `颜色=${["黑色", "白色", "杏色", "蓝色"][i % 4]};尺码=M`,
        "价格(元)": 99 + (i % 50),
        库存: 3,
      },
    };
  });
}

function emptyMarket(scenario: Scenario): Market {
  return openMarket({ scenario, seed: 3, seats: 1, rivals: 1, desks, shoppers: 1000 });
}

describe.skipIf(!existsSync(DATA))(
  "real category and attribute tree (shared/data/shopify-taxonomy-zh)",
  () => {
    const scenario = existsSync(DATA) ? realScenario() : undefined;

    test("1,000 good rows become 250 listings in one decision", () => {
      const market = emptyMarket(scenario as Scenario);
      const decision = market.decide(
        0,
        { type: "listing/import-workbook", file: "real", mode: "all" },
        { file: realRows(scenario as Scenario) },
      );
      if (!decision.ok) throw new Error(JSON.stringify(decision.details).slice(0, 400));
      expect(decision.events.length).toBe(250);
      market.apply(0, decision.events);
      expect((market.view(0, "listing/listing-list") as unknown[]).length).toBe(250);
    });

    test("bad rows are named one by one; good ones go in when only they are asked for", () => {
      const rows = realRows(scenario as Scenario);
      (rows[0] as { cells: Record<string, string | number> }).cells["类目"] = "不存在的类目";
      (rows[9] as { cells: Record<string, string | number> }).cells["价格(元)"] = "九十九";
      (rows[17] as { cells: Record<string, string | number> }).cells["库存"] = -1;
      const market = emptyMarket(scenario as Scenario);
      const refusal = market.decide(
        0,
        { type: "listing/import-workbook", file: "real", mode: "all" },
        { file: rows },
      );
      expect(refusal.ok ? "accepted" : refusal.code).toBe("listing/rows-have-errors");
      const preview = market.view(0, "listing/import-preview", { rows }) as {
        listings: number;
        errors: { row: number; column: string; code: string }[];
      };
      expect(preview.errors.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
        "2 category listing/no-such-category",
        "11 price listing/cell-not-a-number",
        "19 stock listing/stock-out-of-range",
      ]);
      const decision = market.decide(
        0,
        { type: "listing/import-workbook", file: "real", mode: "good-rows" },
        { file: rows },
      );
      expect(decision.ok && decision.events.length).toBe(247);
    });
  },
);
