/** The phrases of one category as the keyword tool estimates them. */
import { Tag } from "antd";
import { CellValue, Change, Grid, Loaded, useText, useView, type GridColumn } from "@dianzhang/ui";
import type { KeywordLine } from "../../commands.ts";

export function KeywordTable({ category }: { readonly category: string }) {
  const t = useText("listing");
  const lines = useView<readonly KeywordLine[]>("listing/keywords", { category });
  return (
    <Loaded asked={lines}>
      {(rows) => (
        <>
          <p className="dz-quiet">{t(rows[0]?.isGuess ? "words.guess" : "words.estimate")}</p>
          <Grid
            rows={rows}
            rowKey={(line) => line.phrase}
            label={t("words.of")}
            columns={columnsOf(t)}
            searchText={(line) => line.phrase}
          />
        </>
      )}
    </Loaded>
  );
}

type Words = (key: string, values?: Record<string, unknown>) => string;

function columnsOf(t: Words): GridColumn<KeywordLine>[] {
  const number = (id: "searches" | "competition" | "own"): GridColumn<KeywordLine> => ({
    id,
    title: t(`words.column.${id}`),
    means: t(`words.means.${id}`),
    isNumber: true,
    order: (line) => line[id],
    cell: (line) => <CellValue value={line[id]} unit="count" />,
  });
  const share = (
    id: "clickRate" | "orderRate",
    unit: "number" | "rate",
  ): GridColumn<KeywordLine> => ({
    id,
    title: t(`words.column.${id}`),
    means: t(`words.means.${id}`),
    isNumber: true,
    order: (line) => line[id],
    cell: (line) => <CellValue value={line[id]} unit={unit} />,
  });
  return [
    {
      id: "phrase",
      title: t("words.column.phrase"),
      order: (line) => line.phrase,
      cell: (line) => (
        <>
          {line.phrase} <Tag>{t(`words.level.${line.level}`)}</Tag>
        </>
      ),
    },
    number("searches"),
    {
      id: "trend",
      title: t("words.column.trend"),
      means: t("words.means.trend"),
      isNumber: true,
      order: (line) => line.trendPermille,
      cell: (line) => (
        <Change value={line.trendPermille === null ? null : line.trendPermille / 1000} />
      ),
    },
    number("competition"),
    {
      id: "room",
      title: t("words.column.room"),
      means: t("words.means.room"),
      isNumber: true,
      order: room,
      cell: (line) => <CellValue value={room(line)} unit="number" />,
    },
    share("clickRate", "number"),
    share("orderRate", "rate"),
    number("own"),
  ];
}

/** Searches a day for each of the goods that answer the phrase: where there is room. */
function room({ searches, competition }: KeywordLine): number {
  return Number((searches / Math.max(1, competition)).toFixed(1));
}
