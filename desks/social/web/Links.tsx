/** Links to the shop's goods from outside: what counts, what is on its way, and links to buy — or better not. */
import { Button, Popconfirm, Space, Tag } from "antd";
import {
  Block,
  CellValue,
  Grid,
  Loaded,
  money,
  Nothing,
  useCommand,
  useLanguage,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import { LINK_FEN, type BuyLinks, type LinkLine } from "../commands.ts";

/** A farm sells by the dozen. */
const BATCH = { guest: 1, farm: 20 } as const;

export function Links() {
  const t = useText("social");
  const asked = useView<readonly LinkLine[]>("social/links");
  const columns = useColumns();
  return (
    <Block title={t("links.title")}>
      <p className="dz-quiet">{t("links.note")}</p>
      <Loaded asked={asked}>
        {(lines) => (
          <Grid
            rows={lines.toSorted((a, b) => b.counted + b.coming - a.counted - a.coming)}
            rowKey={(line) => line.listing}
            label={t("links.title")}
            searchText={(line) => line.title}
            columns={columns}
            empty={<Nothing text={t("links.none")} />}
          />
        )}
      </Loaded>
    </Block>
  );
}

function useColumns(): GridColumn<LinkLine>[] {
  const t = useText("social");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<BuyLinks>();
  const buy = (listing: number, kind: "guest" | "farm") =>
    void tell(
      { type: "social/buy-links", listing, kind, count: BATCH[kind] },
      t("links.bought", { count: BATCH[kind] }),
    );
  const number = (id: "counted" | "coming"): GridColumn<LinkLine> => ({
    id,
    title: t(`links.${id}`),
    means: t(`linkMeans.${id}`),
    isNumber: true,
    order: (line) => line[id],
    cell: (line) => <CellValue value={line[id] / 100} unit="number" />,
  });
  return [
    {
      id: "title",
      title: t("links.goods"),
      order: (line) => line.title,
      cell: (line) => line.title,
    },
    number("counted"),
    number("coming"),
    {
      id: "state",
      title: t("links.state"),
      order: (line) => Number(line.isPunished),
      cell: (line) => (line.isPunished ? <Tag color="red">{t("links.punished")}</Tag> : null),
    },
    {
      id: "do",
      title: "",
      name: t("links.do"),
      cell: ({ listing }) => (
        <Space size={4}>
          <Button size="small" disabled={isBusy} onClick={() => buy(listing, "guest")}>
            {t("links.guest", { price: money(LINK_FEN.guest * BATCH.guest, language) })}
          </Button>
          <Popconfirm
            title={t("links.farmWhy")}
            okText={t("links.farmDo")}
            cancelText={t("keep")}
            onConfirm={() => buy(listing, "farm")}
          >
            <Button size="small" disabled={isBusy}>
              {t("links.farm", {
                count: BATCH.farm,
                price: money(LINK_FEN.farm * BATCH.farm, language),
              })}
            </Button>
          </Popconfirm>
        </Space>
      ),
    },
  ];
}
