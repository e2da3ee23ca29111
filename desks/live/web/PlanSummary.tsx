/** A room's plan on one page: goods and prices, the script with its minutes, what else was prepared. */
import { Table, Timeline } from "antd";
import { Block, Money, useText } from "@dianzhang/ui";
import type { RoomView } from "../commands.ts";
import { spansOf } from "./editor/draft.ts";

export function PlanSummary({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  const { plan } = view;
  const spans = spansOf(plan.script);
  const beats = plan.script.map(({ kind, item }, place) => {
    const title = item === null ? "" : (view.titles[item] ?? "");
    return {
      key: place,
      content: `${spans[place]} · ${t(`block.${kind}`)} ${title}`,
    };
  });
  return (
    <div className="dz-columns-2">
      <Block title={t("plan.items")}>
        <Table
          size="small"
          pagination={false}
          rowKey="listing"
          dataSource={[...plan.items]}
          columns={[
            { title: t("plan.goods"), render: (_, __, place) => view.titles[place] },
            {
              title: t("plan.price"),
              align: "right",
              render: (_, one) =>
                one.priceFen === null ? t("air.pagePrice") : <Money fen={one.priceFen} />,
            },
            { title: t("plan.pieces"), align: "right", dataIndex: "pieces" },
          ]}
        />
        <p className="dz-quiet">
          {t("plan.pledge")}: {t(`pledge.${plan.pledge}`)} · {t("plan.paid")}{" "}
          <Money fen={plan.paidFen} />
        </p>
        {plan.coupons.map(({ minute, cutFen, overFen, pieces }) => (
          <p key={minute} className="dz-quiet">
            {t("coupon.at", { minute: minute + 1, pieces })} <Money fen={overFen} /> −{" "}
            <Money fen={cutFen} />
          </p>
        ))}
      </Block>
      <Block title={t("plan.script")}>
        <Timeline items={beats} />
      </Block>
    </div>
  );
}
