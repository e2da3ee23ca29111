/** The market clock: 24 hours as a strip with the shop's traffic; hours still to come show yesterday's, in light. */
import {
  count,
  dayOfTick,
  dayText,
  hourOfTick,
  hourText,
  series,
  useLanguage,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";

const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;

/** `now` may run ahead of the market the screens were asked for. */
export function ClockStrip({ now }: { readonly now: number }) {
  const t = useText("web");
  const { language } = useLanguage();
  const { market } = useMarket();
  const day = dayOfTick(now);
  const hour = hourOfTick(now);
  const to = Math.max(1, market.now) * SECONDS_PER_HOUR;
  const { value } = useMetric("hours", { from: Math.max(0, to - SECONDS_PER_DAY), to });
  const views = value ? series(value, "views") : [];
  const top = Math.max(1, ...views);
  return (
    <div className="dz-clock">
      <div className="dz-clock-text">
        <strong>{dayText(market.firstDay, day, language)}</strong>
        <span className="dz-number">{hourText(hour)}</span>
        <span className="dz-quiet">{t("top.day", { day: day + 1 })}</span>
      </div>
      <div
        className="dz-strip"
        role="img"
        aria-label={t("top.strip", {
          views: count(
            views.reduce((a, b) => a + b, 0),
            language,
          ),
        })}
      >
        {Array.from({ length: 24 }, (_, i) => (
          <i
            key={i}
            className={i < hour ? "past" : i === hour ? "now" : ""}
            style={{ height: `${10 + (90 * (views[i] ?? 0)) / top}%` }}
          />
        ))}
      </div>
    </div>
  );
}
