/** How events leave the engine: columns of typed arrays, self-describing, in order. */
import { invariant } from "./invariant.ts";

export type ColumnType = "u8" | "u16" | "u32" | "i32" | "f64" | "text";

/** One column. `nullable`: the type's extreme means NULL. `dictionary`: integer codes of a text list. */
export interface ColumnSpec<Name extends string = string> {
  readonly name: Name;
  readonly type: ColumnType;
  readonly nullable?: boolean;
  readonly dictionary?: boolean;
}

export interface TableSpec<Column extends string = string> {
  readonly name: string;
  readonly columns: readonly ColumnSpec<Column>[];
}

export type ColumnData =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int32Array
  | Float64Array
  | string[];

/** Rows of one table; only the first `rows` entries of each column count. */
export interface Batch {
  readonly table: TableSpec;
  readonly rows: number;
  readonly columns: Record<string, ColumnData>;
  readonly dictionaries: Record<string, readonly string[]>;
}

/** The value that stands for NULL in a nullable column. */
export const NULL_U8 = 0xff;
export const NULL_U16 = 0xffff;
export const NULL_U32 = 0xffffffff;
export const NULL_I32 = -2147483648;

/** Cells kept for one row while a tick runs; a table of whole numbers has at most this many columns. */
const STRIDE = 16;
/** Rows handed over at a time: 256 rows are 16 KiB. */
const BLOCK = 256;

/**
 * Collects rows and hands them over as columns. Whole numbers are kept row by row in one Int32Array, so that
 * adding a row is a handful of stores into one place; `take()` spreads them over the columns.
 */
export class BatchBuilder {
  readonly table: TableSpec;
  rows = 0;
  #cells: Int32Array;
  /** Rows of tables that hold text or fractions. */
  #mixed: (readonly (number | string)[])[] = [];
  readonly #dictionaries: Record<string, readonly string[]>;

  constructor(
    table: TableSpec,
    dictionaries: Record<string, readonly string[]> = {},
    capacity = 64,
  ) {
    invariant(table.columns.length <= STRIDE, `${table.name} has more than ${STRIDE} columns`);
    this.table = table;
    this.#cells = new Int32Array(capacity * STRIDE);
    this.#dictionaries = dictionaries;
  }

  /** Adds one row of whole numbers, in the order of the table's columns; what is left out is 0. */
  add(
    a = 0,
    b = 0,
    c = 0,
    d = 0,
    e = 0,
    f = 0,
    g = 0,
    h = 0,
    i = 0,
    j = 0,
    k = 0,
    l = 0,
    m = 0,
    n = 0,
  ): void {
    const at = this.rows * STRIDE;
    if (at === this.#cells.length) this.#grow();
    const cells = this.#cells;
    cells[at] = a;
    cells[at + 1] = b;
    cells[at + 2] = c;
    cells[at + 3] = d;
    cells[at + 4] = e;
    cells[at + 5] = f;
    cells[at + 6] = g;
    cells[at + 7] = h;
    cells[at + 8] = i;
    cells[at + 9] = j;
    cells[at + 10] = k;
    cells[at + 11] = l;
    cells[at + 12] = m;
    cells[at + 13] = n;
    this.rows += 1;
  }

  /** Adds one row that holds text or a fraction; a table takes either this or `add`. */
  addMixed(values: readonly (number | string)[]): void {
    invariant(
      values.length === this.table.columns.length,
      `${this.table.name}: wrong number of values`,
    );
    this.#mixed.push(values);
    this.rows += 1;
  }

  take(): Batch {
    const { rows } = this;
    const isMixed = this.#mixed.length > 0;
    invariant(
      !isMixed || this.#mixed.length === rows,
      `${this.table.name} mixes both ways of adding`,
    );
    const columns: Record<string, ColumnData> = {};
    const spread = this.table.columns.map((spec, column) => {
      const data = isMixed ? this.#spreadMixed(spec, column) : allocate(spec.type, rows);
      columns[spec.name] = data;
      return data;
    });
    // Block by block, so that the rows of a block stay in the nearest cache while every column is filled.
    for (let from = 0; !isMixed && from < rows; from += BLOCK) {
      const until = Math.min(rows, from + BLOCK);
      for (let column = 0; column < spread.length; column += 1)
        spreadCells(this.#cells, spread[column] as ColumnData, column, from, until);
    }
    this.rows = 0;
    this.#mixed = [];
    return { table: this.table, rows, columns, dictionaries: this.#dictionaries };
  }

  #spreadMixed(spec: ColumnSpec, column: number): ColumnData {
    const data = allocate(spec.type, this.rows) as (number | string)[];
    this.#mixed.forEach((values, row) => {
      data[row] = values[column] as number | string;
    });
    return data as ColumnData;
  }

