/** How a day's budget is used up: spending so far, hour by hour, against the limit and the days before. */
import type { Period } from "@dianzhang/api";
import { namedRows, numberIn } from "../answer.ts";
import { hourText } from "../format/market-time.ts";
import { money, moneyRound } from "../format/numbers.ts";
import { useLanguage } from "../language.ts";
import { Loaded } from "../parts/States.tsx";
import { useMarket } from "../server/market.tsx";
import { useMetric } from "../server/use-view.ts";
import { Chart } from "./Chart.tsx";

const DAY = 86_400;

export interface PaceChartProps {
  /** A metric of spending by hour with columns hour, campaign and spend_fen. */
  readonly metric: string;
  readonly campaign: number;
  readonly limitFen: number;
  readonly words: Readonly<
    Record<"title" | "unit" | "today" | "ended" | "usual" | "limit", string>
  >;
}

export function PaceChart({ metric, campaign, limitFen, words }: PaceChartProps) {
  const { language } = useLanguage();
  const { market } = useMarket();
  const now = Math.max(1, market.now);
  const midnight = Math.floor((now - 1) / 24) * DAY;
  const today = useMetric(metric, { from: midnight, to: midnight + DAY });
  const week: Period = { from: Math.max(0, midnight - 7 * DAY), to: Math.max(DAY, midnight) };
  const usual = useMetric(metric, week);
  const until = now - midnight / 3600;
  // At midnight the day that has just ended is shown, and called so.
  const name = until === 24 ? words.ended : words.today;
  return (
    <Loaded asked={today}>
      {(answer) => {
        // The first day has none before it.
        const before = usual.value && midnight > 0 ? running(namedRows(usual.value), campaign) : [];
        const spent = running(namedRows(answer), campaign).map((fen, hour) =>
          hour < until ? fen : null,
        );
        return (
          <Chart
            title={words.title}
            unit={words.unit}
            labels={spent.map((_, hour) => hourText(hour))}
            series={[
              { name, values: spent },
              { name: words.usual, values: before, isQuiet: true },
            ]}
            limit={{ name: words.limit, value: limitFen }}
            format={(fen) => money(Math.round(fen), language)}
            axisFormat={(fen) => moneyRound(fen, language)}
          />
        );
      }}
    </Loaded>
  );
}

// Spending up to and with each hour.
function running(rows: ReturnType<typeof namedRows>, campaign: number): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const row of rows) {
    const hour = numberIn(row, "hour") ?? 0;
    if (Number(row["campaign"]) === campaign) hours[hour] = numberIn(row, "spend_fen") ?? 0;
  }
  let sum = 0;
  return hours.map((fen) => (sum += fen));
}
