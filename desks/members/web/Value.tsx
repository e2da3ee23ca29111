/** What customers are worth in the days to come, layer by layer, with the model's parameters and where it comes from. */
import { Alert, Segmented } from "antd";
import { useState } from "react";
import {
  Block,
  Grid,
  Loaded,
  Money,
  Nothing,
  Rate,
  useText,
  useView,
  type Earlier,
  type GridColumn,
} from "@dianzhang/ui";
import type { ValueView } from "../commands.ts";

type View = Earlier<ValueView, "doubts" | "weeks">;
type Row = ValueView["layers"][number];

export function Value() {
  const t = useText("members");
  const [days, setDays] = useState(90);
  const asked = useView<View>("members/value", { days });
  return (
    <>
      <Segmented
        aria-label={t("value.span")}
        value={days}
        options={[30, 90, 365].map((value) => ({ value, label: t("value.days", { value }) }))}
        onChange={(value) => setDays(Number(value))}
      />
      <Loaded asked={asked}>{(view) => <Body view={view} />}</Loaded>
    </>
  );
}

function Body({ view }: { readonly view: View }) {
  const t = useText("members");
  const { fit } = view;
  const columns: readonly GridColumn<Row>[] = [
    { id: "layer", title: t("layerHead"), cell: ({ layer }) => t(`layer.${layer}`) },
    {
      id: "members",
      title: t("tags.members"),
      isNumber: true,
      cell: ({ members }) => members,
      order: ({ members }) => members,
    },
    {
      id: "alive",
      title: t("value.alive"),
      isNumber: true,
      cell: ({ alive }) => <Rate value={alive} />,
      order: ({ alive }) => alive,
    },
    {
      id: "orders",
      title: t("value.orders"),
      isNumber: true,
      cell: ({ orders }) => orders.toFixed(2),
      order: ({ orders }) => orders,
    },
    {
      id: "spend",
      title: t("value.spend"),
      isNumber: true,
      cell: ({ spendFen }) => <Money fen={spendFen} />,
      order: ({ spendFen }) => spendFen,
    },
    {
      id: "value",
      title: t("value.value"),
      isNumber: true,
      cell: ({ valueFen }) => <Money fen={valueFen} />,
      order: ({ valueFen }) => valueFen,
    },
  ];
  return (
    <>
      <Block title={t("value.title", { value: view.days })}>
        <p className="dz-quiet">{t("value.why")}</p>
        {(view.doubts ?? []).map((doubt) => (
          <Alert
            key={doubt}
            type="warning"
            showIcon
            title={t(`value.doubt.${doubt}`, { weeks: (view.weeks ?? 0).toFixed(1) })}
            style={{ marginBottom: 12 }}
          />
        ))}
        {fit ? (
          <Grid
            rows={view.layers}
            columns={columns}
            rowKey={({ layer }) => layer}
            label={t("value.title", { value: view.days })}
          />
        ) : (
          <Nothing text={t("value.none")} />
        )}
      </Block>
      <Block title={t("value.model")}>
        {fit ? (
          <p className="dz-members-sum">
            {(["r", "alpha", "a", "b", "p", "q"] as const).map((name) => (
              <span key={name}>
                {name} = {fit[name].toFixed(3)}
              </span>
            ))}
            <span>
              v = <Money fen={fit.vFen} />
            </span>
            <span>{t("value.from", { count: fit.customers, repeat: fit.repeaters })}</span>
            <span>{t("value.margin", { percent: (view.marginPermille / 10).toFixed(1) })}</span>
          </p>
        ) : null}
        <p className="dz-quiet">{t("value.sources")}</p>
      </Block>
    </>
  );
}
