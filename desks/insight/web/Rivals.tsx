/** What rivals sell, at what price and with what success, as their shop fronts show it. */
import { Select, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  CellValue,
  Grid,
  inLanguage,
  Loaded,
  Money,
  Nothing,
  useLanguage,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { RivalLine } from "../commands.ts";

interface CategoryForm {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export function Rivals() {
  const t = useText("insight");
  const { language } = useLanguage();
  const [category, setCategory] = useState<string | null>(null);
  const forms = useView<readonly CategoryForm[]>("listing/category-forms");
  const asked = useView<readonly RivalLine[]>("insight/rivals", { category });
  const choices = (forms.value ?? []).map(({ id, name }) => ({
    value: id,
    label: inLanguage(name, language),
  }));
  return (
    <Block
      title={t("tab.rivals")}
      extra={
        <Select
          aria-label={t("rivals.category")}
          value={category ?? ""}
          onChange={(id) => setCategory(id === "" ? null : id)}
          options={[{ value: "", label: t("rivals.all") }, ...choices]}
        />
      }
    >
      <p className="dz-quiet">{t("rivals.note")}</p>
      <Loaded asked={asked}>
        {(rows) => (
          <Grid
            rows={rows}
            columns={columnsOf(t)}
            rowKey={({ listing }) => listing}
            label={t("tab.rivals")}
            searchText={({ title, shopName }) => `${title} ${shopName}`}
            empty={<Nothing text={t("rivals.none")} />}
          />
        )}
      </Loaded>
    </Block>
  );
}

type Words = (key: string) => string;

function columnsOf(t: Words): GridColumn<RivalLine>[] {
  const money = (id: "tag" | "price", fenOf: (line: RivalLine) => number) => ({
    id,
    title: t(`rivals.${id}`),
    isNumber: true,
    order: fenOf,
    cell: (line: RivalLine) => <Money fen={fenOf(line)} />,
  });
  const count = (id: "sold" | "reviews") => ({
    id,
    title: t(`rivals.${id}`),
    isNumber: true,
    order: (line: RivalLine) => line[id],
    cell: (line: RivalLine) => <CellValue value={line[id]} unit="count" />,
  });
  return [
    {
      id: "goods",
      title: t("rivals.goods"),
      order: ({ title }) => title,
      cell: ({ title, isFree }) => (
        <>
          {title} {isFree ? <Tag color="green">{t("rivals.free")}</Tag> : null}
        </>
      ),
    },
    {
      id: "shop",
      title: t("rivals.shop"),
      order: ({ shopName }) => shopName,
      cell: ({ shopName }) => shopName,
    },
    money("tag", ({ tagFen }) => tagFen),
    money("price", ({ priceFen }) => priceFen),
    count("sold"),
    {
      id: "rating",
      title: t("rivals.rating"),
      isNumber: true,
      order: ({ ratingPermille }) => ratingPermille,
      cell: ({ ratingPermille }) => (
        <CellValue value={ratingPermille === null ? null : ratingPermille / 1000} unit="number" />
      ),
    },
    count("reviews"),
  ];
}
