/** Every shipment with its road, its code, what was paid for it, and where it is. */
import { Tag } from "antd";
import {
  dayOfTick,
  Grid,
  Money,
  Nothing,
  shortDay,
  useMarket,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import type { ImportsView, ShipmentRow } from "../../commands.ts";
import { useImportNames, type Goods } from "./names.ts";

const COLOURS = {
  "under-way": "processing",
  held: "warning",
  arrived: "success",
  gone: "default",
} as const;

export function Shipments({
  view,
  goods,
}: {
  readonly view: ImportsView;
  readonly goods: readonly Goods[];
}) {
  const t = useText("logistics");
  const { market } = useMarket();
  const names = useImportNames(view, goods);
  const day = (tick: number): string => shortDay(market.firstDay, dayOfTick(tick));
  const columns: readonly GridColumn<ShipmentRow>[] = [
    {
      id: "shipment",
      title: t("shipment.id"),
      cell: ({ shipment }) => `#${shipment + 1}`,
      order: ({ shipment }) => shipment,
    },
    { id: "goods", title: t("import.goods"), cell: ({ listing }) => names.goods(listing) },
    { id: "source", title: t("import.source"), cell: ({ source }) => names.source(source) },
    { id: "road", title: t("landed.road"), cell: ({ road }) => t(`road.${road}`) },
    { id: "code", title: t("import.code"), cell: ({ code }) => code },
    {
      id: "pieces",
      title: t("shipment.left"),
      isNumber: true,
      cell: ({ left, pieces, arrivedTick }) =>
        arrivedTick === null ? `– / ${pieces}` : `${left} / ${pieces}`,
      order: ({ pieces }) => pieces,
    },
    {
      id: "paid",
      title: t("shipment.paid"),
      isNumber: true,
      cell: ({ paidFen }) => <Money fen={paidFen} />,
      order: ({ paidFen }) => paidFen,
    },
    {
      id: "duty",
      title: t("shipment.duty"),
      isNumber: true,
      cell: ({ dutyFen }) => <Money fen={dutyFen} />,
      order: ({ dutyFen }) => dutyFen,
    },
    {
      id: "placed",
      title: t("shipment.placed"),
      cell: ({ placedTick }) => day(placedTick),
      order: ({ placedTick }) => placedTick,
    },
    {
      id: "arrived",
      title: t("shipment.arrived"),
      cell: ({ arrivedTick, promisedTick }) =>
        arrivedTick === null ? t("shipment.about", { day: day(promisedTick) }) : day(arrivedTick),
      order: ({ arrivedTick, promisedTick }) => arrivedTick ?? promisedTick,
    },
    {
      id: "state",
      title: t("shipment.state"),
      cell: ({ state, isInspected, isFound }) => (
        <>
          <Tag color={COLOURS[state]}>{t(`shipment.${state}`)}</Tag>
          {isFound ? <Tag color="error">{t("shipment.found")}</Tag> : null}
          {isInspected && !isFound ? <Tag>{t("shipment.inspected")}</Tag> : null}
        </>
      ),
    },
  ];
  return (
    <Grid
      rows={view.shipments}
      columns={columns}
      rowKey={({ shipment }) => shipment}
      label={t("import.shipments")}
      searchText={(row) =>
        `${row.shipment} ${names.goods(row.listing)} ${names.source(row.source)}`
      }
      empty={<Nothing text={t("shipment.none")} />}
    />
  );
}
