/** Every wrong row, in the words of the refusal it would meet. */
import { Grid, Nothing, useLanguage, useRefusalText, useText } from "@dianzhang/ui";
import type { RowError } from "../../commands.ts";

export function RowErrors({ errors }: { readonly errors: readonly RowError[] }) {
  const t = useText("listing");
  const sentence = useRefusalText();
  const { language } = useLanguage();
  const rows = errors.map((error, place) => ({ ...error, place }));
  return (
    <Grid
      rows={rows}
      rowKey={(error) => error.place}
      label={t("import.errors")}
      empty={<Nothing text="" />}
      searchText={(error) => `${error.row} ${headOf(error, language)}`}
      columns={[
        {
          id: "row",
          title: t("import.row"),
          isNumber: true,
          width: 80,
          order: (error) => error.row,
          cell: (error) => error.row,
        },
        {
          id: "column",
          title: t("import.column"),
          width: 140,
          order: (error) => error.column,
          cell: (error) => headOf(error, language),
        },
        {
          id: "what",
          title: t("import.what"),
          cell: (error) => sentence(error.code, error.details),
        },
      ]}
    />
  );
}

/** Markets of an earlier model name columns by their ids. */
function headOf({ column, details }: RowError, language: "zh" | "en"): string {
  const head = details["column"] as
    | { readonly zh: string; readonly en: string }
    | string
    | undefined;
  return typeof head === "object" ? head[language] : column;
}
