/** More variants of goods that exist: those there already are left out. */
import { Button } from "antd";
import { useState } from "react";
import { useCommand, useText } from "@dianzhang/ui";
import type { AddSkus, CategoryForm, ListingView } from "../../commands.ts";
import { NewSkus, type DraftSku } from "./NewSkus.tsx";

interface MoreSkusProps {
  readonly view: ListingView;
  readonly category: CategoryForm;
}

export function MoreSkus({ view, category }: MoreSkusProps) {
  const t = useText("listing");
  const { tell, isBusy } = useCommand<AddSkus>();
  const [skus, setSkus] = useState<readonly DraftSku[]>([]);
  const keyOf = (options: Readonly<Record<string, string>>) =>
    category.variants.map(({ id }) => options[id] ?? "").join("/");
  const known = new Set(view.lines.map(({ options }) => keyOf(options)));
  const fresh = skus.filter(({ options }) => !known.has(keyOf(options)));
  const add = () =>
    tell(
      { type: "listing/add-skus", listing: view.listing, skus: [...fresh] },
      t("sku.added", { count: fresh.length }),
    );
  return (
    <>
      <NewSkus category={category} grade={view.grade} value={fresh} onChange={setSkus} />
      <Button disabled={fresh.length === 0} loading={isBusy} onClick={() => void add()}>
        {t("sku.add")}
      </Button>
    </>
  );
}
