/** Moving pieces of one listing's SKUs from home to a rented warehouse. */
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import {
  Block,
  inLanguage,
  Loaded,
  useCommand,
  useLanguage,
  useText,
  useView,
} from "@dianzhang/ui";
import type { DepotLine, MoveStock as Move } from "../../commands.ts";

interface Goods {
  readonly listing: number;
  readonly title: string;
  readonly stock: number;
}

interface OneListing {
  readonly lines: readonly {
    readonly sku: number;
    readonly options: Readonly<Record<string, string>>;
    readonly stock: number;
  }[];
}

export function MoveStock({ depot }: { readonly depot: DepotLine }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const goods = useView<readonly Goods[]>("listing/listing-list");
  const [listing, setListing] = useState<number | null>(null);
  return (
    <Block title={t("depot.stock", { name: inLanguage(depot.name, language) })}>
      <Loaded asked={goods}>
        {(lines) => (
          <div className="dz-stack">
            <Select
              showSearch
              optionFilterProp="label"
              className="dz-goods-choice"
              value={listing}
              placeholder={t("depot.goods")}
              aria-label={t("depot.goods")}
              options={lines.map((line) => ({ value: line.listing, label: line.title }))}
              onChange={setListing}
            />
            {listing === null ? null : <Skus key={listing} listing={listing} depot={depot} />}
          </div>
        )}
      </Loaded>
    </Block>
  );
}

function Skus({ listing, depot }: { readonly listing: number; readonly depot: DepotLine }) {
  const asked = useView<OneListing | null>("listing/listing", { listing });
  return <Loaded asked={asked}>{(one) => <Form skus={one?.lines ?? []} depot={depot} />}</Loaded>;
}

function Form({ skus, depot }: { readonly skus: OneListing["lines"]; readonly depot: DepotLine }) {
  const t = useText("logistics");
  const { tell, isBusy } = useCommand<Move>();
  const [pieces, setPieces] = useState<Readonly<Record<number, number>>>({});
  const there = (sku: number): number => depot.stock.find((line) => line.sku === sku)?.pieces ?? 0;
  // As large a share of the goods as of the buyers who are nearer to it.
  const advised = (sku: number, stock: number): number =>
    Math.max(0, Math.round((stock * depot.nearerPermille) / 1000) - there(sku));
  const fill = (): void =>
    setPieces(Object.fromEntries(skus.map(({ sku, stock }) => [sku, advised(sku, stock)])));
  const moves = skus
    .map(({ sku }) => ({ sku, pieces: pieces[sku] ?? 0 }))
    .filter((move) => move.pieces > 0);
  const send = async () => {
    const done = t("depot.sent", { hours: depot.moveHours });
    if (await tell({ type: "logistics/move-stock", depot: depot.id, moves }, done)) setPieces({});
  };
  return (
    <div className="dz-stack">
      {skus.map(({ sku, options, stock }) => (
        <label key={sku} className="dz-field">
          <span>
            {Object.values(options).join(" / ")} · {t("depot.available")} {stock - there(sku)} ·{" "}
            {t("depot.there")} {there(sku)} · {t("depot.advised")} {advised(sku, stock)}
          </span>
          <InputNumber
            min={0}
            max={Math.max(0, stock - there(sku))}
            size="small"
            value={pieces[sku] ?? 0}
            aria-label={t("depot.amount")}
            onChange={(typed) => setPieces({ ...pieces, [sku]: typed ?? 0 })}
          />
        </label>
      ))}
      <div className="dz-row">
        <Button onClick={fill}>{t("depot.fill")}</Button>{" "}
        <Button
          type="primary"
          loading={isBusy}
          disabled={moves.length === 0}
          onClick={() => void send()}
        >
          {t("depot.send")}
        </Button>
      </div>
    </div>
  );
}
