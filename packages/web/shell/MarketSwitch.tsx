/** Which of one's markets is this, and the way to the others: the own practice market, and those of lessons. */
import { useNavigate } from "@tanstack/react-router";
import { dayOfTick, inLanguage, useLanguage, useMarket, useText } from "@dianzhang/ui";
import { useLessons } from "../academy/lessons.ts";
import { useMarketName } from "./market-name.ts";
import { useMarkets } from "./session.ts";

export function MarketSwitch() {
  const t = useText("web");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { value: markets } = useMarkets();
  const { value: lessons } = useLessons();
  const marketName = useMarketName();
  const go = useNavigate();
  if (!markets || markets.length < 2) return null;
  const nameOf = (name: string, lesson: string | null) => {
    const title = lessons?.find((line) => line.id === lesson)?.title;
    return title ? t("top.lessonMarket", { title: inLanguage(title, language) }) : marketName(name);
  };
  return (
    <select
      className="dz-switch"
      value={market.id}
      aria-label={t("top.markets")}
      onChange={(event) => void go({ to: `/m/${event.target.value}/today` })}
    >
      {markets.map((line) => (
        <option key={line.id} value={line.id}>
          {nameOf(line.name, line.lesson)} · {t("top.day", { day: dayOfTick(line.now) + 1 })}
        </option>
      ))}
    </select>
  );
}
