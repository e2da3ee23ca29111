/** The keyword tool: phrases for a group's goods with estimates; the chosen ones are bought at one bid. */
import { Button, Drawer, InputNumber, Select, Space, Table } from "antd";
import { useState } from "react";
import { CellValue, Loaded, Money, Rate, Told, useCommand, useText, useView } from "@dianzhang/ui";
import type { AddKeywords as Add, CampaignLine, KeywordIdea, Match } from "../../commands.ts";
import { inFen } from "../yuan.ts";

interface AddProps {
  readonly group: number;
  readonly campaigns: readonly CampaignLine[];
}

export function AddKeywords({ group, campaigns }: AddProps) {
  const t = useText("search-ads");
  const [isOpen, setOpen] = useState(false);
  const line = campaigns.flatMap(({ groups }) => groups).find((one) => one.group === group);
  if (!line) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("tool.open")}</Button>
      <Drawer
        open={isOpen}
        size={760}
        title={t("tool.title", { goods: line.listingTitle })}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <Tool
          group={group}
          listing={line.listing}
          title={line.title}
          onDone={() => setOpen(false)}
        />
      </Drawer>
    </>
  );
}

interface ToolProps {
  readonly group: number;
  readonly listing: number;
  readonly title: string | null;
  readonly onDone: () => void;
}

function Tool({ group, listing, title, onDone }: ToolProps) {
  const t = useText("search-ads");
  const asked = useView<readonly KeywordIdea[]>("search-ads/keyword-tool", {
    listing,
    ...(title === null ? {} : { title }),
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [yuan, setYuan] = useState<number | null>(0.8);
  const [match, setMatch] = useState<Match>("exact");
  const { tell, isBusy } = useCommand<Add>();
  const add = async (ideas: readonly KeywordIdea[]) => {
    const keywords = ideas
      .filter(({ keyword }) => chosen.includes(keyword))
      .map(({ keyword, leastFen }) => ({
        keyword,
        match,
        bidFen: Math.max(leastFen, inFen(yuan)),
      }));
    const done = t("tool.added", { count: keywords.length });
    if (await tell({ type: "search-ads/add-keywords", group, keywords }, done)) onDone();
  };
  return (
    <Loaded asked={asked}>
      {(ideas) => (
        <>
          <p className="dz-quiet">{t("tool.note")}</p>
          <Space wrap className="dz-gap">
            <InputNumber
              prefix="¥"
              precision={2}
              min={0.1}
              value={yuan}
              aria-label={t("column.bid")}
              onChange={setYuan}
            />
            <Select
              value={match}
              aria-label={t("column.match")}
              options={(["exact", "phrase", "broad"] as const).map((value) => ({
                value,
                label: t(`match.${value}`),
              }))}
              onChange={setMatch}
            />
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={isBusy}
              onClick={() => void add(ideas)}
            >
              {t("tool.add", { count: chosen.length })}
            </Button>
          </Space>
          <Ideas ideas={ideas} chosen={chosen} onChosen={setChosen} />
        </>
      )}
    </Loaded>
  );
}

interface IdeasProps {
  readonly ideas: readonly KeywordIdea[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

function Ideas({ ideas, chosen, onChosen }: IdeasProps) {
  const t = useText("search-ads");
  return (
    <Table<KeywordIdea>
      size="small"
      pagination={false}
      rowKey="keyword"
      dataSource={ideas.toSorted((a, b) => b.searches - a.searches)}
      scroll={{ x: 640 }}
      rowSelection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => onChosen(keys.map(String)),
      }}
      columns={[
        { title: t("column.keyword"), dataIndex: "keyword" },
        { title: t("tool.level"), render: (_, idea) => t(`level.${idea.level}`) },
        {
          title: <Told name={t("tool.searches")} means={t("means.searches")} />,
          align: "right",
          sorter: (a, b) => a.searches - b.searches,
          render: (_, idea) => <CellValue value={idea.searches} unit="number" />,
        },
        {
          title: <Told name={t("tool.fit")} means={t("means.fit")} />,
          align: "right",
          sorter: (a, b) => a.fitPermille - b.fitPermille,
          render: (_, idea) => <Rate value={idea.fitPermille / 1000} />,
        },
        {
          title: <Told name={t("tool.mean")} means={t("means.mean")} />,
          align: "right",
          render: (_, idea) => <Money fen={idea.meanChargeFen} />,
        },
        {
          title: <Told name={t("column.least")} means={t("means.least")} />,
          align: "right",
          render: (_, idea) => <Money fen={idea.leastFen} />,
        },
        {
          title: <Told name={t("tool.bidders")} means={t("means.bidders")} />,
          align: "right",
          dataIndex: "bidders",
        },
      ]}
    />
  );
}
