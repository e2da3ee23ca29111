/** Two thousand orders in one table: only rows in sight are drawn; j and k move, space chooses, a takes all. */
import { Table, Tag, type TableColumnsType, type TableRef } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { isTaken, Money, Nothing, useSorting, useText } from "@dianzhang/ui";
import type { QueueRow } from "../../commands.ts";

interface OrderTableProps {
  readonly rows: readonly QueueRow[];
  readonly chosen: readonly number[];
  readonly onChoose: (orders: number[]) => void;
  readonly name: (id: string) => string;
}

/** By what the queue can be put in order. */
const ORDERS: Readonly<Record<string, (row: QueueRow) => number>> = {
  goods: ({ goodsFen }) => goodsFen,
  left: ({ leftHours }) => leftHours,
};
const orderOf = (id: string) => ORDERS[id];

export function OrderTable({ rows: given, chosen, onChoose, name }: OrderTableProps) {
  const t = useText("orders");
  const table = useRef<TableRef>(null);
  const { ordered: rows, sortable, onSort } = useSorting(given, orderOf);
  const [place, setPlace] = useState(-1);
  const [open, setOpen] = useState<number | null>(null);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setPlace(next);
    table.current?.scrollTo({ index: next });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const row = rows[place];
    if (event.key === "j") go(place + 1);
    else if (event.key === "k") go(place - 1);
    else if (event.key === "a") onChoose(rows.map(({ order }) => order));
    else if (event.key === "Escape") onChoose([]);
    else if ((event.key === " " || event.key === "x") && row)
      onChoose(
        chosen.includes(row.order)
          ? chosen.filter((one) => one !== row.order)
          : [...chosen, row.order],
      );
    else if (event.key === "Enter" && row) setOpen(open === row.order ? null : row.order);
    else return;
    event.preventDefault();
  };
  const shown = rows.find(({ order }) => order === open);
  return (
    <div
      className="dz-order-table"
      tabIndex={0}
      role="group"
      aria-label={t("table")}
      onKeyDown={onKeyDown}
    >
      <p className="dz-quiet dz-keys">{t("keys")}</p>
      {shown ? <Detail row={shown} name={name} /> : null}
      <Table<QueueRow>
        ref={table}
        virtual
        size="small"
        rowKey="order"
        dataSource={rows as QueueRow[]}
        columns={useColumns(name, sortable)}
        onChange={(_, __, sorted) => onSort(sorted)}
        pagination={false}
        scroll={{ x: 980, y: 480 }}
        locale={{ emptyText: <Nothing text={t("none")} /> }}
        rowClassName={({ order }) => (order === rows[place]?.order ? "dz-row-here" : "")}
        onRow={({ order }, i) => ({
          onClick: () => setPlace(i ?? -1),
          onDoubleClick: () => setOpen(open === order ? null : order),
        })}
        rowSelection={{
          selectedRowKeys: chosen as number[],
          onChange: (keys) => onChoose(keys.map(Number)),
          columnWidth: 40,
        }}
      />
    </div>
  );
}

function useColumns(
  name: (id: string) => string,
  sortable: ReturnType<typeof useSorting<QueueRow>>["sortable"],
): TableColumnsType<QueueRow> {
  const t = useText("orders");
  return [
    { key: "order", title: t("col.order"), width: 90, render: (_, row) => `#${row.order}` },
    { key: "buyer", title: t("col.buyer"), width: 90, dataIndex: "buyer" },
    {
      key: "province",
      title: t("col.province"),
      width: 90,
      render: (_, row) => name(row.province),
    },
    {
      key: "goods",
      title: t("col.goods"),
      width: 100,
      align: "right",
      ...sortable("goods"),
      render: (_, row) => <Money fen={row.goodsFen} />,
    },
    {
      key: "pieces",
      title: t("col.pieces"),
      width: 70,
      align: "right",
      dataIndex: "pieces",
    },
    { key: "sku", title: "SKU", width: 110, render: (_, row) => row.skus.join(", ") },
    {
      key: "left",
      title: t("col.left"),
      width: 110,
      align: "right",
      ...sortable("left"),
      render: (_, row) => <Left hours={row.leftHours} />,
    },
    { key: "courier", title: t("col.courier"), width: 100, render: (_, row) => name(row.courier) },
    { key: "marks", title: t("col.marks"), render: (_, row) => <Marks row={row} /> },
  ];
}

function Left({ hours }: { readonly hours: number }) {
  const t = useText("orders");
  if (hours < 0) return <span className="dz-late">{t("lateBy", { hours: -hours })}</span>;
  return <span className={hours < 8 ? "dz-soon" : ""}>{t("leftHours", { hours })}</span>;
}

function Marks({ row }: { readonly row: QueueRow }) {
  const t = useText("orders");
  return (
    <>
      {row.flags.map((kind) => (
        <Tag key={kind} color="warning">
          {t(`kind.${kind}`)}
        </Tag>
      ))}
      {row.isHeld ? <Tag color="error">{t("mark.held")}</Tag> : null}
      {row.isMerged ? <Tag>{t("mark.merged", { parcel: row.parcel })}</Tag> : null}
      {row.isPart ? <Tag>{t("mark.part")}</Tag> : null}
      {row.wave > 1 ? <Tag>{t("mark.wave", { count: row.wave })}</Tag> : null}
      {row.isChecked ? <Tag>{t("mark.checked")}</Tag> : null}
      {row.packaging === "ordinary" ? null : <Tag>{t(`box.${row.packaging}`)}</Tag>}
    </>
  );
}

function Detail({ row, name }: { readonly row: QueueRow; readonly name: (id: string) => string }) {
  const t = useText("orders");
  return (
    <div className="dz-order-detail">
      <b>#{row.order}</b>
      <span>
        {t("detail", {
          buyer: row.buyer,
          province: name(row.province),
          pieces: row.pieces,
          grams: row.weightG,
          age: row.ageHours,
        })}
      </span>
      <Marks row={row} />
    </div>
  );
}
