/** Goods as a sheet: an example to fill in, and the shop's own goods in the columns of the import. */
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };
import { pairsOf, type Column } from "./cells.ts";
import { findCategory } from "./check.ts";
import type { Context } from "./decide.ts";
import { ownListings } from "./slice.ts";

type SheetRow = Record<Column, string | number>;
type NewRow = Omit<SheetRow, "listingNumber" | "skuNumber" | "sale">;

/** An example sheet: one listing in two SKUs for each of the first three categories. New goods bear no numbers. */
export function importTemplate(
  { market }: Context,
  { language }: { language: "zh" | "en" },
): NewRow[] {
  return market.scenario.categories.slice(0, 3).flatMap((category, i) => {
    const filled = Object.fromEntries(
      category.attributes.map((one) => [one.id, one.values[0]?.id ?? ""]),
    );
    const [variant, ...others] = category.variants;
    const usual = Object.fromEntries(others.map((one) => [one.id, one.values[0]?.id ?? ""]));
    return (variant?.values.slice(0, 2) ?? []).map((value) => ({
      code: `A${i + 1}`,
      title: `${category.attributes[0]?.values[0]?.name.zh ?? ""}${category.name.zh}`,
      category: category.name[language],
      grade: (language === "zh" ? zh : en).workbook.grades.standard,
      attributes: pairsOf(category.attributes, filled, language),
      options: pairsOf(category.variants, { [variant?.id ?? ""]: value.id, ...usual }, language),
      price: category.referencePriceFen / 100,
      stock: 20,
    }));
  });
}

/** One row a variant, with the numbers by which the import knows it; `stock` is what lies on the shelf. */
export function goodsSheet(
  { slice, shop, market }: Context,
  { language }: { language: "zh" | "en" },
): SheetRow[] {
  const { grades, sale } = (language === "zh" ? zh : en).workbook;
  return ownListings(slice, shop).flatMap((record) => {
    const category = findCategory(market.scenario, record.category);
    return record.skus.map(({ sku, options, priceFen, isOff }) => ({
      listingNumber: record.listing,
      skuNumber: sku,
      code: String(record.listing),
      title: record.title,
      category: category?.name[language] ?? record.category,
      grade: grades[record.grade],
      attributes: pairsOf(category?.attributes ?? [], record.attributes, language),
      options: pairsOf(category?.variants ?? [], options, language),
      price: priceFen / 100,
      stock: market.stock(sku),
      sale: isOff === true ? sale.off : sale.on,
    }));
  });
}
