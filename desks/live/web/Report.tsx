/** What live rooms came to over time: rooms, what is asked, what comes back. */
import { MetricBlock, useMarket, useText } from "@dianzhang/ui";

const TABLES = ["live-overview", "live-questions", "live-returns"] as const;
const CODES = ["question", "block", "origin"];

export function Report() {
  const t = useText("live");
  const { market } = useMarket();
  const period = { from: 0, to: Math.max(3600, market.now * 3600) };
  const words = (column: string, code: string) =>
    CODES.includes(column) ? t(`${column}.${code}`) : code;
  return (
    <>
      {TABLES.map((metric) => (
        <MetricBlock key={metric} metric={metric} title={t(metric)} period={period} words={words} />
      ))}
    </>
  );
}
