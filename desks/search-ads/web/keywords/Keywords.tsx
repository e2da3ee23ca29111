/** The bid table: 500 keywords edited in place, pasted from a spreadsheet, saved all at once. */
import {
  Button,
  InputNumber,
  Segmented,
  Select,
  Space,
  Switch,
  Table,
  type TableProps,
} from "antd";
import { useMemo, useState } from "react";
import {
  Block,
  CellValue,
  Loaded,
  Money,
  Nothing,
  Rate,
  Told,
  useCommand,
  useText,
  useView,
} from "@dianzhang/ui";
import { TOP_BID_FEN, type KeywordLine, type SetBids } from "../../commands.ts";
import type { CampaignsProps } from "../Ads.tsx";
import { inFen, inYuan } from "../yuan.ts";
import { AddKeywords } from "./AddKeywords.tsx";
import type { Drafts } from "./paste.ts";
import { PasteBids } from "./PasteBids.tsx";
import { QualityMark } from "./QualityMark.tsx";
import { Simulator } from "./Simulator.tsx";

const DAYS = [1, 7, null] as const;

export function Keywords({ campaigns }: CampaignsProps) {
  const t = useText("search-ads");
  const [days, setDays] = useState<number | null>(7);
  const [group, setGroup] = useState<number | null>(null);
  const report = useView<readonly KeywordLine[]>("search-ads/keyword-report", {
    days,
    group,
    withQuality: true,
  });
  const groups = campaigns.flatMap((campaign) =>
    campaign.groups.map((one) => ({
      value: one.group,
      label: `${campaign.name} · ${one.listingTitle}`,
    })),
  );
  if (groups.length === 0)
    return (
      <Block>
        <Nothing text={t("group.none")} />
      </Block>
    );
  return (
    <Block>
      <Space wrap className="dz-gap">
        <Select
          className="dz-goods-choice"
          value={group}
          aria-label={t("group.which")}
          options={[{ value: null, label: t("group.all") }, ...groups]}
          onChange={setGroup}
        />
        <Segmented
          aria-label={t("days.which")}
          value={String(days)}
          options={DAYS.map((value) => ({ value: String(value), label: t(`days.${value}`) }))}
          onChange={(value) => setDays(value === "null" ? null : Number(value))}
        />
        {group === null ? null : <AddKeywords group={group} campaigns={campaigns} />}
      </Space>
      <Loaded asked={report}>{(lines) => <Bids lines={lines} />}</Loaded>
    </Block>
  );
}

function Bids({ lines }: { readonly lines: readonly KeywordLine[] }) {
  const t = useText("search-ads");
  const [drafts, setDrafts] = useState<Drafts>({});
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const { tell, isBusy } = useCommand<SetBids>();
  const changed = Object.keys(drafts).length;
  const set = (bid: number, change: Drafts[number]) =>
    setDrafts((held) => ({ ...held, [bid]: { ...held[bid], ...change } }));
  const save = async () => {
    const bids = Object.entries(drafts).map(([bid, change]) => ({ bid: Number(bid), ...change }));
    if (await tell({ type: "search-ads/set-bids", bids }, t("bids.saved", { count: changed })))
      setDrafts({});
  };
  const scale = (percent: number) => {
    for (const line of lines)
      if (chosen.includes(line.bid)) set(line.bid, { bidFen: scaled(line, drafts, percent) });
  };
  return (
    <>
      <Space wrap className="dz-gap">
        <PasteBids lines={lines} onPasted={(pasted) => setDrafts({ ...drafts, ...pasted })} />
        {chosen.length > 0 ? (
          <>
            <span className="dz-quiet">{t("bids.chosen", { count: chosen.length })}</span>
            <Button size="small" onClick={() => scale(110)}>
              {t("bids.raise")}
            </Button>
            <Button size="small" onClick={() => scale(90)}>
              {t("bids.lower")}
            </Button>
          </>
        ) : null}
        <Button
          type="primary"
          disabled={changed === 0}
          loading={isBusy}
          onClick={() => void save()}
        >
          {t("bids.save", { count: changed })}
        </Button>
        <Button disabled={changed === 0} onClick={() => setDrafts({})}>
          {t("bids.undo")}
        </Button>
      </Space>
      <Table<KeywordLine>
        virtual
        size="small"
        pagination={false}
        rowKey="bid"
        dataSource={[...lines]}
        scroll={{ x: 1340, y: 520 }}
        columns={useColumns(drafts, set)}
        rowClassName={(line) => (drafts[line.bid] ? "dz-row-here" : "")}
        rowSelection={{
          columnWidth: 36,
          selectedRowKeys: [...chosen],
          onChange: (keys) => setChosen(keys.map(Number)),
        }}
        locale={{ emptyText: <Nothing text={t("keyword.none")} /> }}
      />
      <p className="dz-quiet">{t("keyword.creditWhy")}</p>
    </>
  );
}

