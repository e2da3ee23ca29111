/** The columns that tables of raw events share. */
import type { ColumnSpec, TableSpec } from "@dianzhang/kernel";

export const at = u32("at");
export const shop: ColumnSpec<"shop"> = { name: "shop", type: "u16" };
export const who = [at, u32("shopper"), u32("session")];
export const where = [shop, u32("listing")];
export const channel = code("channel", "u8");
export const keyword: ColumnSpec<"keyword"> = {
  name: "keyword",
  type: "u16",
  dictionary: true,
  nullable: true,
};
export const device = code("device", "u8");
export const province = code("province", "u8");

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
