/** A metric's whole answer as a table, every head with its definition, and the file to take away. */
import { Button, Space } from "antd";
import { inLanguage } from "../bilingual.ts";
import { namedRows, withNames, type NamedRow } from "../answer.ts";
import { useLanguage, useText } from "../language.ts";
import { decimalsOf } from "../format/numbers.ts";
import { momentText } from "../format/market-time.ts";
import { CellValue, Change } from "../parts/Figures.tsx";
import { Definition } from "../parts/Definition.tsx";
import { Nothing } from "../parts/States.tsx";
import type { Answer, Period } from "@dianzhang/api";
import { useMarket } from "../server/market.tsx";
import { useGoodsTitles } from "../server/use-goods-titles.ts";
import { metricPath } from "../server/use-view.ts";
import { Grid, type GridColumn } from "./Grid.tsx";

interface MetricTableProps {
  readonly metric: string;
  readonly answer: Answer;
  readonly period: Period;
  /** Figures shown as a change with arrow and sign. */
  readonly changes?: readonly string[];
  /** Words for the codes a text column holds. */
  readonly words?: (column: string, code: string) => string;
  readonly onOpen?: (row: NamedRow) => void;
}

export function MetricTable({
  metric,
  answer,
  period,
  changes = [],
  words,
  onOpen,
}: MetricTableProps) {
  const { language } = useLanguage();
  const { market } = useMarket();
  const t = useText("ui");
  const rows = namedRows(useGoodsNamed(answer)).map((row, i): NamedRow => ({ ...row, place: i }));
  const columns = answer.columns.map((figure): GridColumn<NamedRow> => {
    const isText = figure.unit === "text" || figure.unit === "id";
    const label = inLanguage(figure.label, language);
    const decimals = decimalsOf(rows.map((row) => row[figure.name] ?? null));
    const shown = (cell: number | string | null) =>
      typeof cell === "string" && words ? words(figure.name, cell) : cell;
    return {
      id: figure.name,
      name: label,
      title: (
        <>
          {label}
          <Definition metric={metric} figure={figure.name} />
        </>
      ),
      isNumber: !isText,
      cell: (row) => {
        const cell = row[figure.name] ?? null;
        if (changes.includes(figure.name) && typeof cell !== "string")
          return <Change value={cell} />;
        if (figure.unit === "at" && typeof cell === "number")
          return <span className="dz-number">{momentText(market.firstDay, cell)}</span>;
        return <CellValue value={shown(cell)} unit={figure.unit} decimals={decimals} />;
      },
      order: (row) => row[figure.name] ?? null,
    };
  });
  return (
    <Grid
      rows={rows}
      columns={columns}
      rowKey={(row) => Number(row["place"])}
      label={t("grid.of", { name: metric })}
      toolbar={<Downloads metric={metric} period={period} />}
      empty={<Nothing text={t("states.nothing")} />}
      {...(onOpen ? { onOpen } : {})}
    />
  );
}

/** Columns that hold a listing's number. */
const GOODS = ["listing", "from_listing", "to_listing"];

// Goods are known by their titles; where the answer does not tell them, they stand beside the numbers.
function useGoodsNamed(answer: Answer): Answer {
  const columns = answer.columns.map(({ name }) => name);
  const enabled = !columns.includes("title") && GOODS.some((name) => columns.includes(name));
  const titles = useGoodsTitles({ enabled });
  if (!enabled) return answer;
  const names = new Map([...titles].map(([listing, title]) => [listing, `${listing} ${title}`]));
  return withNames(answer, Object.fromEntries(GOODS.map((name) => [name, names])));
}

/** The rows of a metric as a file. */
export function Downloads({
  metric,
  period,
}: {
  readonly metric: string;
  readonly period: Period;
}) {
  const { language } = useLanguage();
  const { market, shop } = useMarket();
  return (
    <Space size={4}>
      {(["csv", "xlsx", "pdf"] as const).map((format) => (
        <Button
          key={format}
          size="small"
          href={metricPath(market.id, metric, { ...period, shop, format, language })}
          download
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Space>
  );
}
