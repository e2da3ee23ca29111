/** Rows of a CSV file with a head line, as text by column. */
import { parse } from "csv-parse/sync";

export function csvRows(text: string): Record<string, string>[] {
  return parse(text, { columns: true, skip_empty_lines: true, relax_quotes: true });
}
