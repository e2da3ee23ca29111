/** Importing a workbook: all its rows or only the good ones, as one decision. */
import { accept, reject, type Decision, type Resolved } from "@dianzhang/kernel";
import type { Category } from "@dianzhang/market";
import {
  workbookRows,
  type ImportPreview,
  type ImportWorkbook,
  type WorkbookRow,
} from "../commands.ts";
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };
import { findCategory } from "./check.ts";
import { createdEvent, draftCost, tooDear, type Context } from "./decide.ts";
import { ownListings } from "./slice.ts";
import { readWorkbook, type COLUMNS } from "./workbook.ts";

/** `resolved.file` is what the server parsed from the uploaded file: a list of rows. */
export function importWorkbook(
  ctx: Context,
  command: ImportWorkbook,
  resolved: Resolved,
): Decision {
  const rows = workbookRows.safeParse(resolved["file"]);
  if (!rows.success) return reject("listing/file-not-parsed", { file: command.file });
  const parsed = readWorkbook(ctx.market.scenario, rows.data);
  if (command.mode === "all" && parsed.errors.length > 0) {
    return reject("listing/rows-have-errors", {
      errors: parsed.errors.length,
      rows: parsed.errors.slice(0, 50),
    });
  }
  if (parsed.drafts.length === 0)
    return reject("listing/no-good-rows", { errors: parsed.errors.length });
  const cost = parsed.drafts.reduce((sum, draft) => sum + draftCost(ctx, draft), 0);
  if (cost > ctx.market.cash(ctx.shop)) return tooDear(ctx, cost);
  let skus = 0;
  return accept(
    ...parsed.drafts.map((draft, i) => {
      const event = createdEvent(ctx, draft, null, i, skus);
      skus += draft.skus.length;
      return event;
    }),
  );
}

/** What the import would do, before it is done. */
export function importPreview(
  ctx: Context,
  params: { rows: readonly WorkbookRow[] },
): ImportPreview {
  const parsed = readWorkbook(ctx.market.scenario, params.rows);
  return {
    listings: parsed.drafts.length,
    goodRows: parsed.goodRows,
    copies: copiesAmong(ctx, parsed.drafts),
    costFen: parsed.drafts.reduce((sum, draft) => sum + draftCost(ctx, draft), 0),
    errors: parsed.errors,
  };
}

// Goods of the sheet with a title that goods of the shop, or earlier ones of the sheet, bear.
function copiesAmong({ slice, shop }: Context, drafts: readonly { readonly title: string }[]) {
  const known = new Set(ownListings(slice, shop).map(({ title }) => title));
  return drafts.filter(({ title }) => {
    const isCopy = known.has(title);
    known.add(title);
    return isCopy;
  }).length;
}

type SheetRow = Record<(typeof COLUMNS)[number], string | number>;
type Named = Category["attributes"][number] | Category["variants"][number];

/** "风格=法式;面料=纯棉", as the import reads it. */
function pairsOf(
  known: readonly Named[],
  chosen: Readonly<Record<string, string>>,
  language: "zh" | "en",
): string {
  return known
    .flatMap((one) => {
      const value = one.values.find(({ id }) => id === chosen[one.id]);
      return value ? [`${one.name[language]}=${value.name[language]}`] : [];
    })
    .join(";");
}

/** An example sheet: one listing in two SKUs for each of the first three categories. */
export function importTemplate(
  { market }: Context,
  { language }: { language: "zh" | "en" },
): SheetRow[] {
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

/** The shop's goods in the columns of the import, one row a variant; `stock` is what lies on the shelf. */
export function goodsSheet(
  { slice, shop, market }: Context,
  { language }: { language: "zh" | "en" },
): SheetRow[] {
  const words = (language === "zh" ? zh : en).workbook.grades;
  return ownListings(slice, shop).flatMap((record) => {
    const category = findCategory(market.scenario, record.category);
    return record.skus.map(({ sku, options, priceFen }) => ({
      code: String(record.listing),
      title: record.title,
      category: category?.name[language] ?? record.category,
      grade: words[record.grade],
      attributes: pairsOf(category?.attributes ?? [], record.attributes, language),
      options: pairsOf(category?.variants ?? [], options, language),
      price: priceFen / 100,
      stock: market.stock(sku),
    }));
  });
}
