/** How the day's budget is used up: spending so far, hour by hour, against the stage's limit. */
import type { Period } from "@dianzhang/api";
import {
  Chart,
  hourText,
  Loaded,
  money,
  moneyRound,
  namedRows,
  numberIn,
  useLanguage,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";
import type { CampaignLine } from "../../commands.ts";

const DAY = 86_400;

export function Pace({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const { language } = useLanguage();
  const { market } = useMarket();
  const now = Math.max(1, market.now);
  const midnight = Math.floor((now - 1) / 24) * DAY;
  const today = useMetric("feed-hours", { from: midnight, to: midnight + DAY });
  const week: Period = { from: Math.max(0, midnight - 7 * DAY), to: Math.max(DAY, midnight) };
  const usual = useMetric("feed-hours", week);
  const until = now - midnight / 3600;
  return (
    <Loaded asked={today}>
      {(answer) => {
        const spent = running(namedRows(answer), line.campaign).map((fen, hour) =>
          hour < until ? fen : null,
        );
        const before = usual.value ? running(namedRows(usual.value), line.campaign) : [];
        return (
          <Chart
            title={t("pace.title")}
            unit={t("pace.unit")}
            labels={spent.map((_, hour) => hourText(hour))}
            series={[
              { name: t("pace.today"), values: spent },
              { name: t("pace.usual"), values: before, isQuiet: true },
            ]}
            limit={{ name: t("pace.limit"), value: line.budgetFen }}
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
