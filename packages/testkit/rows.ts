/** What a market wrote in some hours, as rows a test can read. */
import type { Batch } from "@dianzhang/kernel";

/** The rows of one table as numbers; dictionary columns are their codes. */
export function rowsOf(batches: readonly Batch[], table: string): Record<string, number>[] {
  return batches
    .filter((batch) => batch.table.name === table)
    .flatMap((batch) =>
      Array.from({ length: batch.rows }, (_, i) =>
        Object.fromEntries(
          Object.entries(batch.columns).map(([name, column]) => [name, Number(column[i])]),
        ),
      ),
    );
}
