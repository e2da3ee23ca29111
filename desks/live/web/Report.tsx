/** What live rooms came to over time: rooms, what is asked, what comes back. */
import type { Period } from "@dianzhang/api";
import {
  Block,
  Definition,
  Loaded,
  MetricTable,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";

const TABLES = ["live-overview", "live-questions", "live-returns"] as const;

export function Report() {
  const { market } = useMarket();
  const period = { from: 0, to: Math.max(3600, market.now * 3600) };
  return (
    <>
      {TABLES.map((metric) => (
        <Table key={metric} metric={metric} period={period} />
      ))}
    </>
  );
}

interface TableProps {
  readonly metric: string;
  readonly period: Period;
}

/** A metric as a table with its definition. */
export function Table({ metric, period }: TableProps) {
  const t = useText("live");
  const asked = useMetric(metric, period);
  const words = (column: string, code: string) => {
    if (column === "question") return t(`question.${code}`);
    if (column === "block") return t(`block.${code}`);
    return column === "origin" ? t(`origin.${code}`) : code;
  };
  return (
    <Block
      title={
        <>
          {t(metric)}
          <Definition metric={metric} />
        </>
      }
    >
      <Loaded asked={asked}>
        {(answer) => <MetricTable metric={metric} answer={answer} period={period} words={words} />}
      </Loaded>
    </Block>
  );
}
