/** The units of a campaign: which goods, whom for, at what bid, how often, and whether a rule has stopped them. */
import { Button, InputNumber, Space, Switch, Tag } from "antd";
import { useState } from "react";
import {
  dayText,
  Grid,
  Money,
  Nothing,
  CellValue,
  Rate,
  useCommand,
  useLanguage,
  useMarket,
  useText,
  type GridColumn,
} from "@dianzhang/ui";
import type { CampaignLine, SetUnit, UnitLine } from "../../commands.ts";
import { audienceText } from "../audience-text.ts";
import { inFen, inYuan } from "../yuan.ts";
import { NewUnit } from "./NewUnit.tsx";

export function Units({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { tell } = useCommand<SetUnit>();
  const set = (unit: number, change: Partial<SetUnit>) =>
    void tell({ type: "feed-ads/set-unit", unit, ...change }, t("saved"));
  const number = (
    id: string,
    cell: GridColumn<UnitLine>["cell"],
    order: GridColumn<UnitLine>["order"],
  ): GridColumn<UnitLine> => ({
    id,
    title: t(`column.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    cell,
    ...(order ? { order } : {}),
  });
  const columns: GridColumn<UnitLine>[] = [
    { id: "goods", title: t("unit.goods"), width: 220, cell: (one) => one.listingTitle },
    { id: "audience", title: t("unit.audience"), cell: (one) => audienceText(t, one.audience) },
    {
      id: "bid",
      title: t(line.placement === "feed" ? "unit.bid" : "unit.thousand"),
      means: t(line.placement === "feed" ? "unit.bidWhy" : "unit.thousandWhy"),
      cell: (one) => <Amount value={one.bidFen} onSave={(bidFen) => set(one.unit, { bidFen })} />,
    },
    {
      id: "cap",
      title: t("unit.cap"),
      means: t("unit.capWhy"),
      cell: (one) => (
        <InputNumber
          size="small"
          min={1}
          max={20}
          value={one.cap}
          aria-label={t("unit.cap")}
          onChange={(cap) => (cap === null ? undefined : set(one.unit, { cap }))}
        />
      ),
    },
    number(
      "exposures",
      (one) => one.exposures,
      (one) => one.exposures,
    ),
    number(
      "clicks",
      (one) => one.clicks,
      (one) => one.clicks,
    ),
    number(
      "clickRate",
      (one) => <Rate value={ratio(one.clicks, one.exposures)} />,
      (one) => ratio(one.clicks, one.exposures),
    ),
    number(
      "cost",
      (one) => <Money fen={one.costFen} />,
      (one) => one.costFen,
    ),
    number(
      "orders",
      (one) => one.orders,
      (one) => one.orders,
    ),
    number(
      "sales",
      (one) => <Money fen={one.salesFen} />,
      (one) => one.salesFen,
    ),
    number(
      "roas",
      (one) => <CellValue value={ratio(one.salesFen, one.costFen)} unit="number" />,
      (one) => ratio(one.salesFen, one.costFen),
    ),
    {
      id: "state",
      title: t("column.state"),
      cell: (one) => (
        <Space>
          <Switch
            size="small"
            checked={one.isRunning && one.stopped === null}
            aria-label={t("column.state")}
            onChange={(isRunning) => set(one.unit, { isRunning })}
          />
          {one.stopped ? (
            <Tag color="red">
              {t("unit.stopped", {
                rule: one.stopped.rule + 1,
                day: dayText(market.firstDay, Math.floor(one.stopped.tick / 24), language),
              })}
            </Tag>
          ) : null}
        </Space>
      ),
    },
  ];
  return (
    <Grid
      rows={line.units}
      columns={columns}
      rowKey={(one) => one.unit}
      searchText={(one) => `${one.listingTitle} ${audienceText(t, one.audience)}`}
      label={t("unit.title")}
      toolbar={<NewUnit line={line} />}
      empty={<Nothing text={t("unit.none")} />}
    />
  );
}

function Amount({
  value,
  onSave,
}: {
  readonly value: number;
  readonly onSave: (fen: number) => void;
}) {
  const t = useText("feed-ads");
  const [yuan, setYuan] = useState<number | null>(inYuan(value));
  return (
    <Space.Compact>
      <InputNumber
        size="small"
        min={0.01}
        precision={2}
        prefix="¥"
        value={yuan}
        aria-label={t("unit.bid")}
        onChange={setYuan}
      />
      <Button
        size="small"
        disabled={yuan === null || inFen(yuan) === value}
        onClick={() => onSave(inFen(yuan))}
      >
        {t("save")}
      </Button>
    </Space.Compact>
  );
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
