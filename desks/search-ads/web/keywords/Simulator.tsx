/** What other bids for a keyword might bring in a day: estimates, and said to be. */
import { LineChartOutlined } from "@ant-design/icons";
import { Button, Popover, Table } from "antd";
import { useState } from "react";
import { Loaded, Money, rate, useLanguage, useText, useView } from "@dianzhang/ui";
import type { KeywordLine, Simulated } from "../../commands.ts";

const STEPS = [60, 80, 100, 130, 170] as const;

export function Simulator({ line }: { readonly line: KeywordLine }) {
  const t = useText("search-ads");
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="right"
      title={t("simulate.title", { keyword: line.keyword })}
      open={isOpen}
      onOpenChange={setOpen}
      content={isOpen ? <Ladder line={line} /> : null}
    >
      <Button
        size="small"
        icon={<LineChartOutlined />}
        aria-label={`${t("simulate.open")} ${line.keyword}`}
      />
    </Popover>
  );
}

function Ladder({ line }: { readonly line: KeywordLine }) {
  const t = useText("search-ads");
  const { language } = useLanguage();
  const bids = STEPS.map((percent) =>
    Math.max(line.leastFen, Math.round((line.bidFen * percent) / 100)),
  );
  const asked = useView<readonly (Simulated | null)[]>("search-ads/simulate", {
    bid: line.bid,
    bids: [...new Set(bids)],
  });
  return (
    <Loaded asked={asked} rows={3}>
      {(all) => {
        const rows = all.flatMap((one) => (one ? [one] : []));
        const error = (rows[0]?.errorPermille ?? 0) / 1000;
        return (
          <>
            <Table<Simulated>
              size="small"
              pagination={false}
              rowKey="bidFen"
              dataSource={rows}
              columns={[
                { title: t("column.bid"), render: (_, one) => <Money fen={one.bidFen} /> },
                { title: t("column.place"), align: "right", dataIndex: "place" },
                { title: t("column.exposures"), align: "right", dataIndex: "exposures" },
                { title: t("column.clicks"), align: "right", dataIndex: "clicks" },
                { title: t("column.cost"), render: (_, one) => <Money fen={one.costFen} /> },
              ]}
            />
            <p className="dz-quiet dz-simulate-note">
              {t("simulate.note", { error: rate(error, language) })}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
