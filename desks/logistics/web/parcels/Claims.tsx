/** What couriers owe for parcels lost and damaged, and asking for it. */
import { Button, Tag } from "antd";
import {
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
import type { ClaimLine, ClaimParcels } from "../../commands.ts";

export function Claims() {
  const lines = useView<readonly ClaimLine[]>("logistics/claims");
  return <Loaded asked={lines}>{(claims) => <List claims={claims} />}</Loaded>;
}

function List({ claims }: { readonly claims: readonly ClaimLine[] }) {
  const t = useText("logistics");
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<ClaimParcels>();
  const ask = (lines: readonly ClaimLine[]) =>
    tell(
      { type: "logistics/claim-parcels", orders: lines.map(({ order }) => order) },
      t("claim.done"),
    );
  const open = claims.filter(({ state }) => state === "open");
  const columns: readonly GridColumn<ClaimLine>[] = [
    { id: "order", title: t("parcel.order"), cell: ({ order }) => `#${order}` },
    {
      id: "fen",
      title: t("claim.fen"),
      isNumber: true,
      cell: ({ fen }) => <Money fen={fen} />,
      order: ({ fen }) => fen,
    },
    {
      id: "until",
      title: t("claim.until"),
      cell: ({ untilTick }) => shortDay(market.firstDay, dayOfTick(untilTick)),
      order: ({ untilTick }) => untilTick,
    },
    { id: "state", title: t("parcel.fate"), cell: ({ state }) => <Tag>{t(`claim.${state}`)}</Tag> },
  ];
  return (
    <div className="dz-stack">
      <p className="dz-quiet">{t("claim.why")}</p>
      {open.length > 0 ? (
        <div>
          <Button type="primary" loading={isBusy} onClick={() => void ask(open)}>
            {t("claim.all", { count: open.length })}
          </Button>
        </div>
      ) : null}
      <Grid
        rows={claims}
        columns={columns}
        rowKey={({ order }) => order}
        label={t("claim.title")}
        empty={<Nothing text={t("claim.none")} />}
      />
    </div>
  );
}
