/** The influencer market: what anybody can see of each, and the contracts signed. */
import { Button, Select, Space, Tag } from "antd";
import { useState, type ReactNode } from "react";
import {
  Block,
  CellValue,
  Grid,
  Loaded,
  Money,
  Nothing,
  Rate,
  useLanguage,
  useText,
  useView,
  type Earlier,
  type GridColumn,
} from "@dianzhang/ui";
import { KOL_SLOTS, type KolLine, type PlatformLine } from "../../commands.ts";
import { useGoods } from "../goods.ts";
import type { PlatformsProps } from "../Social.tsx";
import { Deals } from "./Deals.tsx";
import { SignKol } from "./SignKol.tsx";

/** Markets of earlier models tell nothing of slots and ads. */
type Line = Earlier<KolLine, "booked" | "recentAds">;

const isFull = ({ booked = 0 }: Line): boolean => booked >= KOL_SLOTS;

export function Kols({ platforms }: PlatformsProps) {
  const t = useText("social");
  const goods = useGoods();
  const [chosen, setListing] = useState<number | null>(null);
  const listing = chosen ?? goods[0]?.value ?? null;
  const [signing, setSigning] = useState<Line | null>(null);
  const kols = useView<readonly Line[]>("social/kol-list", { listing });
  const columns = useColumns(platforms, setSigning);
  return (
    <>
      <Block
        title={t("kols.title")}
        extra={
          <Space>
            <span className="dz-quiet">{t("kols.for")}</span>
            <Select
              value={listing}
              options={goods}
              onChange={setListing}
              style={{ width: 220 }}
              aria-label={t("kols.for")}
            />
          </Space>
        }
      >
        <p className="dz-quiet">{t("kols.note")}</p>
        <Loaded asked={kols}>
          {(lines) => (
            <Grid
              rows={lines.toSorted(
                (a, b) => Number(b.isOnTopic) - Number(a.isOnTopic) || b.followers - a.followers,
              )}
              rowKey={(line) => line.kol}
              label={t("kols.title")}
              searchText={(line) => `${line.name.zh} ${line.name.en}`}
              columns={columns}
              empty={<Nothing text={t("kols.none")} />}
            />
          )}
        </Loaded>
      </Block>
      <Deals />
      {signing && listing !== null ? (
        <SignKol kol={signing} listing={listing} onDone={() => setSigning(null)} />
      ) : null}
    </>
  );
}

function useColumns(
  platforms: readonly PlatformLine[],
  sign: (line: Line) => void,
): GridColumn<Line>[] {
  const t = useText("social");
  const { language } = useLanguage();
  const number = (
    id: string,
    order: (line: Line) => number,
    cell: (line: Line) => ReactNode,
  ): GridColumn<Line> => ({
    id,
    title: t(`kols.${id}`),
    means: t(`kolMeans.${id}`),
    isNumber: true,
    order,
    cell,
  });
  return [
    {
      id: "name",
      title: t("kols.name"),
      order: (line) => line.name[language],
      cell: (line) => (
        <>
          {line.name[language]}{" "}
          {line.isOnTopic ? <Tag color="green">{t("kols.onTopic")}</Tag> : null}
          <small className="dz-quiet dz-kol-who">
            {platforms.find(({ id }) => id === line.platform)?.name[language]} ·{" "}
            {t(`tier.${line.tier}`)} · {topAudience(line, language)}
          </small>
        </>
      ),
    },
    number(
      "followers",
      (line) => line.followers,
      (line) => <CellValue value={line.followers} unit="count" />,
    ),
    number(
      "likeRate",
      (line) => line.likes / line.followers,
      (line) => (
        <>
          <Rate value={line.likes / line.followers} />
          <br />
          <small className="dz-quiet">{t("kols.likes", { likes: line.likes })}</small>
        </>
      ),
    ),
    number(
      "comments",
      (line) => line.commentPermille,
      (line) => <Rate value={line.commentPermille / 1000} />,
    ),
    number(
      "jump",
      (line) => line.jumpPermille,
      (line) => <Rate value={line.jumpPermille / 1000} />,
    ),
    number(
      "onTime",
      (line) => line.onTime / line.deals,
      (line) => t("kols.of", { onTime: line.onTime, deals: line.deals }),
    ),
    number(
      "recentAds",
      (line) => line.recentAds ?? 0,
      (line) => <CellValue value={line.recentAds ?? null} unit="count" />,
    ),
    number(
      "ask",
      (line) => line.askFen,
      (line) => (
        <>
          <Money fen={line.askFen} />
          {line.booked === undefined ? null : (
            <>
              <br />
              <small className="dz-quiet">
                {t("kols.slots", { booked: line.booked, slots: KOL_SLOTS })}
              </small>
            </>
          )}
        </>
      ),
    ),
    {
      id: "do",
      title: "",
      name: t("kols.do"),
      cell: (line) => (
        <Button size="small" disabled={line.isBusy || isFull(line)} onClick={() => sign(line)}>
          {t(line.isBusy ? "kols.busy" : isFull(line) ? "kols.full" : "kols.sign")}
        </Button>
      ),
    },
  ];
}

function topAudience({ audience }: Line, language: "zh" | "en"): string {
  return audience
    .toSorted((a, b) => b.permille - a.permille)
    .slice(0, 2)
    .map(({ name, permille }) => `${name[language]} ${Math.round(permille / 10)}%`)
    .join(" · ");
}
