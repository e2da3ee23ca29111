/** Purchases: asking for prices, ordering, deliveries with what was wrong in them, decisions and claims. */
import { Button, Popconfirm, Space, Tag } from "antd";
import {
  Block,
  dayOfTick,
  Grid,
  Loaded,
  Money,
  Nothing,
  shortDay,
  useCommand,
  useMarket,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type {
  Claim,
  DecideGoods,
  PurchaseRow,
  QuoteRow,
  SeatView,
  SupplierLine,
} from "../../commands.ts";
import { useSupplierNames } from "../names.ts";
import { Order } from "./Order.tsx";

export function Buying({ seat }: { readonly seat: SeatView }) {
  const t = useText("supply");
  const suppliers = useView<readonly SupplierLine[]>("supply/suppliers");
  const rows = useView<readonly PurchaseRow[]>("supply/purchases");
  const quotes = useView<readonly QuoteRow[]>("supply/quotes");
  return (
    <Loaded asked={suppliers}>
      {(lines) => (
        <>
          <Block title={t("buy.title")}>
            <Order suppliers={lines} />
          </Block>
          <Loaded asked={quotes}>
            {(all) => (all.length > 0 ? <Quotes rows={all} suppliers={lines} /> : null)}
          </Loaded>
          <Loaded asked={rows}>
            {(all) => (
              <>
                <Deliveries rows={all.filter(({ state }) => state === "waiting")} />
                <Block
                  title={t("purchase.title")}
                  extra={seat.claimableFen > 0 ? <ClaimAll rows={all} seat={seat} /> : null}
                >
                  <List rows={all} suppliers={lines} />
                </Block>
              </>
            )}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function Quotes({
  rows,
  suppliers,
}: {
  readonly rows: readonly QuoteRow[];
  readonly suppliers: readonly SupplierLine[];
}) {
  const t = useText("supply");
  const { name } = useSupplierNames(suppliers);
  const { market } = useMarket();
  const columns: readonly GridColumn<QuoteRow>[] = [
    { id: "goods", title: t("col.goods"), cell: ({ sku, goods }) => `#${sku} ${goods}` },
    { id: "supplier", title: t("col.supplier"), cell: ({ supplier }) => name(supplier) },
    { id: "pieces", title: t("col.pieces"), isNumber: true, cell: ({ pieces }) => pieces },
    {
      id: "unit",
      title: t("col.unit"),
      isNumber: true,
      cell: ({ unitFen }) =>
        unitFen === null ? <Tag>{t("quote.coming")}</Tag> : <Money fen={unitFen} />,
      order: ({ unitFen }) => unitFen,
    },
    {
      id: "usual",
      title: t("col.usual"),
      isNumber: true,
      cell: ({ baseFen }) => <Money fen={baseFen} />,
    },
    {
      id: "until",
      title: t("quote.until"),
      cell: ({ untilTick }) => shortDay(market.firstDay, dayOfTick(untilTick)),
      order: ({ untilTick }) => untilTick,
    },
  ];
  return (
    <Block title={t("quote.title")}>
      <p className="dz-quiet">{t("quote.why")}</p>
      <Grid rows={rows} columns={columns} rowKey={({ id }) => id} label={t("quote.title")} />
    </Block>
  );
}

/** Deliveries whose sample was too bad: each waits for a decision. */
function Deliveries({ rows }: { readonly rows: readonly PurchaseRow[] }) {
  const t = useText("supply");
  const { tell, isBusy } = useCommand<DecideGoods>();
  if (rows.length === 0) return null;
  const decide = (id: number, how: DecideGoods["how"]) =>
    tell({ type: "supply/decide-goods", purchases: [id], how }, t(`decide.${how}Done`));
  return (
    <Block title={t("decide.title", { count: rows.length })}>
      <div className="dz-deliveries">
        {rows.map((row) => (
          <article key={row.id} className="dz-delivery">
            <b>
              #{row.sku} {row.goods}
            </b>
            <p>
              {t("decide.found", { sampled: row.sampled, found: row.found, pieces: row.pieces })}
            </p>
            <Space wrap>
              {(["accept", "sort", "reject"] as const).map((how) => (
                <Button
                  key={how}
                  size="small"
                  loading={isBusy}
                  title={t(`decide.${how}Why`)}
                  onClick={() => void decide(row.id, how)}
                >
                  {t(`decide.${how}`)}
                </Button>
              ))}
            </Space>
          </article>
        ))}
      </div>
    </Block>
  );
}

function ClaimAll({
  rows,
  seat,
}: {
  readonly rows: readonly PurchaseRow[];
  readonly seat: SeatView;
}) {
  const t = useText("supply");
  const { tell, isBusy } = useCommand<Claim>();
  const due = rows.filter(({ claimFen, isClaimed }) => claimFen > 0 && !isClaimed);
  return (
    <Popconfirm
      title={t("claim.why")}
      okText={t("claim.do")}
      cancelText={t("cancelled")}
      onConfirm={() =>
        void tell({ type: "supply/claim", purchases: due.map(({ id }) => id) }, t("claim.done"))
      }
    >
      <Button type="primary" size="small" loading={isBusy}>
        {t("claim.all")} <Money fen={seat.claimableFen} />
      </Button>
    </Popconfirm>
  );
}

const COLOURS = {
  ordered: "default",
  inspecting: "processing",
  waiting: "warning",
  sorting: "processing",
  shelved: "default",
  rejected: "error",
} as const;

function List({
  rows,
  suppliers,
}: {
  readonly rows: readonly PurchaseRow[];
  readonly suppliers: readonly SupplierLine[];
}) {
  const t = useText("supply");
  const { name } = useSupplierNames(suppliers);
  const { market } = useMarket();
  const day = (tick: number) => shortDay(market.firstDay, dayOfTick(tick));
  const columns: readonly GridColumn<PurchaseRow>[] = [
    { id: "id", title: t("col.purchase"), cell: ({ id }) => `#${id + 1}`, order: ({ id }) => id },
    { id: "goods", title: t("col.goods"), cell: ({ sku, goods }) => `#${sku} ${goods}` },
    { id: "supplier", title: t("col.supplier"), cell: ({ supplier }) => name(supplier) },
    {
      id: "pieces",
      title: t("col.pieces"),
      isNumber: true,
      cell: ({ pieces }) => pieces,
      order: ({ pieces }) => pieces,
    },
    {
      id: "unit",
      title: t("col.unit"),
      isNumber: true,
      cell: ({ unitFen }) => <Money fen={unitFen} />,
      order: ({ unitFen }) => unitFen,
    },
    {
      id: "promised",
      title: t("col.promised"),
      cell: ({ promisedTick }) => day(promisedTick),
      order: ({ promisedTick }) => promisedTick,
    },
    {
      id: "arrived",
      title: t("col.arrived"),
      cell: ({ arrivedTick, isLate }) => (
        <>
          {arrivedTick === null ? "–" : day(arrivedTick)}
          {isLate ? <Tag color="warning">{t("late")}</Tag> : null}
        </>
      ),
      order: ({ arrivedTick }) => arrivedTick,
    },
    {
      id: "bad",
      title: t("col.bad"),
      isNumber: true,
      cell: ({ sampled, found }) => (sampled === 0 ? "–" : `${found} / ${sampled}`),
      order: ({ found }) => found,
    },
    {
      id: "claim",
      title: t("col.claim"),
      isNumber: true,
      cell: ({ claimFen, isClaimed }) => (
        <>
          <Money fen={claimFen} />
          {isClaimed ? ` ${t("claim.paid")}` : ""}
        </>
      ),
      order: ({ claimFen }) => claimFen,
    },
    {
      id: "state",
      title: t("col.state"),
      cell: ({ state, isByRule }) => (
        <>
          <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>
          {isByRule ? <Tag>{t("byRule")}</Tag> : null}
        </>
      ),
    },
  ];
  return (
    <Grid
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      label={t("purchase.title")}
      searchText={(row) => `${row.id} ${row.sku} ${row.goods} ${name(row.supplier)}`}
      empty={<Nothing text={t("purchase.none")} />}
    />
  );
}
