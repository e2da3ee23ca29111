/** The goods of the shop: what is on sale, at which price, how it does, and what to do with many at once. */
import { useNavigate } from "@tanstack/react-router";
import { Button, Space } from "antd";
import { useMemo } from "react";
import {
  Block,
  GoButton,
  Grid,
  Loaded,
  Nothing,
  Page,
  useCommand,
  useLanguage,
  useMarketPath,
  useText,
  useView,
  useMarket,
  withQuery,
} from "@dianzhang/ui";
import type { CategoryForm } from "../../commands.ts";
import { goodsColumns, type GoodsLine } from "./columns.tsx";
import type { Shelving } from "./shelving.ts";

export function Screen() {
  const t = useText("listing");
  const at = useMarketPath();
  const lines = useView<readonly GoodsLine[]>("listing/listing-list");
  return (
    <Page
      title={t("goods.title")}
      note={t("goods.note")}
      actions={
        <>
          <GoButton to={at("goods/words")}>{t("goods.words")}</GoButton>
          <GoButton to={at("goods/links")}>{t("goods.links")}</GoButton>
          <GoButton to={at("goods/import")}>{t("goods.import")}</GoButton>
          <GoButton to={at("goods/new")} isPrimary>
            {t("goods.new")}
          </GoButton>
        </>
      }
    >
      <Loaded asked={lines}>
        {(rows) => (rows.length === 0 ? <NoGoods /> : <Goods rows={rows} />)}
      </Loaded>
    </Page>
  );
}

function NoGoods() {
  const t = useText("listing");
  const at = useMarketPath();
  return (
    <Block>
      <Nothing text={t("goods.none")}>
        <Space>
          <GoButton to={at("goods/new")} isPrimary>
            {t("goods.new")}
          </GoButton>
          <GoButton to={at("goods/import")}>{t("goods.import")}</GoButton>
        </Space>
      </Nothing>
    </Block>
  );
}

function Goods({ rows }: { readonly rows: readonly GoodsLine[] }) {
  const t = useText("listing");
  const { language } = useLanguage();
  const go = useNavigate();
  const at = useMarketPath();
  const { market, shop } = useMarket();
  const { tell, isBusy } = useCommand<Shelving>();
  const { value: forms } = useView<readonly CategoryForm[]>("listing/category-forms");
  const names = useMemo(
    () => new Map((forms ?? []).map((form) => [form.id, form.name[language]])),
    [forms, language],
  );
  const send = async (type: Shelving["type"], chosen: readonly GoodsLine[]) => {
    const done = t(type === "listing/publish" ? "goods.published" : "goods.unpublished", {
      count: chosen.length,
    });
    return tell({ type, listings: chosen.map((line) => line.listing) }, done);
  };
  const exportPath = (format: string) =>
    withQuery(`/api/markets/${market.id}/renders/listing/listing-list`, { format, shop, language });
  return (
    <Block>
      <Grid
        rows={rows}
        rowKey={(line) => line.listing}
        label={t("goods.title")}
        columns={goodsColumns(t, { at, categoryName: (id) => names.get(id) ?? "" })}
        searchText={(line) => `${line.title} ${names.get(line.category) ?? ""}`}
        onOpen={(line) => void go({ to: at(`goods/${line.listing}`) })}
        toolbar={
          <Space size={4}>
            <Button size="small" href={exportPath("csv")} download>
              CSV
            </Button>
            <Button size="small" href={exportPath("xlsx")} download>
              XLSX
            </Button>
          </Space>
        }
        bulk={(chosen, clear) => (
          <>
            <Button
              size="small"
              type="primary"
              loading={isBusy}
              onClick={() => void send("listing/publish", chosen).then((done) => done && clear())}
            >
              {t("goods.publish")}
            </Button>
            <Button
              size="small"
              loading={isBusy}
              onClick={() => void send("listing/unpublish", chosen).then((done) => done && clear())}
            >
              {t("goods.unpublish")}
            </Button>
          </>
        )}
      />
    </Block>
  );
}
