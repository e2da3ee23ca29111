/** What shoppers really typed when an ad was shown: words to keep out, and words to buy on their own. */
import { Button, Space } from "antd";
import type { ReactNode } from "react";
import {
  Block,
  CellValue,
  Grid,
  Loaded,
  Money,
  Nothing,
  Rate,
  useCommand,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { AddKeywords, SetGroup, TermLine } from "../commands.ts";
import type { CampaignsProps } from "./Ads.tsx";

export function Terms({ campaigns }: CampaignsProps) {
  const t = useText("search-ads");
  const terms = useView<readonly TermLine[]>("search-ads/term-report");
  const { tell, isBusy } = useCommand<SetGroup | AddKeywords>();
  const groups = new Map(
    campaigns.flatMap((one) => one.groups.map((group) => [group.group, group])),
  );
  const keepOut = (line: TermLine) =>
    tell(
      {
        type: "search-ads/set-group",
        group: line.group,
        negatives: [...(groups.get(line.group)?.negatives ?? []), line.typed.slice(0, 20)],
      },
      t("terms.keptOut", { typed: line.typed }),
    );
  const buy = (line: TermLine, bidFen: number) =>
    tell(
      {
        type: "search-ads/add-keywords",
        group: line.group,
        keywords: [{ keyword: line.typed, match: "exact", bidFen }],
      },
      t("terms.bought", { typed: line.typed }),
    );
  const actions: GridColumn<TermLine> = {
    id: "do",
    title: "",
    name: t("terms.do"),
    cell: (line) => (
      <Space size={4}>
        <Button size="small" disabled={isBusy} onClick={() => void keepOut(line)}>
          {t("terms.keepOut")}
        </Button>
        {line.typed === line.keyword || line.clicks === 0 ? null : (
          <Button
            size="small"
            disabled={isBusy}
            onClick={() => void buy(line, Math.ceil(line.costFen / line.clicks))}
          >
            {t("terms.buy")}
          </Button>
        )}
      </Space>
    ),
  };
  return (
    <Block title={t("terms.title")}>
      <p className="dz-quiet">{t("terms.note")}</p>
      <Loaded asked={terms}>
        {(lines) => (
          <Grid
            rows={lines.toSorted((a, b) => b.costFen - a.costFen)}
            rowKey={(line) => `${line.bid} ${line.typed}`}
            label={t("terms.title")}
            searchText={(line) => `${line.typed} ${line.keyword}`}
            columns={[...columnsOf(t), actions]}
            empty={<Nothing text={t("terms.none")} />}
          />
        )}
      </Loaded>
    </Block>
  );
}

function columnsOf(t: (key: string) => string): GridColumn<TermLine>[] {
  const number = (
    id: string,
    read: (line: TermLine) => number,
    show?: (value: number) => ReactNode,
  ): GridColumn<TermLine> => ({
    id,
    title: t(`column.${id}`),
    means: t(`means.${id}`),
    isNumber: true,
    order: read,
    cell: (line) => show?.(read(line)) ?? <CellValue value={read(line)} unit="count" />,
  });
  return [
    {
      id: "typed",
      title: t("column.typed"),
      order: (line) => line.typed,
      cell: (line) => line.typed,
    },
    {
      id: "keyword",
      title: t("column.letIn"),
      order: (line) => line.keyword,
      cell: (line) => (
        <>
          {line.keyword} <small className="dz-quiet">{t(`match.${line.match}`)}</small>
        </>
      ),
    },
    number("exposures", (line) => line.exposures),
    number("clicks", (line) => line.clicks),
    {
      id: "clickRate",
      title: t("column.clickRate"),
      means: t("means.clickRate"),
      isNumber: true,
      order: (line) => line.clicks / Math.max(1, line.exposures),
      cell: (line) => <Rate value={line.clicks / Math.max(1, line.exposures)} />,
    },
    number(
      "cost",
      (line) => line.costFen,
      (fen) => <Money fen={fen} />,
    ),
    number("orders", (line) => line.orders),
    number(
      "sales",
      (line) => line.salesFen,
      (fen) => <Money fen={fen} />,
    ),
  ];
}
