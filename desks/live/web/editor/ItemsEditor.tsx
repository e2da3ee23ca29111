/** The line-up: which goods, in which order, at which price, and how many pieces at it. */
import { ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select, Space, Table } from "antd";
import { Money, useText } from "@dianzhang/ui";
import { MOST_ITEMS, type ItemInput } from "../../commands.ts";
import { inFen, inYuan } from "../yuan.ts";
import { withoutItem } from "./draft.ts";
import type { PartProps } from "./PlanRoom.tsx";

export interface GoodsChoice {
  readonly listing: number;
  readonly title: string;
  readonly isPublished: boolean;
  readonly stock: number;
  readonly minPriceFen: number;
}

interface ItemsEditorProps extends PartProps {
  readonly goods: readonly GoodsChoice[];
}

/** Pieces a thing begins with, if there are so many. */
const FIRST_PIECES = 20;

export function ItemsEditor({ plan, goods, onChange }: ItemsEditorProps) {
  const t = useText("live");
  const goodsOf = (listing: number) => goods.find((one) => one.listing === listing);
  const left = goods.filter(
    (one) => one.isPublished && !plan.items.some(({ listing }) => listing === one.listing),
  );
  const set = (place: number, change: Partial<ItemInput>) =>
    onChange({
      ...plan,
      items: plan.items.map((one, i) => (i === place ? { ...one, ...change } : one)),
    });
  const add = (listing: number) => {
    const pieces = Math.max(1, Math.min(FIRST_PIECES, goodsOf(listing)?.stock ?? 1));
    onChange({ ...plan, items: [...plan.items, { listing, priceFen: null, pieces }] });
  };
  return (
    <>
      <p className="dz-quiet">{t("plan.itemsWhy")}</p>
      <Table<ItemInput>
        size="small"
        pagination={false}
        rowKey="listing"
        dataSource={[...plan.items]}
        locale={{ emptyText: <span className="dz-quiet">{t("plan.noItems")}</span> }}
        scroll={{ x: 720 }}
        columns={[
          {
            title: t("plan.goods"),
            render: (_, one, place) => `${place + 1}. ${goodsOf(one.listing)?.title ?? ""}`,
          },
          {
            title: t("plan.pagePrice"),
            align: "right",
            render: (_, one) => <Money fen={goodsOf(one.listing)?.minPriceFen ?? 0} />,
          },
          {
            title: t("plan.price"),
            render: (_, one, place) => (
              <InputNumber
                size="small"
                min={0.01}
                precision={2}
                prefix="¥"
                value={one.priceFen === null ? null : inYuan(one.priceFen)}
                placeholder={t("air.pagePrice")}
                aria-label={t("plan.price")}
                onChange={(yuan) => set(place, { priceFen: yuan === null ? null : inFen(yuan) })}
              />
            ),
          },
          {
            title: t("plan.pieces"),
            render: (_, one, place) => (
              <InputNumber
                size="small"
                min={1}
                value={one.pieces}
                aria-label={t("plan.pieces")}
                onChange={(pieces) => set(place, { pieces: pieces ?? 1 })}
              />
            ),
          },
          {
            title: t("plan.stock"),
            align: "right",
            render: (_, one) => goodsOf(one.listing)?.stock ?? 0,
          },
          {
            title: "",
            render: (_, __, place) => (
              <Space>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  disabled={place === 0}
                  aria-label={t("plan.up")}
                  onClick={() => onChange({ ...plan, items: swapped(plan.items, place) })}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t("plan.remove")}
                  onClick={() => onChange(withoutItem(plan, place))}
                />
              </Space>
            ),
          },
        ]}
      />
      <Select
        showSearch={{ optionFilterProp: "label" }}
        className="dz-goods-choice dz-gap"
        value={null}
        disabled={plan.items.length >= MOST_ITEMS}
        placeholder={t("plan.addItem")}
        aria-label={t("plan.addItem")}
        options={left.map((one) => ({ value: one.listing, label: one.title }))}
        onChange={(listing: number | null) => (listing === null ? undefined : add(listing))}
      />
    </>
  );
}

function swapped(items: readonly ItemInput[], place: number): ItemInput[] {
  return items.map((one, i) =>
    i === place ? (items[place - 1] ?? one) : i === place - 1 ? (items[place] ?? one) : one,
  );
}
