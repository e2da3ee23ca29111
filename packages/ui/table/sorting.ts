/** Sorting that the table's keeper knows of, so that keyboard and marks mean the row that is seen. */
import type { TableColumnType } from "antd";
import type { SorterResult } from "antd/es/table/interface";
import { useMemo, useState } from "react";
import { inOrder, type OrderOf, type Sorting } from "./in-order.ts";

type SortProps<R> = Pick<TableColumnType<R>, "sorter" | "sortDirections" | "sortOrder">;

/** Rows as they are shown, what a sortable column is given, and what the table tells of a click on its head. */
export function useSorting<R>(
  rows: readonly R[],
  orderOf: (id: string) => OrderOf<R> | undefined,
): {
  readonly ordered: readonly R[];
  readonly sortable: (id: string) => SortProps<R>;
  readonly onSort: (sorted: SorterResult<R> | SorterResult<R>[]) => void;
} {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const ordered = useMemo(
    () => inOrder(rows, sorting ? orderOf(sorting.id) : undefined, sorting?.isDescending ?? false),
    [rows, orderOf, sorting],
  );
  const sortable = (id: string): SortProps<R> => ({
    sorter: true,
    sortDirections: ["descend", "ascend"],
    sortOrder: sorting?.id !== id ? null : sorting.isDescending ? "descend" : "ascend",
  });
  return { ordered, sortable, onSort: (sorted) => setSorting(sortingOf(sorted)) };
}

function sortingOf<R>(sorted: SorterResult<R> | SorterResult<R>[]): Sorting | null {
  const one = Array.isArray(sorted) ? sorted[0] : sorted;
  if (!one?.order || one.columnKey === undefined) return null;
  return { id: String(one.columnKey), isDescending: one.order === "descend" };
}
