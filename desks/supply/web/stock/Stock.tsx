/** The stock book: where every piece of every kind is, how long it lasts, and when it was last counted. */
import { Button, Segmented } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  Grid,
  Loaded,
  MetricBlock,
  Money,
  Nothing,
  PeriodPicker,
  shortDay,
  useCommand,
  useMarket,
  usePeriod,
  useText,
  useView,
  type GridColumn,
  type Earlier,
} from "@dianzhang/ui";
import type { Count, SeatView, StockRow } from "../../commands.ts";

type Row = Earlier<StockRow, "leadDays">;

/** Whatever runs out before an order given now is there. */
const ALERTS = -1;
const COVERS = [0, ALERTS, 14] as const;

export function Stock({ seat }: { readonly seat: SeatView }) {
  const t = useText("supply");
  const [cover, setCover] = useState<number>(0);
  const asked = useView<readonly Row[]>("supply/stock", {
    cover: cover === ALERTS ? 0 : cover,
  });
  const picked = usePeriod();
  const { market, shop } = useMarket();
  const words = (_: string, code: string) => t(`move.${code}`);
  const file = (format: string) =>
    `/api/markets/${market.id}/renders/supply/stock?shop=${shop}&format=${format}`;
  return (
    <>
      <Block
        title={t("stock.title")}
        extra={
          <>
            <Button size="small" href={file("xlsx")} download>
              XLSX
            </Button>
            <Button size="small" href={file("pdf")} download>
              PDF
            </Button>
          </>
        }
      >
        <p className="dz-quiet">
          {t("stock.why")} {t("stock.off", { count: seat.unexplained })}
        </p>
        <Segmented
          aria-label={t("stock.title")}
          value={cover}
          onChange={setCover}
          options={COVERS.map((value) => ({
            value,
            label:
              value === 0
                ? t("stock.all")
                : value === ALERTS
                  ? t("stock.alerts", { count: seat.alerts })
                  : t("stock.within", { count: value }),
          }))}
        />
        <Loaded asked={asked}>
          {(rows) => <Book rows={cover === ALERTS ? rows.filter(isLow) : rows} seat={seat} />}
        </Loaded>
      </Block>
      <PeriodPicker
        picked={picked}
        choices={[7, 30, 0].map((days) => ({ days, label: t(`days.${days}`) }))}
      />
      <div className="dz-columns-2">
        <MetricBlock
          metric="supply-stock"
          title={t("moves")}
          period={picked.period}
          words={words}
        />
        <MetricBlock metric="supply-counts" title={t("counts")} period={picked.period} />
      </div>
    </>
  );
}

function Book({ rows, seat }: { readonly rows: readonly Row[]; readonly seat: SeatView }) {
  const t = useText("supply");
  const { tell, isBusy } = useCommand<Count>();
  const count = async (chosen: readonly Row[], clear: () => void) => {
    const skus = chosen.map(({ sku }) => sku);
    if (await tell({ type: "supply/count", skus }, t("count.done", { count: skus.length })))
      clear();
  };
  return (
    <Grid
      rows={rows}
      columns={useColumns()}
      rowKey={({ sku }) => sku}
      label={t("stock.title")}
      searchText={({ sku, goods, bin }) => `${sku} ${goods} ${bin}`}
      empty={<Nothing text={t("stock.none")} />}
      bulk={(chosen, clear) => (
        <Button size="small" loading={isBusy} onClick={() => void count(chosen, clear)}>
          {t("count.do", { count: chosen.length, yuan: (seat.countFen / 100).toFixed(2) })}
        </Button>
      )}
    />
  );
}

/** Days a delivery takes where a market of an earlier model tells none. */
const USUAL_DAYS = 7;

/** It will be gone before an order given now is there. */
function isLow({ coverDays, leadDays = USUAL_DAYS }: Row): boolean {
  return coverDays !== null && coverDays < leadDays;
}

type Figure =
  | "onHand"
  | "reserved"
  | "picking"
  | "incoming"
  | "quarantine"
  | "perDay"
  | "received"
  | "sold"
  | "back"
  | "shrunk";

function useColumns(): readonly GridColumn<Row>[] {
  const t = useText("supply");
  const { market } = useMarket();
  const figure = (id: Figure): GridColumn<Row> => ({
    id,
    title: t(`col.${id}`),
    isNumber: true,
    cell: (row) => row[id],
    order: (row) => row[id],
  });
  return [
    { id: "sku", title: "SKU", cell: ({ sku }) => `#${sku}`, order: ({ sku }) => sku },
    { id: "goods", title: t("col.goods"), cell: ({ goods }) => goods },
    { id: "bin", title: t("col.bin"), cell: ({ bin }) => bin, order: ({ bin }) => bin },
    figure("onHand"),
    figure("reserved"),
    figure("picking"),
    figure("incoming"),
    figure("quarantine"),
    figure("perDay"),
    {
      id: "coverDays",
      title: t("col.coverDays"),
      isNumber: true,
      cell: (row) =>
        row.coverDays === null ? (
          "–"
        ) : (
          <span className={isLow(row) ? "dz-low" : ""}>{row.coverDays.toFixed(1)}</span>
        ),
      order: ({ coverDays }) => coverDays,
    },
    {
      id: "leadDays",
      title: t("col.leadDays"),
      isNumber: true,
      cell: ({ leadDays }) => leadDays ?? "–",
      order: ({ leadDays }) => leadDays ?? null,
    },
    {
      id: "costFen",
      title: t("col.cost"),
      isNumber: true,
      cell: ({ costFen }) => <Money fen={costFen} />,
      order: ({ costFen }) => costFen,
    },
    {
      id: "counted",
      title: t("col.counted"),
      cell: ({ countedTick, missed }) =>
        countedTick === null
          ? t("count.never")
          : `${shortDay(market.firstDay, dayOfTick(countedTick))}${missed > 0 ? ` −${missed}` : ""}`,
      order: ({ countedTick }) => countedTick,
    },
    { ...figure("received"), isHidden: true },
    { ...figure("sold"), isHidden: true },
    { ...figure("back"), isHidden: true },
    { ...figure("shrunk"), isHidden: true },
  ];
}
