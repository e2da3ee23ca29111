/** What shoppers search for, how hard a phrase is fought for, and where one's own goods stand. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Select, Tabs } from "antd";
import {
  Block,
  Loaded,
  Page,
  dayText,
  inLanguage,
  useLanguage,
  useMarket,
  useText,
  useView,
} from "@dianzhang/ui";
import type { CategoryForm, ListingLine, SearchNews } from "../../commands.ts";
import { KeywordTable } from "./KeywordTable.tsx";
import { Ranks } from "./Ranks.tsx";

const TABS = ["tool", "ranks"] as const;

export function Screen() {
  const t = useText("listing");
  const { tab = "tool" } = useSearch({ strict: false }) as { readonly tab?: string };
  const go = useNavigate();
  return (
    <Page title={t("words.title")} note={t("words.note")}>
      <News />
      <Tabs
        activeKey={tab}
        items={TABS.map((key) => ({ key, label: t(`words.tab.${key}`) }))}
        onChange={(key) => void go({ to: ".", search: { tab: key } as never })}
      />
      {tab === "ranks" ? <Ranks /> : <Tool />}
    </Page>
  );
}

function News() {
  const t = useText("listing");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { value: news } = useView<SearchNews>("listing/search-news");
  if (!news) return null;
  const now = t("words.news.now", { what: t(`words.news.${news.emphasis}`) });
  if (!news.next) return <p className="dz-quiet">{now}</p>;
  const day = dayText(market.firstDay, news.next.day, language);
  const next = t("words.news.next", { day, what: t(`words.news.${news.next.emphasis}`) });
  return <Alert showIcon type="warning" title={`${now}${next}`} />;
}

function Tool() {
  const t = useText("listing");
  const { language } = useLanguage();
  const forms = useView<readonly CategoryForm[]>("listing/category-forms");
  const goods = useView<readonly ListingLine[]>("listing/listing-list");
  const { category } = useSearch({ strict: false }) as { readonly category?: string };
  const go = useNavigate();
  return (
    <Loaded asked={forms}>
      {(all) => {
        const chosen =
          all.find((form) => form.id === category) ??
          all.find((form) => form.id === goods.value?.[0]?.category) ??
          all[0];
        return (
          <Block
            title={t("words.of")}
            extra={
              <Select
                value={chosen?.id ?? null}
                aria-label={t("words.category")}
                popupMatchSelectWidth={false}
                options={all.map((form) => ({
                  value: form.id,
                  label: inLanguage(form.name, language),
                }))}
                onChange={(next) => void go({ to: ".", search: { category: next } as never })}
              />
            }
          >
            {chosen ? <KeywordTable category={chosen.id} /> : null}
          </Block>
        );
      }}
    </Loaded>
  );
}
