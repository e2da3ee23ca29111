/** How rows that name goods of the shop change them, listing by listing, and what is said of each row before. */
import type { Category } from "@dianzhang/market";
import { MOST_SKUS, type CellChange, type RowError, type RowPlan } from "../commands.ts";
import en from "../text.en.json" with { type: "json" };
import zh from "../text.zh.json" with { type: "json" };
import { failIn, headOf, pairsOf, type Cells, type Column } from "./cells.ts";
import { attributeName, checkOptions, findCategory, missingAttributes } from "./check.ts";
import type { Context } from "./decide.ts";
import { goodsNamed, isSame, readNamedRow, type AddedSku, type Reading } from "./revise-row.ts";
import type { ListingRecord } from "./slice.ts";

/** What the rows of one listing change of it. */
export interface Revision {
  readonly record: ListingRecord;
  /** Title and attributes as they will be; null when neither differs. */
  readonly words: Pick<ListingRecord, "title" | "attributes"> | null;
  readonly prices: readonly { readonly sku: number; readonly priceFen: number }[];
  /** Variants that go on sale and off. */
  readonly on: readonly number[];
  readonly off: readonly number[];
  readonly added: readonly AddedSku[];
  readonly plans: readonly RowPlan[];
}

interface SheetLine {
  readonly row: number;
  readonly cells: Cells;
}

interface Group {
  readonly record: ListingRecord;
  readonly readings: Reading[];
  size: number;
}

/** A listing with a bad row is left out whole, as new goods are. */
export function readRevisions(
  ctx: Context,
  rows: readonly SheetLine[],
  errors: RowError[],
): Revision[] {
  const groups = new Map<number, Group>();
  const twice = numbersSaidTwice(rows);
  for (const { row, cells } of rows) {
    const fail = failIn(errors, row);
    const named = goodsNamed(ctx, cells, fail);
    if (!named) continue;
    const { record, line } = named;
    const group = groups.get(record.listing) ?? { record, readings: [], size: 0 };
    groups.set(record.listing, group);
    group.size += 1;
    if (line && twice.has(line.sku)) {
      fail("skuNumber", "listing/sku-row-twice", { sku: line.sku });
      continue;
    }
    const reading = readNamedRow(ctx, row, cells, named, errors);
    if (reading) group.readings.push(reading);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.readings.length < group.size) return [];
    return joined(ctx, group, errors) ?? [];
  });
}

function numbersSaidTwice(rows: readonly SheetLine[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const { cells } of rows) {
    const sku = cells.skuNumber === "" ? -1 : Number(cells.skuNumber);
    if (sku >= 0 && seen.has(sku)) twice.add(sku);
    seen.add(sku);
  }
  return twice;
}

function joined(ctx: Context, { record, readings }: Group, errors: RowError[]): Revision | null {
  const category = findCategory(ctx.market.scenario, record.category) as Category;
  const before = errors.length;
  const title = oneOf(record, readings, "title", errors) ?? record.title;
  const attributes = oneOf(record, readings, "attributes", errors) ?? record.attributes;
  if (record.isPublished && attributes !== record.attributes) {
    const [missing] = missingAttributes(category, attributes);
    const row = readings.find((reading) => reading.attributes !== null)?.row ?? 0;
    const attribute = missing && attributeName(category, missing);
    if (attribute) failIn(errors, row)("attributes", "listing/attribute-missing", { attribute });
  }
  const added = readings.flatMap((reading) => reading.added ?? []);
  faultOfAdded(category, record, readings, errors);
  if (errors.length > before) return null;
  const isReworded = title !== record.title || attributes !== record.attributes;
  const skusTo = (isOn: boolean) =>
    readings.flatMap(({ line, sale }) => (line && sale === isOn ? [line.sku] : []));
  return {
    record,
    words: isReworded ? { title, attributes } : null,
    prices: readings.flatMap(({ line, priceFen }) =>
      line && priceFen !== null ? [{ sku: line.sku, priceFen }] : [],
    ),
    on: skusTo(true),
    off: skusTo(false),
    added,
    plans: readings.map((reading) => planOf(category, record, reading)),
  };
}

// A listing has one title and one set of attributes: two rows that say two things are not guessed between.
function oneOf<Part extends "title" | "attributes">(
  { listing }: ListingRecord,
  readings: readonly Reading[],
  part: Part,
  errors: RowError[],
): Reading[Part] | null {
  const said = readings.filter((reading) => reading[part] !== null);
  const first = said[0]?.[part] ?? null;
  const isOther = (one: Reading[Part]) =>
    typeof one === "object" && typeof first === "object" && one !== null && first !== null
      ? !isSame(one, first)
      : one !== first;
  const odd = said.find((reading) => isOther(reading[part]));
  if (odd) failIn(errors, odd.row)(part, "listing/rows-say-two-things", { listing });
  return first;
}

function faultOfAdded(
  category: Category,
  { skus }: ListingRecord,
  readings: readonly Reading[],
  errors: RowError[],
): void {
  const added = readings.filter((reading) => reading.added !== null);
  const last = added.at(-1);
  if (!last) return;
  const fail = failIn(errors, last.row);
  const all = [...skus, ...added.flatMap((reading) => reading.added ?? [])];
  if (all.length > MOST_SKUS) fail("options", "listing/too-many-skus", { limit: MOST_SKUS });
  const [twin] = checkOptions(category, all);
  if (twin) fail("options", twin.code, { ...twin.details });
}

function planOf(category: Category, record: ListingRecord, reading: Reading): RowPlan {
  const { row, line, added, isStockLeft } = reading;
  const changes = changesOf(category, record, reading);
  const kind = added ? "added" : changes.length > 0 ? "changed" : "unchanged";
  const title = reading.title ?? record.title;
  return {
    row,
    kind,
    listing: record.listing,
    sku: line?.sku ?? null,
    title,
    changes,
    isStockLeft,
  };
}

function changesOf(category: Category, record: ListingRecord, reading: Reading): CellChange[] {
  const { line, title, attributes, priceFen, sale } = reading;
  const changes: CellChange[] = [];
  const change = (column: Column, from: CellChange["from"], to: CellChange["to"]) =>
    changes.push({ column, head: headOf(column), from, to });
  if (title !== null && title !== record.title) change("title", record.title, title);
  if (attributes !== null && attributes !== record.attributes) {
    const written = (chosen: Readonly<Record<string, string>>) => ({
      zh: pairsOf(category.attributes, chosen, "zh"),
      en: pairsOf(category.attributes, chosen, "en"),
    });
    change("attributes", written(record.attributes), written(attributes));
  }
  if (line && priceFen !== null) change("price", line.priceFen, priceFen);
  if (sale !== null) change("sale", saleName(!sale), saleName(sale));
  return changes;
}

function saleName(isOn: boolean): { readonly zh: string; readonly en: string } {
  const state = isOn ? "on" : "off";
  return { zh: zh.workbook.sale[state], en: en.workbook.sale[state] };
}
