/** Where pages lead inside the shop, what the front page shows, and how visitors really went. */
import { Checkbox, Select } from "antd";
import {
  Block,
  CellValue,
  Definition,
  Grid,
  Loaded,
  MetricTable,
  Nothing,
  Page,
  useCommand,
  useMarket,
  useMetric,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import {
  MOST_RELATED,
  MOST_SHOWCASED,
  type SetRelated,
  type SetShowcase,
  type SiteLinkLine,
} from "../../commands.ts";

const WEEK = 7 * 86_400;

export function Screen() {
  const t = useText("listing");
  const { market } = useMarket();
  const to = Math.max(3600, market.now * 3600);
  const period = { from: Math.max(0, to - WEEK), to };
  const lines = useView<readonly SiteLinkLine[]>("listing/site-links");
  const paths = useMetric("site-paths", period);
  return (
    <Page title={t("links.title")} note={t("links.note")}>
      <Block title={t("links.pages")}>
        <Loaded asked={lines}>{(rows) => <Pages rows={rows} />}</Loaded>
      </Block>
      <Block
        title={
          <>
            {t("links.paths")}
            <Definition metric="site-paths" />
          </>
        }
      >
        <Loaded asked={paths}>
          {(answer) => <MetricTable metric="site-paths" answer={answer} period={period} />}
        </Loaded>
      </Block>
    </Page>
  );
}

function Pages({ rows }: { readonly rows: readonly SiteLinkLine[] }) {
  const t = useText("listing");
  const shown = rows.filter(({ isPublished }) => isPublished);
  return (
    <Grid
      rows={shown}
      rowKey={(line) => line.listing}
      label={t("links.pages")}
      searchText={(line) => line.title}
      columns={useColumns(shown)}
      empty={<Nothing text={t("links.none")} />}
    />
  );
}

function useColumns(rows: readonly SiteLinkLine[]): GridColumn<SiteLinkLine>[] {
  const t = useText("listing");
  const { tell, isBusy } = useCommand<SetRelated | SetShowcase>();
  const front = rows.filter(({ isShowcased }) => isShowcased).map(({ listing }) => listing);
  const lead = (listing: number, related: number[]) =>
    void tell({ type: "listing/set-related", listing, related }, t("links.saved"));
  const show = (listing: number, isShown: boolean) => {
    const others = front.filter((one) => one !== listing);
    const listings = isShown ? [...others, listing] : others;
    void tell({ type: "listing/set-showcase", listings }, t("links.saved"));
  };
  const number = (id: "ledFrom" | "visits" | "clicks" | "orders"): GridColumn<SiteLinkLine> => ({
    id,
    title: t(`links.${id}`),
    isNumber: true,
    order: (line) => line[id],
    cell: (line) => <CellValue value={line[id]} unit="count" />,
  });
  return [
    {
      id: "title",
      title: t("links.goods"),
      order: (line) => line.title,
      cell: (line) => (
        <>
          {line.title} <small className="dz-quiet">#{line.listing}</small>
        </>
      ),
    },
    {
      id: "related",
      title: t("links.related"),
      cell: (line) => (
        <Select
          mode="multiple"
          maxCount={MOST_RELATED}
          disabled={isBusy}
          aria-label={t("links.relatedOf", { title: line.title })}
          value={[...line.related]}
          style={{ minWidth: 220, width: "100%" }}
          placeholder={t("links.noRelated")}
          options={rows
            .filter(({ listing }) => listing !== line.listing)
            .map(({ listing, title }) => ({ value: listing, label: `${title} #${listing}` }))}
          onChange={(related) => lead(line.listing, related)}
        />
      ),
    },
    {
      id: "front",
      title: t("links.front"),
      order: (line) => Number(line.isShowcased),
      cell: (line) => (
        <Checkbox
          checked={line.isShowcased}
          disabled={isBusy || (!line.isShowcased && front.length >= MOST_SHOWCASED)}
          aria-label={t("links.frontOf", { title: line.title })}
          onChange={(event) => show(line.listing, event.target.checked)}
        />
      ),
    },
    number("ledFrom"),
    number("visits"),
    number("clicks"),
    number("orders"),
  ];
}
