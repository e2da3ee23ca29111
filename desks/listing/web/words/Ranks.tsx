/** Where one's goods stood for each phrase, day by day. */
import {
  Block,
  CellValue,
  Definition,
  Grid,
  Loaded,
  namedRows,
  Nothing,
  Sparkline,
  useMarket,
  useMetric,
  useText,
  type GridColumn,
  type NamedRow,
} from "@dianzhang/ui";

const HOUR = 3600;
const FORTNIGHT = 14 * 24 * HOUR;

/** A product and a phrase over the days it was shown for it. */
interface Line {
  readonly id: string;
  readonly title: string;
  readonly keyword: string;
  readonly exposures: number;
  readonly clicks: number;
  readonly places: readonly number[];
}

export function Ranks() {
  const t = useText("listing");
  const { market } = useMarket();
  const to = Math.max(HOUR, market.now * HOUR);
  const period = { from: Math.max(0, to - FORTNIGHT), to };
  const ranks = useMetric("ranks", period);
  return (
    <Block
      title={
        <>
          {t("words.ranks")}
          <Definition metric="ranks" />
        </>
      }
    >
      <Loaded asked={ranks}>
        {(answer) => {
          const lines = linesOf(namedRows(answer));
          return lines.length === 0 ? (
            <Nothing text={t("words.noRanks")} />
          ) : (
            <Grid
              rows={lines}
              rowKey={(line) => line.id}
              label={t("words.ranks")}
              columns={columnsOf(t)}
              searchText={(line) => `${line.title} ${line.keyword}`}
            />
          );
        }}
      </Loaded>
    </Block>
  );
}

function linesOf(rows: readonly NamedRow[]): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const id = `${row["listing"]} ${row["keyword"]}`;
    const exposures = Number(row["exposures"]);
    const held = lines.get(id);
    lines.set(id, {
      id,
      title: String(row["title"]),
      keyword: String(row["keyword"]),
      exposures: (held?.exposures ?? 0) + exposures,
      clicks: (held?.clicks ?? 0) + Math.round(Number(row["click_rate"]) * exposures),
      places: [...(held?.places ?? []), Number(row["position"])],
    });
  }
  return [...lines.values()].toSorted((a, b) => b.exposures - a.exposures);
}

type Words = (key: string) => string;

function columnsOf(t: Words): GridColumn<Line>[] {
  const text = (id: "title" | "keyword"): GridColumn<Line> => ({
    id,
    title: t(`words.column.${id}`),
    order: (line) => line[id],
    cell: (line) => line[id],
  });
  const last = (line: Line) => line.places.at(-1) ?? 0;
  return [
    text("title"),
    text("keyword"),
    {
      id: "place",
      title: t("words.column.place"),
      isNumber: true,
      order: last,
      cell: (line) => <CellValue value={Number(last(line).toFixed(1))} unit="number" />,
    },
    {
      id: "course",
      title: t("words.column.course"),
      // A better place is a smaller number: drawn upside down, up is up.
      cell: (line) => (
        <Sparkline
          values={line.places.map((place) => -place)}
          label={line.places.map((place) => place.toFixed(1)).join(", ")}
        />
      ),
    },
    {
      id: "exposures",
      title: t("words.column.exposures"),
      isNumber: true,
      order: (line) => line.exposures,
      cell: (line) => <CellValue value={line.exposures} unit="count" />,
    },
    {
      id: "clickRate",
      title: t("words.column.ctr"),
      isNumber: true,
      order: (line) => line.clicks / line.exposures,
      cell: (line) => <CellValue value={line.clicks / line.exposures} unit="rate" />,
    },
  ];
}
