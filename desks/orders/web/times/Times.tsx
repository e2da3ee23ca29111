/** The steps as a checklist with their times, and what the events say of hours, trouble and boxes. */
import { Table } from "antd";
import {
  Block,
  Headlines,
  Loaded,
  MetricBlock,
  PeriodPicker,
  useMetric,
  usePeriod,
  useText,
  useView,
} from "@dianzhang/ui";
import type { SeatView, SopLine } from "../../commands.ts";

export function Times({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  const picked = usePeriod();
  const { period } = picked;
  const overview = useMetric("orders-overview", period);
  const words = (column: string, code: string): string => {
    if (column === "packaging") return t(`box.${code}`);
    if (column === "kind") return t(`kind.${code}`);
    if (column === "answer") return t(`answer.${code}`);
    return column === "outcome" ? t(`outcome.${code}`) : code;
  };
  return (
    <>
      <Block title={t("sop.title")}>
        <p className="dz-quiet">
          {t("sop.why", { hours: seat.deadlineHours, percent: seat.latePermille / 10 })}
        </p>
        <Checklist seat={seat} />
      </Block>
      <PeriodPicker
        picked={picked}
        choices={[7, 30, 0].map((days) => ({ days, label: t(`days.${days}`) }))}
      />
      <Loaded asked={overview} rows={3}>
        {(answer) => <Headlines metric="orders-overview" answer={answer} />}
      </Loaded>
      <MetricBlock
        metric="orders-exceptions"
        title={t("times.exceptions")}
        period={period}
        words={words}
      />
      <MetricBlock
        metric="orders-packaging"
        title={t("times.packaging")}
        period={period}
        words={words}
      />
    </>
  );
}

function Checklist({ seat }: { readonly seat: SeatView }) {
  const t = useText("orders");
  const asked = useView<readonly SopLine[]>("orders/sop");
  const hours = (value: number | null) =>
    value === null ? "–" : t("fact.hours", { count: value });
  return (
    <Loaded asked={asked}>
      {(lines) => (
        <Table
          size="small"
          pagination={false}
          rowKey="step"
          scroll={{ x: "max-content" }}
          dataSource={[...lines]}
          columns={[
            { title: t("sop.step"), render: (_, line) => t(`sop.${line.step}`) },
            { title: t("sop.waiting"), align: "right", dataIndex: "waiting" },
            { title: t("sop.done"), align: "right", dataIndex: "done" },
            { title: t("sop.mean"), align: "right", render: (_, line) => hours(line.meanHours) },
            {
              title: t("sop.slowest"),
              align: "right",
              render: (_, line) => (
                <span className={(line.slowestHours ?? 0) > seat.deadlineHours ? "dz-late" : ""}>
                  {hours(line.slowestHours)}
                </span>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
