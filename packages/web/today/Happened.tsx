/** What happened since this person last looked, at most five lines, each leading to its screen. */
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import {
  count,
  dayText,
  dayOfTick,
  hourOfTick,
  hourText,
  Loaded,
  money,
  namedRows,
  Nothing,
  numberIn,
  useLanguage,
  useMarket,
  useMarketPath,
  useMetric,
  useText,
  type NamedRow,
} from "@dianzhang/ui";

const SECONDS_PER_HOUR = 3_600;

export function Happened() {
  const t = useText("web");
  const { language } = useLanguage();
  const { market, shop } = useMarket();
  const at = useMarketPath();
  const since = useLastLook(`${market.id}-${shop}`, market.now);
  const period = { from: since * SECONDS_PER_HOUR, to: Math.max(1, market.now * SECONDS_PER_HOUR) };
  const overview = useMetric("overview", period);
  const products = useMetric("products", period);
  if (market.now === 0) return <Nothing text={t("today.nothingYet")} />;
  return (
    <Loaded asked={overview} rows={4}>
      {(answer) => {
        const [figures] = namedRows(answer);
        const best = products.value ? namedRows(products.value)[0] : undefined;
        const from = `${dayText(market.firstDay, dayOfTick(since), language)} ${hourText(hourOfTick(since))}`;
        return (
          <>
            <p className="dz-quiet">{t("today.since", { from })}</p>
            <ul className="dz-lines">
              {linesOf(figures, best).map(({ key, path, values }) => (
                <li key={key}>
                  <Link to={at(path)}>{t(`today.line.${key}`, inWords(values, language))}</Link>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}

interface Line {
  readonly key: string;
  readonly path: string;
  readonly values: Readonly<Record<string, number | string>>;
}

function linesOf(figures: NamedRow | undefined, best: NamedRow | undefined): Line[] {
  const of = (name: string) => numberIn(figures, name) ?? 0;
  const lines: Line[] = [
    { key: "exposures", path: "figures/funnel", values: { exposures: of("exposures") } },
    {
      key: "visitors",
      path: "figures/traffic",
      values: { visitors: of("visitors"), views: of("views") },
    },
    {
      key: "orders",
      path: "figures/overview",
      values: { orders: of("orders"), gmvFen: of("gmv_fen") },
    },
  ];
  if (best && (numberIn(best, "units") ?? 0) > 0) {
    const values = {
      title: String(best["title"] ?? best["listing"]),
      units: numberIn(best, "units") ?? 0,
    };
    lines.push({ key: "best", path: "figures/products", values });
  }
  if (of("refund_fen") > 0) {
    lines.push({
      key: "refunds",
      path: "figures/overview",
      values: { refundFen: of("refund_fen") },
    });
  }
  return lines;
}

function inWords(values: Line["values"], language: "zh" | "en"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (typeof value === "string") return [key, value];
      return [key, key.endsWith("Fen") ? money(value, language) : count(value, language)];
    }),
  );
}

// Remembers the tick of this look for the next one; at least one day back, so the page is never empty.
function useLastLook(key: string, now: number): number {
  const store = `dianzhang-look-${key}`;
  const [since] = useState(() => Number(localStorage.getItem(store) ?? 0));
  useEffect(() => localStorage.setItem(store, String(now)), [store, now]);
  return Math.max(0, Math.min(since, now - 24));
}
