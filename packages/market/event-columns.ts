/** How the columns of the event tables are written down in few words. */
import type { ColumnSpec, TableSpec } from "@dianzhang/kernel";

export function table<Column extends string>(
  name: string,
  columns: readonly ColumnSpec<Column>[],
): TableSpec<Column> {
  return { name, columns };
}

export function u32<Name extends string>(name: Name): ColumnSpec<Name> {
  return { name, type: "u32" };
}

export function i32<Name extends string>(name: Name): ColumnSpec<Name> {
  return { name, type: "i32" };
}

export function u8<Name extends string>(name: Name): ColumnSpec<Name> {
  return { name, type: "u8" };
}

export function code<Name extends string>(name: Name, type: "u8" | "u16"): ColumnSpec<Name> {
  return { name, type, dictionary: true };
}

export const at = u32("at");
export const shop: ColumnSpec<"shop"> = { name: "shop", type: "u16" };
export const who = [at, u32("shopper"), u32("session")];
export const where = [shop, u32("listing")];
