/** One kind of goods, so many pieces: ask several suppliers for a price, or order from one. */
import { Button, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import { Nothing, useCommand, useText } from "@dianzhang/ui";
import type { AskQuotes, Buy, SupplierLine } from "../../commands.ts";
import { useGoods, useSupplierNames, type Choice } from "../names.ts";

interface OrderProps {
  readonly suppliers: readonly SupplierLine[];
}

export function Order({ suppliers }: OrderProps) {
  const t = useText("supply");
  const goods = useGoods();
  if (goods.length === 0) return <Nothing text={t("stock.none")} />;
  return <Form suppliers={suppliers} goods={goods} />;
}

// The first choice is the best seller, and stays although another may sell better tomorrow.
function Form({ suppliers, goods }: OrderProps & { readonly goods: Choice<number>[] }) {
  const t = useText("supply");
  const { options } = useSupplierNames(suppliers);
  const [chosen, setChosen] = useState<number | null>(goods[0]?.value ?? null);
  const [pieces, setPieces] = useState(60);
  const [supplier, setSupplier] = useState<string | null>(null);
  const asking = useCommand<AskQuotes>();
  const buying = useCommand<Buy>();
  const able = suppliers.filter(({ ladder }) => (ladder[0]?.pieces ?? 1) <= pieces);
  const from = able.some(({ id }) => id === supplier) ? supplier : (able[0]?.id ?? null);
  const step = suppliers
    .find(({ id }) => id === from)
    ?.ladder.findLast((one) => pieces >= one.pieces);
  return (
    <>
      <p className="dz-quiet">{t("buy.why")}</p>
      <div className="dz-supply-row">
        <Select
          aria-label={t("col.goods")}
          className="dz-wide"
          showSearch
          optionFilterProp="label"
          value={chosen}
          options={goods}
          onChange={setChosen}
        />
        <InputNumber
          aria-label={t("col.pieces")}
          min={1}
          max={100_000}
          value={pieces}
          suffix={t("pieces")}
          onChange={(value) => setPieces(value ?? 1)}
        />
        <Select
          aria-label={t("col.supplier")}
          value={from}
          options={options.filter(({ value }) => able.some(({ id }) => id === value))}
          onChange={setSupplier}
        />
        <span className="dz-quiet">
          {step ? t("buy.step", { percent: (step.permille / 10).toFixed(0) }) : t("buy.tooFew")}
        </span>
      </div>
      <Space wrap>
        <Button
          loading={asking.isBusy}
          disabled={chosen === null || able.length === 0}
          onClick={() =>
            void asking.tell(
              {
                type: "supply/ask-quotes",
                sku: chosen ?? 0,
                pieces,
                suppliers: able.map(({ id }) => id),
              },
              t("quote.asked", { count: able.length }),
            )
          }
        >
          {t("quote.ask", { count: able.length })}
        </Button>
        <Button
          type="primary"
          loading={buying.isBusy}
          disabled={chosen === null || from === null}
          onClick={() =>
            void buying.tell(
              { type: "supply/buy", supplier: from ?? "", lines: [{ sku: chosen ?? 0, pieces }] },
              t("buy.done"),
            )
          }
        >
          {t("buy.do")}
        </Button>
      </Space>
    </>
  );
}
