/** How everyone does: figures since the market opened, and lesson scores. Refreshed while markets run. */
import type { BoardLine } from "@dianzhang/api";
import { Link } from "@tanstack/react-router";
import { Tag, Tooltip } from "antd";
import {
  CellValue,
  Grid,
  inLanguage,
  Loaded,
  Money,
  Nothing,
  Rate,
  useLanguage,
  useRoute,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import { useLessons } from "../academy/lessons.ts";
import { PASS } from "../academy/stages.ts";
import { useMarketName } from "../shell/market-name.ts";

const WATCHED_MS = 3_000;
const RESTING_MS = 15_000;

export function Board({ id }: { readonly id: string }) {
  const t = useText("web");
  const { language } = useLanguage();
  const { value: lessons } = useLessons();
  const marketName = useMarketName();
  const titleOf = (lesson: string) => {
    const found = lessons?.find(({ id }) => id === lesson);
    return found ? inLanguage(found.title, language) : lesson;
  };
  const board = useRoute<readonly BoardLine[]>(["class-board", id], `/api/classes/${id}/board`, {
    again: (lines) => (lines?.some((line) => line.isRunning) ? WATCHED_MS : RESTING_MS),
  });
  return (
    <Loaded asked={board}>
      {(lines) => (
        <Grid
          rows={lines}
          rowKey={(line) => `${line.person.id}-${line.market ?? ""}`}
          columns={columnsOf(t, { titleOf, marketName })}
          label={t("teacher.board")}
          searchText={(line) => line.person.name}
          empty={<Nothing text={t("teacher.noTrainee")} />}
        />
      )}
    </Loaded>
  );
}

function columnsOf(
  t: (key: string, values?: Record<string, unknown>) => string,
  { titleOf, marketName }: Readonly<Record<"titleOf" | "marketName", (id: string) => string>>,
): GridColumn<BoardLine>[] {
  const figure = (
    id: string,
    read: (figures: NonNullable<BoardLine["figures"]>) => number | null,
    cell: (value: number | null) => GridColumn<BoardLine>["title"],
  ): GridColumn<BoardLine> => {
    const value = (line: BoardLine) => (line.figures ? read(line.figures) : null);
    return {
      id,
      title: t(`board.${id}`),
      means: t(`board.means.${id}`),
      isNumber: true,
      order: value,
      cell: (line) => cell(value(line)),
    };
  };
  const counted = (value: number | null) => <CellValue value={value} unit="count" />;
  return [
    {
      id: "name",
      title: t("board.name"),
      order: (line) => line.person.name,
      cell: (line) => line.person.name,
    },
    {
      id: "market",
      title: t("board.market"),
      order: (line) => line.marketName,
      cell: (line) =>
        line.market === null ? (
          <span className="dz-quiet">{t("board.noMarket")}</span>
        ) : (
          <Link to={`/m/${line.market}/today`} search={{ shop: line.shop } as never}>
            {line.marketName && marketName(line.marketName)}
          </Link>
        ),
    },
    {
      id: "now",
      title: t("board.now"),
      order: (line) => line.now,
      isNumber: true,
      cell: (line) =>
        line.now === null ? (
          "–"
        ) : (
          <>
            {line.isRunning ? <Tag color="blue">{t("board.running")}</Tag> : null}
            {t("board.day", { day: Math.floor(line.now / 24) + 1, hour: line.now % 24 })}
          </>
        ),
    },
    figure("visitors", (figures) => figures.visitors, counted),
    figure("orders", (figures) => figures.orders, counted),
    figure(
      "conversion",
      (figures) => figures.conversion,
      (value) => <Rate value={value} />,
    ),
    figure(
      "gmv",
      (figures) => figures.gmvFen,
      (value) => <Money fen={value} />,
    ),
    figure(
      "profit",
      (figures) => figures.profitFen,
      (value) => <Money fen={value} />,
    ),
    {
      id: "lessons",
      title: t("board.lessons"),
      means: t("board.means.lessons"),
      cell: (line) =>
        line.lessons.map(({ lesson, score }) => (
          <Tooltip key={lesson} title={`${titleOf(lesson)}: ${score} / 100`}>
            <Tag color={score >= PASS ? "green" : "gold"} tabIndex={0}>
              {titleOf(lesson)} {score}
            </Tag>
          </Tooltip>
        )),
    },
  ];
}