  #grow(): void {
    const wider = new Int32Array(this.#cells.length * 2);
    wider.set(this.#cells);
    this.#cells = wider;
  }
}

// A loop of its own for each kind of column: one that met them all would look up the kind at every cell.
function spreadCells(
  cells: Int32Array,
  data: ColumnData,
  column: number,
  from: number,
  until: number,
): void {
  if (data instanceof Uint8Array) spreadBytes(cells, data, column, from, until);
  else if (data instanceof Uint16Array) spreadShorts(cells, data, column, from, until);
  else if (data instanceof Int32Array) spreadSigned(cells, data, column, from, until);
  else spreadWords(cells, data as Uint32Array, column, from, until);
}

function spreadBytes(
  cells: Int32Array,
  data: Uint8Array,
  column: number,
  from: number,
  until: number,
): void {
  for (let row = from, at = from * STRIDE + column; row < until; row += 1, at += STRIDE)
    data[row] = cells[at] as number;
}

function spreadShorts(
  cells: Int32Array,
  data: Uint16Array,
  column: number,
  from: number,
  until: number,
): void {
  for (let row = from, at = from * STRIDE + column; row < until; row += 1, at += STRIDE)
    data[row] = cells[at] as number;
}

function spreadSigned(
  cells: Int32Array,
  data: Int32Array,
  column: number,
  from: number,
  until: number,
): void {
  for (let row = from, at = from * STRIDE + column; row < until; row += 1, at += STRIDE)
    data[row] = cells[at] as number;
}

function spreadWords(
  cells: Int32Array,
  data: Uint32Array,
  column: number,
  from: number,
  until: number,
): void {
  for (let row = from, at = from * STRIDE + column; row < until; row += 1, at += STRIDE)
    data[row] = cells[at] as number;
}

/** Columns as their writers see them; each holds the type of its spec, and stores wrap as that type does. */
export type OpenColumns<Name extends string> = Readonly<Record<Name, Uint32Array>>;

/** Collects rows column by column, for writers that fill many rows at once. */
export class ColumnBuilder<Name extends string> {
  readonly table: TableSpec<Name>;
  rows = 0;
  col: OpenColumns<Name>;
  #capacity: number;
  readonly #dictionaries: Record<string, readonly string[]>;

  constructor(table: TableSpec<Name>, dictionaries: Record<string, readonly string[]> = {}) {
    invariant(
      table.columns.every((spec) => spec.type !== "text"),
      `${table.name} holds text`,
    );
    this.table = table;
    this.#capacity = 256;
    this.#dictionaries = dictionaries;
    this.col = this.#allocate();
  }

  /** Makes room for more rows and counts them; answers the first of them. Look `col` up afterwards. */
  open(rows: number): number {
    const from = this.rows;
    this.rows += rows;
    if (this.rows > this.#capacity) {
      while (this.#capacity < this.rows) this.#capacity *= 2;
      const narrow = this.col;
      this.col = this.#allocate();
      for (const { name } of this.table.columns) this.col[name].set(narrow[name].subarray(0, from));
    }
    return from;
  }

  take(): Batch {
    const { rows, table } = this;
    const columns: Record<string, ColumnData> = {};
    for (const { name } of table.columns) columns[name] = this.col[name].slice(0, rows);
    this.rows = 0;
    return { table, rows, columns, dictionaries: this.#dictionaries };
  }

  #allocate(): OpenColumns<Name> {
    const columns = this.table.columns.map(({ name, type }) => [
      name,
      allocate(type, this.#capacity),
    ]);
    return Object.fromEntries(columns) as OpenColumns<Name>;
  }
}

function allocate(type: ColumnType, capacity: number): ColumnData {
  switch (type) {
    case "u8":
      return new Uint8Array(capacity);
    case "u16":
      return new Uint16Array(capacity);
    case "u32":
      return new Uint32Array(capacity);
    case "i32":
      return new Int32Array(capacity);
    case "f64":
      return new Float64Array(capacity);
    case "text":
      return [];
  }
}
