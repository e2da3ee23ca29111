/** How do the parts of a day become one run of rows, by shop and then by time? */
import type { Batch, ColumnData, ColumnSpec, TableSpec } from "@dianzhang/kernel";
import { readInto, textsOf, wordsOf, type Group } from "./read-part.ts";

const DIGIT_BITS = 11;

/**
 * One batch with every row of the parts, by shop, then time, then as they were written. Whole numbers
 * and codes are 32-bit words of one kind, whatever the column's type: machines move those fastest.
 */
export function sortedRows(table: TableSpec, parts: readonly Group[]): Batch {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const dictionaries: Record<string, readonly string[]> = {};
  const whole: Record<string, ColumnData> = {};
  for (const [column, spec] of table.columns.entries()) {
    const words = spec.dictionary ? oneDictionary(parts, column) : undefined;
    if (words) dictionaries[spec.name] = words.all;
    whole[spec.name] = gathered(parts, { column, spec, rows, codes: words?.codes });
  }
  return orderedRows({ table, rows, columns: whole, dictionaries });
}

/** The same rows by shop, then time, then as they were. Whole numbers and codes must be Int32Array. */
export function orderedRows(batch: Batch): Batch {
  const order = orderOf(batch.table, batch.columns, batch.rows);
  const columns: Record<string, ColumnData> = {};
  for (const { name } of batch.table.columns)
    columns[name] = ordered(batch.columns[name] as ColumnData, order);
  return { ...batch, columns };
}

/** The rows from `from` up to `until` as a batch of their own; numbers are shared, not copied. */
export function slice(batch: Batch, from: number, until: number): Batch {
  const columns: Record<string, ColumnData> = {};
  for (const [name, data] of Object.entries(batch.columns)) {
    columns[name] = Array.isArray(data) ? data.slice(from, until) : data.subarray(from, until);
  }
  return { ...batch, rows: until - from, columns };
}

interface Dictionary {
  readonly all: readonly string[];
  /** For each part: its code → the code in `all`. */
  readonly codes: readonly Int32Array[];
}

function oneDictionary(parts: readonly Group[], column: number): Dictionary {
  const places = new Map<string, number>();
  const codes = parts.map((part) =>
    Int32Array.from(wordsOf(part, column), (word) => {
      const place = places.get(word) ?? places.size;
      places.set(word, place);
      return place;
    }),
  );
  return { all: [...places.keys()], codes };
}

function gathered(
  parts: readonly Group[],
  to: { column: number; spec: ColumnSpec; rows: number; codes: readonly Int32Array[] | undefined },
): ColumnData {
  const { column, spec, rows, codes } = to;
  if (spec.type === "text") return parts.flatMap((part) => textsOf(part, column));
  const all = spec.type === "f64" ? new Float64Array(rows) : new Int32Array(rows);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    readInto(all.subarray(at, at + part.rows), part, { column, spec, codes: codes?.[i] });
    at += part.rows;
  }
  return all;
}

// Radix sort, lowest digit first: stable, so rows of one second keep the order they were written in.
function orderOf(table: TableSpec, columns: Record<string, ColumnData>, rows: number): Int32Array {
  const keys = ["at", "shop"].filter((key) => table.columns.some(({ name }) => name === key));
  let order = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  for (const key of keys) {
    const values = columns[key] as Int32Array;
    let least = values[0] ?? 0;
    let most = least;
    let isSorted = true;
    for (let i = 1; i < rows; i += 1) {
      const value = values[i] as number;
      if (value < most) isSorted = false;
      else most = value;
      if (value < least) least = value;
    }
    // Time comes first: while nothing has been moved yet, sorted rows may stay as they are.
    if (key === "at" && isSorted) continue;
    for (let shift = 0; shift < 32 && (most - least) >>> shift > 0; shift += DIGIT_BITS)
      order = byDigit(order, values, { least, shift });
  }
  return order;
}

function byDigit(
  order: Int32Array,
  values: Int32Array,
  { least, shift }: { least: number; shift: number },
): Int32Array<ArrayBuffer> {
  const mask = (1 << DIGIT_BITS) - 1;
  const starts = new Int32Array(mask + 2);
  for (let i = 0; i < values.length; i += 1) {
    const digit = (((values[i] as number) - least) >>> shift) & mask;
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 1; digit < starts.length; digit += 1)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  const moved = new Int32Array(order.length);
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] as number;
    const digit = (((values[row] as number) - least) >>> shift) & mask;
    const place = starts[digit] as number;
    starts[digit] = place + 1;
    moved[place] = row;
  }
  return moved;
}

function ordered(data: ColumnData, order: Int32Array): ColumnData {
  if (Array.isArray(data)) return Array.from(order, (row) => data[row] ?? "");
  if (data instanceof Float64Array)
    return Float64Array.from(order, (row) => data[row] ?? Number.NaN);
  const moved = new Int32Array(order.length);
  move(data as Int32Array, order, moved);
  return moved;
}

function move(from: Int32Array, order: Int32Array, to: Int32Array): void {
  for (let i = 0; i < order.length; i += 1) to[i] = from[order[i] as number] as number;
}
