/** Each thing of the line-up: how long it was on, how many it held, and what it sold. */
import { Table } from "antd";
import { Money, Rate, Told, useText } from "@dianzhang/ui";
import type { RoomView } from "../commands.ts";

interface ItemLine {
  readonly place: number;
  readonly title: string;
  readonly minutes: number;
  readonly meanViewers: number;
  readonly leaves: number;
  readonly clicks: number;
  readonly orders: number;
  readonly salesFen: number;
  readonly sold: number;
  /** At the room's own price; null = the page's price, as many as there are. */
  readonly pieces: number | null;
}

export function Items({ view }: { readonly view: RoomView }) {
  const t = useText("live");
  return (
    <Table<ItemLine>
      size="small"
      pagination={false}
      rowKey="place"
      dataSource={linesOf(view)}
      scroll={{ x: "max-content" }}
      columns={[
        { title: t("plan.goods"), render: (_, line) => `${line.place + 1}. ${line.title}` },
        { title: t("plan.minutes"), align: "right", dataIndex: "minutes" },
        {
          title: <Told name={t("recap.mean")} means={t("means.mean")} />,
          align: "right",
          render: (_, line) => line.meanViewers.toFixed(1),
        },
        {
          title: <Told name={t("recap.leaves")} means={t("means.leaves")} />,
          align: "right",
          dataIndex: "leaves",
        },
        {
          title: <Told name={t("recap.clicks")} means={t("means.clicks")} />,
          align: "right",
          dataIndex: "clicks",
        },
        {
          title: <Told name={t("recap.orders")} means={t("means.orders")} />,
          align: "right",
          dataIndex: "orders",
        },
        {
          title: <Told name={t("recap.clickOrders")} means={t("means.clickOrders")} />,
          align: "right",
          render: (_, line) => <Rate value={line.clicks > 0 ? line.orders / line.clicks : null} />,
        },
        {
          title: <Told name={t("recap.pieces")} means={t("means.pieces")} />,
          align: "right",
          render: (_, line) => (line.pieces === null ? line.sold : `${line.sold} / ${line.pieces}`),
        },
        {
          title: <Told name={t("recap.sales")} means={t("means.sales")} />,
          align: "right",
          render: (_, line) => <Money fen={line.salesFen} />,
        },
      ]}
    />
  );
}

function linesOf(view: RoomView): ItemLine[] {
  return view.plan.items.map((item, place) => {
    const own = view.minutes.filter((minute) => minute.item === place);
    const sum = (pick: (minute: (typeof own)[number]) => number) =>
      own.reduce((total, minute) => total + pick(minute), 0);
    return {
      place,
      title: view.titles[place] ?? "",
      minutes: own.length,
      meanViewers: own.length > 0 ? sum(({ viewers }) => viewers) / own.length : 0,
      leaves: sum(({ leaves }) => leaves),
      clicks: sum(({ clicks }) => clicks),
      orders: sum(({ orders }) => orders),
      salesFen: sum(({ salesFen }) => salesFen),
      sold: view.figures.sold[place] ?? 0,
      pieces: item.priceFen === null ? null : item.pieces,
    };
  });
}
