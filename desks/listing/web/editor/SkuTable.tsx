/** Prices and stock of a listing that exists: change prices together, buy stock together. */
import { Alert, Button, InputNumber, Table, Tag } from "antd";
import { useState } from "react";
import { inLanguage, Money, useCommand, useLanguage, useText, type Earlier } from "@dianzhang/ui";
import type {
  BuyStock,
  CategoryForm,
  ListingView,
  SetPrices,
  ShelveSkus,
  SkuLine,
} from "../../commands.ts";

type Draft = Readonly<Record<number, number>>;

/** A market of an earlier model takes no variants off sale. */
type Line = Earlier<SkuLine, "isOff">;

export function SkuTable({
  view,
  category,
}: {
  readonly view: ListingView;
  readonly category: CategoryForm | undefined;
}) {
  const t = useText("listing");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<SetPrices | BuyStock>();
  const [prices, setPrices] = useState<Draft>({});
  const [purchases, setPurchases] = useState<Draft>({});
  const changed = Object.entries(prices).map(([sku, priceFen]) => ({ sku: Number(sku), priceFen }));
  const bought = Object.entries(purchases)
    .map(([sku, quantity]) => ({ sku: Number(sku), quantity }))
    .filter((purchase) => purchase.quantity > 0);
  const pieces = bought.reduce((sum, purchase) => sum + purchase.quantity, 0);
  const savePrices = async () => {
    if (await tell({ type: "listing/set-prices", prices: changed }, t("sku.pricesSaved")))
      setPrices({});
  };
  const buy = async () => {
    if (
      await tell(
        { type: "listing/buy-stock", purchases: bought },
        t("sku.bought", { count: pieces }),
      )
    )
      setPurchases({});
  };
  const lines: readonly Line[] = view.lines;
  const canGoOff = lines.some(({ isOff }) => isOff !== undefined);
  const optionsText = (line: Line) =>
    Object.entries(line.options)
      .map(([variant, value]) => {
        const choice = category?.variants
          .find((one) => one.id === variant)
          ?.values.find((one) => one.id === value);
        return choice ? inLanguage(choice.name, language) : value;
      })
      .join(" / ") || t("sku.single");
  return (
    <>
      {lines.length > 0 && lines.every(({ isOff }) => isOff) ? (
        <Alert type="warning" showIcon title={t("sku.allOff")} />
      ) : null}
      <Table<Line>
        size="small"
        pagination={false}
        rowKey="sku"
        dataSource={[...lines]}
        rowClassName={({ isOff }) => (isOff ? "dz-row-off" : "")}
        scroll={{ x: "max-content" }}
        columns={[
          { title: t("sku.options"), render: (_, line) => optionsText(line) },
          {
            title: t("sku.price"),
            align: "right",
            render: (_, line) => (
              <InputNumber
                min={0.01}
                precision={2}
                prefix="¥"
                value={(prices[line.sku] ?? line.priceFen) / 100}
                aria-label={t("sku.price")}
                onChange={(yuan) =>
                  setPrices({ ...prices, [line.sku]: Math.round((yuan ?? 0.01) * 100) })
                }
              />
            ),
          },
          { title: t("column.stock"), align: "right", dataIndex: "stock" },
          { title: t("column.incoming"), align: "right", dataIndex: "incoming" },
          {
            title: t("sku.buy"),
            align: "right",
            render: (_, line) => (
              <InputNumber
                min={0}
                precision={0}
                value={purchases[line.sku] ?? 0}
                aria-label={t("sku.buy")}
                onChange={(quantity) => setPurchases({ ...purchases, [line.sku]: quantity ?? 0 })}
              />
            ),
          },
          ...(canGoOff
            ? [
                {
                  title: t("sku.state"),
                  render: (_: unknown, line: Line) => <OnSale line={line} />,
                },
              ]
            : []),
        ]}
      />
      {canGoOff ? <p className="dz-quiet">{t("sku.offWhy")}</p> : null}
      <div className="dz-actions dz-sku-actions">
        <Button
          type="primary"
          disabled={changed.length === 0}
          loading={isBusy}
          onClick={() => void savePrices()}
        >
          {t("sku.savePrices")}
        </Button>
        <Button disabled={pieces === 0} loading={isBusy} onClick={() => void buy()}>
          {t("sku.buyNow")}
        </Button>
        <span className="dz-quiet">
          {t("sku.unitCost")} <Money fen={view.unitCostFen} /> · {t("sku.cost")}{" "}
          <Money fen={pieces * view.unitCostFen} />
        </span>
      </div>
    </>
  );
}

/** Whether a variant is on sale, and the way to take it off or put it back. */
function OnSale({ line: { sku, isOff } }: { readonly line: Line }) {
  const t = useText("listing");
  const { tell, isBusy } = useCommand<ShelveSkus>();
  const skus = [sku];
  return isOff ? (
    <>
      <Tag>{t("sku.off")}</Tag>
      <Button
        size="small"
        loading={isBusy}
        onClick={() => void tell({ type: "listing/publish-skus", skus }, t("sku.back"))}
      >
        {t("sku.putBack")}
      </Button>
    </>
  ) : (
    <Button
      size="small"
      loading={isBusy}
      onClick={() => void tell({ type: "listing/unpublish-skus", skus }, t("sku.takenOff"))}
    >
      {t("sku.takeOff")}
    </Button>
  );
}