// Whole fen, never above the most a click may be bid.
function scaled(line: KeywordLine, drafts: Drafts, percent: number): number {
  const bidFen = drafts[line.bid]?.bidFen ?? line.bidFen;
  return Math.min(TOP_BID_FEN, Math.max(line.leastFen, Math.round((bidFen * percent) / 100)));
}

type Columns = NonNullable<TableProps<KeywordLine>["columns"]>;

function useColumns(drafts: Drafts, set: (bid: number, change: Drafts[number]) => void): Columns {
  const t = useText("search-ads");
  return useMemo(() => {
    const told = (name: string) => <Told name={t(`column.${name}`)} means={t(`means.${name}`)} />;
    const number = (name: "exposures" | "clicks" | "orders", width: number): Columns[number] => ({
      title: told(name),
      width,
      align: "right",
      sorter: (a, b) => a[name] - b[name],
      render: (_, line) => <CellValue value={line[name]} unit="count" />,
    });
    const share = (name: string, read: (line: KeywordLine) => number | null): Columns[number] => ({
      title: told(name),
      width: 76,
      align: "right",
      sorter: (a, b) => (read(a) ?? -1) - (read(b) ?? -1),
      render: (_, line) => <Rate value={read(line)} />,
    });
    const fen = (name: string, read: (line: KeywordLine) => number | null): Columns[number] => ({
      title: told(name),
      width: 104,
      align: "right",
      sorter: (a, b) => (read(a) ?? -1) - (read(b) ?? -1),
      render: (_, line) => <Money fen={read(line)} />,
    });
    return [
      {
        title: t("column.keyword"),
        dataIndex: "keyword",
        width: 144,
        fixed: "left",
        sorter: (a, b) => a.keyword.localeCompare(b.keyword),
      },
      {
        title: t("column.bid"),
        width: 136,
        sorter: (a, b) => a.bidFen - b.bidFen,
        render: (_, line) => (
          <Space.Compact>
            <InputNumber
              className="dz-bid"
              size="small"
              precision={2}
              step={0.05}
              prefix="¥"
              min={inYuan(line.leastFen)}
              max={inYuan(TOP_BID_FEN)}
              value={inYuan(drafts[line.bid]?.bidFen ?? line.bidFen)}
              aria-label={`${t("column.bid")} ${line.keyword}`}
              onChange={(yuan) => set(line.bid, { bidFen: inFen(yuan) })}
            />
            <Simulator line={line} />
          </Space.Compact>
        ),
      },
      {
        title: t("column.match"),
        width: 88,
        render: (_, line) => (
          <Select
            size="small"
            variant="borderless"
            aria-label={t("column.match")}
            value={drafts[line.bid]?.match ?? line.match}
            options={(["exact", "phrase", "broad"] as const).map((value) => ({
              value,
              label: t(`match.${value}`),
            }))}
            onChange={(match) => set(line.bid, { match })}
          />
        ),
      },
      {
        title: told("quality"),
        width: 90,
        sorter: (a, b) => (a.quality?.hundredths ?? 0) - (b.quality?.hundredths ?? 0),
        render: (_, line) => <QualityMark quality={line.quality} />,
      },
      fen("least", (line) => line.leastFen),
      number("exposures", 76),
      number("clicks", 80),
      share("clickRate", (line) => (line.exposures > 0 ? line.clicks / line.exposures : null)),
      {
        title: told("place"),
        width: 78,
        align: "right",
        sorter: (a, b) => (a.meanPlace ?? 99) - (b.meanPlace ?? 99),
        render: (_, line) => <CellValue value={line.meanPlace} unit="number" />,
      },
      fen("cost", (line) => line.costFen),
      fen("charge", (line) => (line.clicks > 0 ? Math.round(line.costFen / line.clicks) : null)),
      number("orders", 84),
      fen("sales", (line) => line.salesFen),
      {
        title: told("roas"),
        width: 86,
        align: "right",
        sorter: (a, b) => returnOf(a) - returnOf(b),
        render: (_, line) => (
          <CellValue value={line.costFen > 0 ? returnOf(line) : null} unit="number" />
        ),
      },
      {
        title: t("column.state"),
        width: 60,
        render: (_, line) => (
          <Switch
            size="small"
            checked={drafts[line.bid]?.isRunning ?? line.isRunning}
            aria-label={`${t("column.state")} ${line.keyword}`}
            onChange={(isRunning) => set(line.bid, { isRunning })}
          />
        ),
      },
    ] satisfies Columns;
  }, [drafts, set, t]);
}

function returnOf({ costFen, salesFen }: KeywordLine): number {
  return costFen > 0 ? salesFen / costFen : 0;
}
