/** In what order a table's rows stand, and on which page one of them is. */

/** By what rows are ordered: numbers, or texts; nothing counts as less than any number. */
export type OrderOf<R> = (row: R) => number | string | null;

/** A column of the table, and which way. */
export interface Sorting {
  readonly id: string;
  readonly isDescending: boolean;
}

/** The rows by one of their columns; as they came while none is chosen. Equal rows keep their places. */
export function inOrder<R>(
  rows: readonly R[],
  order: OrderOf<R> | undefined,
  isDescending: boolean,
): readonly R[] {
  if (!order) return rows;
  const way = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => way * compared(order(a), order(b)));
}

function compared(left: number | string | null, right: number | string | null): number {
  if (typeof left === "string" || typeof right === "string")
    return String(left).localeCompare(String(right));
  const [a, b] = [left ?? -Infinity, right ?? -Infinity];
  return a === b ? 0 : a - b;
}

/** The page, from 1, that shows the row at a place, or the first where none is marked. */
export function pageOf(place: number, size: number): number {
  return Math.floor(Math.max(0, place) / size) + 1;
}
