/** What a decision was worth: the same days, the same shoppers, the same luck, played without it. */
import type { HistoryLine, Worth as WorthAnswer } from "@dianzhang/api";
import { Button, Progress } from "antd";
import { useState } from "react";
import { Chart } from "../chart/Chart.tsx";
import { shortDay } from "../format/market-time.ts";
import { count, money, moneyRound } from "../format/numbers.ts";
import { useLanguage, useText } from "../language.ts";
import { withQuery } from "../server/client.ts";
import { useMarket } from "../server/market.tsx";
import { useRoute } from "../server/use-view.ts";
import { Money } from "./Figures.tsx";
import { Block } from "./Page.tsx";
import { Loaded } from "./States.tsx";

/** Milliseconds between two looks at how far the play is. */
const AGAIN = 1000;

export interface WorthProps {
  readonly title: string;
  readonly note: string;
  /** Which of the latest decisions it is. */
  readonly isOf: (step: HistoryLine) => boolean;
}

export function Worth({ title, note, isOf }: WorthProps) {
  const t = useText("ui");
  const { market, shop } = useMarket();
  const [isAsked, setAsked] = useState(false);
  const path = withQuery(`/api/markets/${market.id}/decisions`, { shop });
  const decisions = useRoute<readonly HistoryLine[]>(
    ["market", market.id, "decisions", shop, "worth"],
    path,
  );
  const step = decisions.value?.find(isOf);
  return (
    <Block title={title}>
      <p className="dz-quiet">{step || !decisions.value ? note : t("worth.tooOld")}</p>
      {step && !isAsked ? <Button onClick={() => setAsked(true)}>{t("worth.ask")}</Button> : null}
      {step && isAsked ? <Answer seq={step.seq} /> : null}
    </Block>
  );
}

function Answer({ seq }: { readonly seq: number }) {
  const t = useText("ui");
  const { market, shop } = useMarket();
  const asked = useRoute<WorthAnswer>(
    ["market", market.id, "worth", seq, shop],
    withQuery(`/api/markets/${market.id}/worth/${seq}`, { shop }),
    { again: (last) => (last?.state === "played" ? false : AGAIN) },
  );
  return (
    <Loaded asked={asked} rows={2}>
      {(answer) =>
        answer.state === "playing" ? (
          <Progress
            percent={Math.round((100 * answer.done) / answer.total)}
            aria-label={t("worth.playing")}
          />
        ) : (
          <Played answer={answer} />
        )
      }
    </Loaded>
  );
}

function Played({ answer }: { readonly answer: Extract<WorthAnswer, { state: "played" }> }) {
  const t = useText("ui");
  const { language } = useLanguage();
  const { market } = useMarket();
  const { total, perDay } = answer;
  return (
    <>
      <p className="dz-bill-sum">
        <strong>
          {t("worth.profit")} <Money fen={total.profitFen} />
        </strong>
        <span>
          {t("worth.gmv")} <Money fen={total.gmvFen} />
        </span>
        <span>
          {t("worth.orders")} {count(total.orders, language)}
        </span>
        <span>
          {t("worth.visits")} {count(total.visits, language)}
        </span>
      </p>
      <Chart
        title={t("worth.perDay")}
        kind="bar"
        labels={perDay.map(({ day }) => shortDay(market.firstDay, day))}
        series={[{ name: t("worth.profit"), values: perDay.map(({ profitFen }) => profitFen) }]}
        format={(value) => money(Math.round(value), language)}
        axisFormat={(value) => moneyRound(value, language)}
      />
    </>
  );
}
