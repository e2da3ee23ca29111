/** How slow state is kept: named columns of typed arrays that grow together and save themselves. */
import type { ByteReader, Writer } from "@dianzhang/kernel";

type Column =
  | typeof Uint8Array
  | typeof Uint16Array
  | typeof Int16Array
  | typeof Uint32Array
  | typeof Int32Array
  | typeof Float32Array
  | typeof Float64Array;

export type GrownSpec = Readonly<Record<string, Column>>;

/** Columns of equal length; `stride` cells per row where a row is a small vector. */
export interface Grown<Spec extends GrownSpec> {
  count: number;
  capacity: number;
  readonly stride: number;
  readonly spec: Spec;
  readonly col: { [K in keyof Spec]: InstanceType<Spec[K]> };
}

export function grown<Spec extends GrownSpec>(spec: Spec, capacity = 256, stride = 1): Grown<Spec> {
  const col = Object.fromEntries(
    Object.entries(spec).map(([name, kind]) => [name, new kind(capacity * stride)]),
  );
  return { count: 0, capacity, stride, spec, col: col as Grown<Spec>["col"] };
}

/** Promises room for `count` rows, and that rows up to it count. */
export function ensureRows<Spec extends GrownSpec>(table: Grown<Spec>, count: number): void {
  if (count > table.capacity) {
    let capacity = table.capacity;
    while (capacity < count) capacity *= 2;
    for (const name of Object.keys(table.spec) as (keyof Spec & string)[]) {
      const wider = new (table.spec[name] as Column)(capacity * table.stride);
      wider.set(table.col[name] as Uint32Array);
      table.col[name] = wider as Grown<Spec>["col"][typeof name];
    }
    table.capacity = capacity;
  }
  if (count > table.count) table.count = count;
}

export function saveGrown(out: Writer, name: string, table: Grown<GrownSpec>): void {
  out.json(`${name}.count`, table.count);
  for (const column of Object.keys(table.spec)) {
    out.words(`${name}.${column}`, table.col[column] as Uint32Array, table.count * table.stride);
  }
}

export function loadGrown(from: ByteReader, name: string, table: Grown<GrownSpec>): void {
  ensureRows(table, from.json(`${name}.count`) as number);
  for (const [column, kind] of Object.entries(table.spec)) {
    const saved = from.words(`${name}.${column}`, kind as typeof Uint32Array);
    (table.col[column] as Uint32Array).set(saved);
  }
}
