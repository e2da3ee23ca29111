/** Names of suppliers by their ids, and goods to choose from, in the reader's language. */
import { inLanguage, useLanguage, useText, useView } from "@dianzhang/ui";
import type { StockRow, SupplierLine } from "../commands.ts";

export interface Choice<V> {
  readonly value: V;
  readonly label: string;
}

export function useSupplierNames(lines: readonly Pick<SupplierLine, "id" | "name">[]): {
  readonly options: Choice<string>[];
  readonly name: (id: string) => string;
} {
  const { language } = useLanguage();
  const options = lines.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  return { options, name: (id) => options.find(({ value }) => value === id)?.label ?? id };
}

/** Own goods, the best sellers first. */
export function useGoods(): Choice<number>[] {
  const t = useText("supply");
  const stock = useView<readonly StockRow[]>("supply/stock");
  return (stock.value ?? [])
    .toSorted((a, b) => b.perDay - a.perDay)
    .map(({ sku, goods, perDay, coverDays }) => ({
      value: sku,
      label:
        `#${sku} ${goods} · ` +
        t(coverDays === null ? "goods.choice" : "goods.choiceCover", { perDay, days: coverDays }),
    }));
}
