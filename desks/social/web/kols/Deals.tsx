/** Contracts signed so far: when due, whether delivered, what they brought. */
import { Tag } from "antd";
import {
  Block,
  CellValue,
  Grid,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useLanguage,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { DealLine } from "../../commands.ts";

const COLOURS = { signed: "blue", delivered: "green", late: "gold", failed: "red" } as const;

export function Deals() {
  const t = useText("social");
  const deals = useView<readonly DealLine[]>("social/deal-list");
  const columns = useColumns();
  return (
    <Block title={t("deals.title")}>
      <Loaded asked={deals}>
        {(lines) => (
          <Grid
            rows={lines}
            rowKey={(line) => line.deal}
            label={t("deals.title")}
            columns={columns}
            empty={<Nothing text={t("deals.none")} />}
          />
        )}
      </Loaded>
    </Block>
  );
}

function useColumns(): GridColumn<DealLine>[] {
  const t = useText("social");
  const { language } = useLanguage();
  const { market } = useMarket();
  const count = (id: "reached" | "clicks" | "orders"): GridColumn<DealLine> => ({
    id,
    title: t(`posts.${id}`),
    isNumber: true,
    order: (line) => line.post?.[id] ?? 0,
    cell: (line) => <CellValue value={line.post?.[id] ?? null} unit="count" />,
  });
  const fen = (id: string, read: (line: DealLine) => number): GridColumn<DealLine> => ({
    id,
    title: t(`deals.${id}`),
    isNumber: true,
    order: read,
    cell: (line) => <Money fen={read(line)} />,
  });
  return [
    {
      id: "name",
      title: t("kols.name"),
      order: (line) => line.name[language],
      cell: (line) => (
        <>
          {line.name[language]}
          <br />
          <small className="dz-quiet">
            {t(`sign.kinds.${line.kind}`)} · {t(`clause.${line.clause}`)}
          </small>
        </>
      ),
    },
    {
      id: "due",
      title: t("deals.due"),
      order: (line) => line.dueAt,
      cell: (line) => shortDay(market.firstDay, Math.floor(line.dueAt / 24)),
    },
    {
      id: "state",
      title: t("posts.state"),
      order: (line) => line.state,
      cell: (line) => <Tag color={COLOURS[line.state]}>{t(`dealState.${line.state}`)}</Tag>,
    },
    fen("fee", (line) => line.feeFen),
    fen("refund", (line) => line.refundFen),
    count("reached"),
    count("clicks"),
    count("orders"),
    fen("sales", (line) => line.post?.salesFen ?? 0),
  ];
}
