/** How the rows of a workbook become listings, and what each bad row is told. */
import type { Category, Scenario } from "@dianzhang/market";
import { GRADES, TITLE_LIMIT, type Grade, type RowError, type WorkbookRow } from "../commands.ts";
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };
import { checkAttributes, checkOptions, checkTitle } from "./check.ts";
import type { Draft } from "./decide.ts";

export const COLUMNS = [
  "code",
  "title",
  "category",
  "grade",
  "attributes",
  "options",
  "price",
  "stock",
] as const;
type Column = (typeof COLUMNS)[number];

export interface ParsedWorkbook {
  /** Listings whose every row is good. */
  readonly drafts: readonly Draft[];
  readonly goodRows: number;
  readonly errors: readonly RowError[];
}

interface GoodRow {
  readonly row: number;
  readonly code: string;
  readonly head: Omit<Draft, "skus">;
  readonly sku: Draft["skus"][number];
}

/** One row a SKU; rows of one code make one listing. A listing with a bad row is left out whole. */
export function readWorkbook(scenario: Scenario, rows: readonly WorkbookRow[]): ParsedWorkbook {
  const errors: RowError[] = [];
  const groups = new Map<string, { rows: GoodRow[]; size: number }>();
  const lookup = newLookup(scenario);
  for (const row of rows) {
    const cells = namedCells(row);
    const code = cells.code || `row ${row.row}`;
    const group = groups.get(code) ?? { rows: [], size: 0 };
    groups.set(code, group);
    group.size += 1;
    const read = readRow(lookup, row.row, code, cells, errors);
    if (read) group.rows.push(read);
  }
  const drafts: Draft[] = [];
  let goodRows = 0;
  for (const [code, group] of groups) {
    if (group.rows.length < group.size) continue;
    const draft = joinRows(lookup, code, group.rows, errors);
    if (!draft) continue;
    drafts.push(draft);
    goodRows += group.size;
  }
  return { drafts, goodRows, errors: errors.toSorted((a, b) => a.row - b.row) };
}

interface Lookup {
  readonly categories: ReadonlyMap<string, Category>;
}

function newLookup(scenario: Scenario): Lookup {
  const categories = new Map<string, Category>();
  for (const category of scenario.categories) {
    for (const name of [category.id, category.name.zh, category.name.en])
      categories.set(name.toLowerCase(), category);
  }
  return { categories };
}

// Headers may be in either language, or the plain column name.
function namedCells(row: WorkbookRow): Record<Column, string> {
  const cells = {} as Record<Column, string>;
  for (const column of COLUMNS) {
    const value =
      row.cells[zh.workbook.columns[column]] ??
      row.cells[en.workbook.columns[column]] ??
      row.cells[column];
    cells[column] = value === undefined ? "" : String(value).trim();
  }
  return cells;
}

function readRow(
  lookup: Lookup,
  row: number,
  code: string,
  cells: Record<Column, string>,
  errors: RowError[],
): GoodRow | null {
  const before = errors.length;
  const fail = (column: string, problem: string, details: Record<string, unknown> = {}): void => {
    const named = { column: headOf(column), ...details };
    errors.push({ row, column, code: `listing/${problem}`, details: named });
  };
  for (const column of ["title", "category", "price"] as const)
    if (cells[column] === "") fail(column, "cell-missing");
  const category = lookup.categories.get(cells.category.toLowerCase());
  if (cells.category !== "" && !category)
    fail("category", "no-such-category", { category: cells.category });
  const grade = gradeOf(cells.grade);
  if (!grade) fail("grade", "no-such-grade", { value: cells.grade });
  const priceFen = numberIn(cells.price, 100);
  if (cells.price !== "" && priceFen === null)
    fail("price", "cell-not-a-number", { value: cells.price });
  else if (priceFen !== null && (priceFen < 1 || priceFen > 100_000_000))
    fail("price", "price-out-of-range", { value: cells.price });
  const stock = cells.stock === "" ? 0 : numberIn(cells.stock, 1, true);
  if (stock === null) fail("stock", "cell-not-a-number", { value: cells.stock });
  else if (stock < 0 || stock > 100_000)
    fail("stock", "stock-out-of-range", { value: cells.stock });
  const attributes = pairs(cells.attributes, category?.attributes ?? []);
  if (!attributes) fail("attributes", "cell-not-pairs", { value: cells.attributes });
  const options = pairs(cells.options, category?.variants ?? []);
  if (!options) fail("options", "cell-not-pairs", { value: cells.options });
  for (const fault of checkTitle(cells.title))
    fail(fault.field, fault.code.slice(8), { limit: TITLE_LIMIT / 2, ...fault.details });
  if (category && attributes) {
    for (const fault of checkAttributes(category, attributes))
      fail(fault.field, fault.code.slice(8), fault.details);
  }
  if (category && options) {
    for (const fault of checkOptions(category, [{ options }]))
      fail(fault.field, fault.code.slice(8), fault.details);
  }
  if (errors.length > before || !category || !grade || !attributes || !options) return null;
  return {
    row,
    code,
    head: {
      category: category.id,
      title: cells.title,
      attributes,
      grade,
      picture: null,
      shoot: "none",
      page: "standard",
    },
    sku: { options, priceFen: priceFen ?? 1, stock: stock ?? 0 },
  };
}

/** The head of a column as the template writes it; of what is no column, its own name. */
function headOf(column: string): { readonly zh: string; readonly en: string } {
  const known = COLUMNS.find((one) => one === column);
  if (!known) return { zh: column, en: column };
  return { zh: zh.workbook.columns[known], en: en.workbook.columns[known] };
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

function gradeOf(text: string): Grade | null {
  if (text === "") return "standard";
  const wanted = text.toLowerCase();
  return (
    GRADES.find((grade) =>
      [grade, zh.workbook.grades[grade], en.workbook.grades[grade].toLowerCase()].includes(wanted),
    ) ?? null
  );
}

// "12.5" × 100 → 1250; null when it is no finite number (or no whole one where that is asked).
function numberIn(text: string, factor: number, isWhole = false): number | null {
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return null;
  const value = Math.round(Number(text) * factor);
  return isWhole && !Number.isInteger(Number(text)) ? null : value;
}

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

// "风格=法式;面料=纯棉" in ids or either language → ids; null when it is not written so. Unknown names stay for the checks.
function pairs(
  text: string,
  known: readonly (Named & { readonly values: readonly Named[] })[],
): Record<string, string> | null {
  const found: Record<string, string> = {};
  for (const part of text.split(/[;；]/)) {
    if (part.trim() === "") continue;
    const cut = part.search(/[=＝:：]/);
    if (cut < 1) return null;
    const name = part.slice(0, cut).trim();
    const value = part.slice(cut + 1).trim();
    const asked = known.find((one) => isNamed(one, name));
    found[asked?.id ?? name] = asked?.values.find((one) => isNamed(one, value))?.id ?? value;
  }
  return found;
}

function isNamed(thing: Named, text: string): boolean {
  const wanted = text.toLowerCase();
  return (
    thing.id === wanted ||
    thing.name.zh.toLowerCase() === wanted ||
    thing.name.en.toLowerCase() === wanted
  );
}
