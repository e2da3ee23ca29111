/** How events leave the engine: columns of typed arrays, self-describing, in order. */
import { invariant } from "./invariant.ts";

export type ColumnType = "u8" | "u16" | "u32" | "i32" | "f64" | "text";

/** One column. `nullable`: the type's extreme means NULL. `dictionary`: integer codes of a text list. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable?: boolean;
  readonly dictionary?: boolean;
}

export interface TableSpec {
  readonly name: string;
  readonly columns: readonly ColumnSpec[];
}

export type ColumnData = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | string[];

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

/** Grows columns row by row; `take()` hands the rows over and starts afresh. */
export class BatchBuilder {
  readonly table: TableSpec;
  rows = 0;
  #capacity: number;
  #columns: ColumnData[];
  readonly #dictionaries: Record<string, readonly string[]>;

  constructor(table: TableSpec, dictionaries: Record<string, readonly string[]> = {}, capacity = 256) {
    this.table = table;
    this.#capacity = capacity;
    this.#columns = table.columns.map((column) => allocate(column.type, capacity));
    this.#dictionaries = dictionaries;
  }

  /** Adds one row, values in the order of the table's columns. */
  add(...values: readonly number[]): void {
    if (this.rows === this.#capacity) this.#grow();
    const row = this.rows;
    for (let i = 0; i < values.length; i += 1) {
      (this.#columns[i] as Uint32Array)[row] = values[i] as number;
    }
    this.rows += 1;
  }

  /** Adds one row that holds text somewhere; for small tables only. */
  addMixed(values: readonly (number | string)[]): void {
    invariant(values.length === this.#columns.length, `${this.table.name}: wrong number of values`);
    if (this.rows === this.#capacity) this.#grow();
    const row = this.rows;
    values.forEach((value, i) => {
      (this.#columns[i] as (number | string)[])[row] = value;
    });
    this.rows += 1;
  }

  take(): Batch {
    const columns: Record<string, ColumnData> = {};
    this.table.columns.forEach((spec, i) => {
      columns[spec.name] = this.#columns[i] as ColumnData;
    });
    const batch = { table: this.table, rows: this.rows, columns, dictionaries: this.#dictionaries };
    this.#columns = this.table.columns.map((column) => allocate(column.type, this.#capacity));
    this.rows = 0;
    return batch;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#columns = this.#columns.map((column, i) => {
      const wider = allocate(this.table.columns[i]?.type ?? "text", this.#capacity);
      if (Array.isArray(column)) return column;
      (wider as Uint32Array).set(column as Uint32Array);
      return wider;
    });
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
