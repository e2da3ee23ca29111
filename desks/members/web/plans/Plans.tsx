/** Every plan with what it sent and what it brought against its hold-out; a new one; what came of them by day. */
import { Button, Popconfirm, Tag } from "antd";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  Block,
  DaysChart,
  Grid,
  Loaded,
  MetricBlock,
  Money,
  Nothing,
  PeriodPicker,
  useCommand,
  useMarketPath,
  useMetric,
  usePeriod,
  useText,
  useView,
  withNames,
  type GridColumn,
} from "@dianzhang/ui";
import type { MembersOverview, PlanLine, StopPlan } from "../../commands.ts";
import { useAudienceText, useMomentText } from "../words.ts";
import { NewPlan } from "./NewPlan.tsx";

export function Plans() {
  const t = useText("members");
  const overview = useView<MembersOverview>("members/overview");
  const plans = useView<readonly PlanLine[]>("members/plans");
  const [isNew, setNew] = useState(false);
  return (
    <Loaded asked={overview}>
      {(view) => (
        <>
          <Block
            title={t("plans.title")}
            extra={
              <Button type="primary" onClick={() => setNew(true)}>
                {t("plans.new")}
              </Button>
            }
          >
            <p className="dz-quiet">{t("plans.why")}</p>
            <Loaded asked={plans}>{(lines) => <PlanTable view={view} lines={lines} />}</Loaded>
          </Block>
          <ByDay plans={plans.value ?? []} />
          {isNew ? <NewPlan view={view} onDone={() => setNew(false)} /> : null}
        </>
      )}
    </Loaded>
  );
}

function PlanTable({
  view,
  lines,
}: {
  readonly view: MembersOverview;
  readonly lines: readonly PlanLine[];
}) {
  const t = useText("members");
  const go = useNavigate();
  const at = useMarketPath();
  const momentText = useMomentText();
  const audienceText = useAudienceText(view);
  const { tell } = useCommand<StopPlan>();
  const open = ({ plan }: PlanLine) => void go({ to: at(`members/plans/${plan}`) });
  const columns: readonly GridColumn<PlanLine>[] = [
    {
      id: "name",
      title: t("plans.name"),
      cell: (line) => (
        <Button type="link" className="dz-link" onClick={() => open(line)}>
          {line.name}
        </Button>
      ),
    },
    { id: "status", title: t("plans.status"), cell: ({ status }) => <Tag>{t(status)}</Tag> },
    { id: "who", title: t("plans.who"), cell: ({ audience }) => audienceText(audience) },
    { id: "when", title: t("plans.when"), cell: momentText },
    {
      id: "sent",
      title: t("plans.sent"),
      isNumber: true,
      cell: ({ sent }) => sent,
      order: ({ sent }) => sent,
    },
    { id: "visits", title: t("plans.visits"), isNumber: true, cell: ({ visits }) => visits },
    { id: "orders", title: t("plans.orders"), isNumber: true, cell: ({ orders }) => orders },
    { id: "gone", title: t("plans.gone"), isNumber: true, cell: ({ gone }) => gone },
    {
      id: "fees",
      title: t("plans.fees"),
      isNumber: true,
      cell: ({ feesFen }) => <Money fen={feesFen} />,
    },
    {
      id: "lift",
      title: t("plans.lift"),
      isNumber: true,
      cell: ({ lift }) => (lift ? <Money fen={lift.totalFen} /> : "–"),
      order: ({ lift }) => lift?.totalFen ?? null,
    },
    {
      id: "act",
      title: "",
      cell: (line) =>
        line.status === "running" ? (
          <Popconfirm
            title={t("plans.sure")}
            okText={t("plans.stop")}
            cancelText={t("cancel")}
            onConfirm={() =>
              void tell({ type: "members/stop-plan", plan: line.plan }, t("plans.stopped"))
            }
          >
            <Button size="small">{t("plans.stop")}</Button>
          </Popconfirm>
        ) : null,
    },
  ];
  return (
    <Grid
      rows={lines}
      columns={columns}
      rowKey={({ plan }) => plan}
      label={t("plans.title")}
      onOpen={open}
      empty={<Nothing text={t("plans.none")} />}
    />
  );
}

const PERIODS = [7, 30, 0] as const;

function ByDay({ plans }: { readonly plans: readonly PlanLine[] }) {
  const t = useText("members");
  const picked = usePeriod();
  const daily = useMetric("members-daily", picked.period);
  return (
    <>
      <PeriodPicker
        picked={picked}
        choices={PERIODS.map((days) => ({ days, label: t(`period.${days}`) }))}
      />
      <Loaded asked={daily}>
        {(answer) => (
          <DaysChart
            metric="members-daily"
            answer={answer}
            drawn={["sent", "visits", "orders", "unsubscribed"]}
          />
        )}
      </Loaded>
      <MetricBlock
        metric="members-reach"
        title={t("members-reach")}
        period={picked.period}
        named={(answer) =>
          withNames(answer, { plan: new Map(plans.map(({ plan, name }) => [plan, name])) })
        }
      />
    </>
  );
}
