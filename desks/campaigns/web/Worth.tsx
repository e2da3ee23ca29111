/** What the campaign was worth: the same days, the same shoppers, the same luck, played without it. */
import type { HistoryLine, Worth as WorthAnswer } from "@dianzhang/api";
import { Button, Progress } from "antd";
import { useState } from "react";
import {
  Block,
  Chart,
  count,
  Loaded,
  money,
  Money,
  moneyRound,
  shortDay,
  useLanguage,
  useMarket,
  useRoute,
  useText,
  withQuery,
} from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";

/** Milliseconds between two looks at how far the play is. */
const AGAIN = 1000;

export function Worth({ line }: { readonly line: CampaignLine }) {
  const t = useText("campaigns");
  const { market, shop } = useMarket();
  const [isAsked, setAsked] = useState(false);
  const path = withQuery(`/api/markets/${market.id}/decisions`, { shop });
  const decisions = useRoute<readonly HistoryLine[]>(
    ["market", market.id, "decisions", shop, "campaign"],
    path,
  );
  const step = decisions.value?.find((one) => isOf(one, line));
  return (
    <Block title={t("worth.title")}>
      <p className="dz-quiet">{t(step || !decisions.value ? "worth.note" : "worth.tooOld")}</p>
      {step && !isAsked ? <Button onClick={() => setAsked(true)}>{t("worth.ask")}</Button> : null}
      {step && isAsked ? <Answer seq={step.seq} /> : null}
    </Block>
  );
}

function isOf({ tick, command }: HistoryLine, line: CampaignLine): boolean {
  if (tick !== line.decidedAt) return false;
  const fields: Readonly<Record<string, unknown>> = command;
  return line.festival === null
    ? command.type === "campaigns/create-campaign" && fields["name"] === line.name
    : command.type === "campaigns/apply-festival" && fields["festival"] === line.festival;
}

function Answer({ seq }: { readonly seq: number }) {
  const t = useText("campaigns");
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
  const t = useText("campaigns");
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
