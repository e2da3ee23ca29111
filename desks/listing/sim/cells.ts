/** What the cells of a goods sheet say: columns in both languages, numbers, names and pairs of names. */
import type { Category, Scenario } from "@dianzhang/market";
import { GRADES, type Grade, type RowError, type WorkbookRow } from "../commands.ts";
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };

/** `listingNumber` and `skuNumber` name what exists; `sale` says whether a variant is on sale. */
export const COLUMNS = [
  "listingNumber",
  "skuNumber",
  "code",
  "title",
  "category",
  "grade",
  "attributes",
  "options",
  "price",
  "stock",
  "sale",
] as const;
export type Column = (typeof COLUMNS)[number];
export type Cells = Readonly<Record<Column, string>>;

// Headers may be in either language, or the plain column name.
export function namedCells(row: WorkbookRow): Cells {
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

/** The head of a column as the template writes it; of what is no column, its own name. */
export function headOf(column: string): { readonly zh: string; readonly en: string } {
  const known = COLUMNS.find((one) => one === column);
  if (!known) return { zh: column, en: column };
  return { zh: zh.workbook.columns[known], en: en.workbook.columns[known] };
}

/** Writes down what is wrong with a row, under a code of this desk. */
export type Fail = (column: string, code: string, details?: Record<string, unknown>) => void;

export function failIn(errors: RowError[], row: number): Fail {
  return (column, code, details = {}) => {
    errors.push({ row, column, code, details: { column: headOf(column), ...details } });
  };
}

export interface Lookup {
  readonly categories: ReadonlyMap<string, Category>;
}

export function newLookup(scenario: Scenario): Lookup {
  const categories = new Map<string, Category>();
  for (const category of scenario.categories) {
    for (const name of [category.id, category.name.zh, category.name.en])
      categories.set(name.toLowerCase(), category);
  }
  return { categories };
}

export function gradeOf(text: string): Grade | null {
  if (text === "") return "standard";
  const wanted = text.toLowerCase();
  return (
    GRADES.find((grade) =>
      [grade, zh.workbook.grades[grade], en.workbook.grades[grade].toLowerCase()].includes(wanted),
    ) ?? null
  );
}

/** Whether a variant is to be on sale; null where nothing is said, undefined for another word. */
export function saleOf(text: string): boolean | null | undefined {
  if (text === "") return null;
  const wanted = text.toLowerCase();
  const names = (state: "on" | "off") => [
    state,
    zh.workbook.sale[state],
    en.workbook.sale[state].toLowerCase(),
  ];
  if (names("on").includes(wanted)) return true;
  return names("off").includes(wanted) ? false : undefined;
}

/** A price in fen; null when it is none, and then it is written down why. */
export function priceIn(text: string, fail: Fail): number | null {
  const fen = numberIn(text, 100);
  if (fen === null) fail("price", "listing/cell-not-a-number", { value: text });
  else if (fen < 1 || fen > 100_000_000)
    fail("price", "listing/price-out-of-range", { value: text });
  else return fen;
  return null;
}

/** Pieces to buy; an empty cell buys none. */
export function piecesIn(text: string, fail: Fail): number | null {
  const pieces = text === "" ? 0 : numberIn(text, 1, true);
  if (pieces === null) fail("stock", "listing/cell-not-a-number", { value: text });
  else if (pieces < 0 || pieces > 100_000)
    fail("stock", "listing/stock-out-of-range", { value: text });
  else return pieces;
  return null;
}

// "12.5" × 100 → 1250; null when it is no finite number (or no whole one where that is asked).
export function numberIn(text: string, factor: number, isWhole = false): number | null {
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return null;
  const value = Math.round(Number(text) * factor);
  return isWhole && !Number.isInteger(Number(text)) ? null : value;
}

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}
type Choices = readonly (Named & { readonly values: readonly Named[] })[];

// "风格=法式;面料=纯棉" in ids or either language → ids; null when it is not written so. Unknown names stay for the checks.
export function pairs(text: string, known: Choices): Record<string, string> | null {
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

/** The same pairs as text: "风格=法式;面料=纯棉". */
export function pairsOf(
  known: Choices,
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

function isNamed(thing: Named, text: string): boolean {
  const wanted = text.toLowerCase();
  return (
    thing.id === wanted ||
    thing.name.zh.toLowerCase() === wanted ||
    thing.name.en.toLowerCase() === wanted
  );
}
