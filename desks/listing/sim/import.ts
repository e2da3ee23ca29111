/** Importing a workbook: all its rows or only the good ones, as one decision. */
import { accept, reject, type Decision, type Resolved } from "@dianzhang/kernel";
import {
  workbookRows,
  type ImportPreview,
  type ImportWorkbook,
  type WorkbookRow,
} from "../commands.ts";
import { createdEvent, draftCost, tooDear, type Context } from "./decide.ts";
import { readWorkbook } from "./workbook.ts";

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
    costFen: parsed.drafts.reduce((sum, draft) => sum + draftCost(ctx, draft), 0),
    errors: parsed.errors,
  };
}

/** An example sheet: one listing in two SKUs for each of the first three categories. */
export function importTemplate({ market }: Context): Record<string, string | number>[] {
  return market.scenario.categories.slice(0, 3).flatMap((category, i) => {
    const attributes = category.attributes
      .map((one) => `${one.name.zh}=${one.values[0]?.name.zh ?? ""}`)
      .join(";");
    const [variant] = category.variants;
    return (variant?.values.slice(0, 2) ?? []).map((value) => ({
      code: `A${i + 1}`,
      title: `${category.attributes[0]?.values[0]?.name.zh ?? ""}${category.name.zh}`,
      category: category.name.zh,
      grade: "standard",
      attributes,
      options: category.variants
        .map(
          (one) =>
            `${one.name.zh}=${one.id === variant?.id ? value.name.zh : (one.values[0]?.name.zh ?? "")}`,
        )
        .join(";"),
      price: category.referencePriceFen / 100,
      stock: 20,
    }));
  });
}
