/** Five weeks as bars: which campaign runs on which days, and when the platform celebrates. */
import { shortDay, useLanguage, useMarket, useText } from "@dianzhang/ui";
import type { Calendar, CampaignLine } from "../commands.ts";
import "./campaigns.css";

export function CampaignCalendar({ view }: { readonly view: Calendar }) {
  const t = useText("campaigns");
  const { language } = useLanguage();
  const { market } = useMarket();
  const names = new Map(view.festivals.map((one) => [one.id, one.name[language]]));
  const open = view.campaigns.filter((line) => line.status !== "over");
  return (
    <div className="dz-calendar" role="table" aria-label={t("calendar.title")}>
      <div className="dz-calendar-row" role="row">
        <span role="columnheader" />
        <div className="dz-calendar-days" style={{ ["--days" as string]: view.days.length }}>
          {view.days.map((day, i) => (
            <span
              key={day.day}
              role="columnheader"
              className={cellClass(day.weekday, day.festival !== null)}
              title={day.festival ? (names.get(day.festival) ?? day.festival) : day.date}
            >
              {i % 7 === 0 ? shortDay(market.firstDay, day.day) : ""}
            </span>
          ))}
        </div>
      </div>
      {open.length === 0 ? <p className="dz-quiet">{t("calendar.empty")}</p> : null}
      {open.map((line) => (
        <Bar key={line.campaign} line={line} view={view} />
      ))}
    </div>
  );
}

function cellClass(weekday: number, isFestival: boolean): string {
  if (isFestival) return "dz-calendar-day dz-calendar-festival";
  return weekday >= 5 ? "dz-calendar-day dz-calendar-weekend" : "dz-calendar-day";
}

function Bar({ line, view }: { readonly line: CampaignLine; readonly view: Calendar }) {
  const first = (view.days[0]?.day ?? 0) * 24;
  const hours = view.days.length * 24;
  const left = Math.max(0, line.from - first) / hours;
  const right = Math.min(hours, line.until - first) / hours;
  return (
    <div className="dz-calendar-row" role="row">
      <span role="rowheader" title={line.name}>
        {line.name}
      </span>
      <div role="cell" className="dz-calendar-track">
        <i
          className={`dz-calendar-bar dz-calendar-${line.status}`}
          style={{ left: `${left * 100}%`, width: `${Math.max(0.8, (right - left) * 100)}%` }}
        />
      </div>
    </div>
  );
}
