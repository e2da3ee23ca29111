/** How the rows of a workbook that name nothing the shop has become new listings, and what each bad row is told. */
import type { Category } from "@dianzhang/market";
import { TITLE_LIMIT, type RowError } from "../commands.ts";
import {
  failIn,
  gradeOf,
  headOf,
  pairs,
  piecesIn,
  priceIn,
  saleOf,
  type Cells,
  type Lookup,
} from "./cells.ts";
import { checkAttributes, checkOptions, checkTitle } from "./check.ts";
import type { Draft } from "./decide.ts";

/** A listing to be made, and the rows it comes from. */
export interface NewGoods {
  readonly draft: Draft;
  readonly rows: readonly number[];
}

interface GoodRow {
  readonly row: number;
  readonly head: Omit<Draft, "skus">;
  readonly sku: Draft["skus"][number] & { readonly isOff?: boolean };
}

/** One row a SKU; rows of one code make one listing. A listing with a bad row is left out whole. */
export function readNewGoods(
  lookup: Lookup,
  rows: readonly { readonly row: number; readonly cells: Cells }[],
  errors: RowError[],
): NewGoods[] {
  const groups = new Map<string, { rows: GoodRow[]; size: number }>();
  for (const { row, cells } of rows) {
    const code = cells.code || `row ${row}`;
    const group = groups.get(code) ?? { rows: [], size: 0 };
    groups.set(code, group);
    group.size += 1;
    const read = readRow(lookup, row, cells, errors);
    if (read) group.rows.push(read);
  }
  const found: NewGoods[] = [];
  for (const [code, group] of groups) {
    if (group.rows.length < group.size) continue;
    const draft = joinRows(lookup, code, group.rows, errors);
    if (draft) found.push({ draft, rows: group.rows.map(({ row }) => row) });
  }
  return found;
}

function readRow(lookup: Lookup, row: number, cells: Cells, errors: RowError[]): GoodRow | null {
  const before = errors.length;
  const fail = failIn(errors, row);
  for (const column of ["title", "category", "price"] as const)
    if (cells[column] === "") fail(column, "listing/cell-missing");
  const category = lookup.categories.get(cells.category.toLowerCase());
  if (cells.category !== "" && !category)
    fail("category", "listing/no-such-category", { category: cells.category });
  const grade = gradeOf(cells.grade);
  if (!grade) fail("grade", "listing/no-such-grade", { value: cells.grade });
  const priceFen = cells.price === "" ? null : priceIn(cells.price, fail);
  const stock = piecesIn(cells.stock, fail);
  const sale = saleOf(cells.sale);
  if (sale === undefined) fail("sale", "listing/no-such-sale-state", { value: cells.sale });
  const attributes = pairs(cells.attributes, category?.attributes ?? []);
  if (!attributes) fail("attributes", "listing/cell-not-pairs", { value: cells.attributes });
  const options = pairs(cells.options, category?.variants ?? []);
  if (!options) fail("options", "listing/cell-not-pairs", { value: cells.options });
  const faults = [
    ...checkTitle(cells.title),
    ...(category && attributes ? checkAttributes(category, attributes) : []),
    ...(category && options ? checkOptions(category, [{ options }]) : []),
  ];
  for (const { field, code, details } of faults)
    fail(field, code, { limit: TITLE_LIMIT / 2, ...details });
  if (errors.length > before || !category || !grade || !attributes || !options) return null;
  return {
    row,
    head: {
      category: category.id,
      title: cells.title,
      attributes,
      grade,
      picture: null,
      shoot: "none",
      page: "standard",
    },
    sku: {
      options,
      priceFen: priceFen ?? 1,
      stock: stock ?? 0,
      ...(sale === false ? { isOff: true } : {}),
    },
  };
}

function joinRows(
  lookup: Lookup,
  code: string,
  rows: readonly GoodRow[],
  errors: RowError[],
): Draft | null {
  const [first] = rows;
  if (!first) return null;
  const odd = rows.find((row) => JSON.stringify(row.head) !== JSON.stringify(first.head));
  if (odd) {
    errors.push({
      row: odd.row,
      column: "code",
      code: "listing/rows-disagree",
      details: { code, column: headOf("code") },
    });
    return null;
  }
  const category = lookup.categories.get(first.head.category.toLowerCase()) as Category;
  const skus = rows.map((row) => row.sku);
  const [twin] = checkOptions(category, skus);
  if (twin) {
    errors.push({
      row: rows.at(-1)?.row ?? first.row,
      column: "options",
      code: twin.code,
      details: { ...twin.details, column: headOf("options") },
    });
    return null;
  }
  return { ...first.head, skus };
}
