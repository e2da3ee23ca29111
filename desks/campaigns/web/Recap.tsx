/** What a campaign came to: its own counts, the days before, during and after, and each product's sales. */
import { useParams } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import {
  Block,
  CellValue,
  dayOfTick,
  GoButton,
  Loaded,
  MetricBlock,
  Money,
  Nothing,
  Page,
  Told,
  useLanguage,
  useMarket,
  useMarketPath,
  useMoreTexts,
  useText,
  useView,
  type Earlier,
} from "@dianzhang/ui";
import en from "./words/text.en.json" with { type: "json" };
import zh from "./words/text.zh.json" with { type: "json" };
import type { CampaignLine } from "../commands.ts";
import "./campaigns.css";
import { CampaignPage } from "./CampaignPage.tsx";
import { TrafficPlan } from "./TrafficPlan.tsx";
import { Worth } from "./Worth.tsx";
import { ruleText, spanText } from "./words.ts";

type Line = Earlier<CampaignLine, "plan">;

export function Screen() {
  useMoreTexts("campaigns", { zh, en });
  const t = useText("campaigns");
  const { campaign = "" } = useParams({ strict: false });
  const asked = useView<Line | null>("campaigns/campaign", { campaign: Number(campaign) });
  return (
    <Loaded asked={asked}>
      {(line) => (line ? <Recap line={line} /> : <Nothing text={t("recap.none")} />)}
    </Loaded>
  );
}

function Recap({ line }: { readonly line: Line }) {
  const t = useText("campaigns");
  const words = (column: string, code: string) =>
    column === "phase" || column === "channel" ? t(`${column}.${code}`) : code;
  const { language } = useLanguage();
  const { market } = useMarket();
  const at = useMarketPath();
  const hasBegun = line.status !== "waiting";
  const period = wholeDays(line.from, line.until);
  return (
    <Page
      title={
        <>
          {line.name} <Tag>{t(`status.${line.status}`)}</Tag>
        </>
      }
      note={`${t(`kind.${line.rule.kind}`)} · ${ruleText(line.rule, t, language)} · ${spanText(market.firstDay, line.from, line.until)}`}
      actions={
        <>
          <Button onClick={() => window.print()}>{t("recap.print")}</Button>
          <GoButton to={at("campaigns")}>{t("recap.back")}</GoButton>
        </>
      }
    >
      <Block title={t("recap.counts")}>
        <Counts line={line} />
      </Block>
      {hasBegun ? (
        <>
          <MetricBlock
            words={words}
            metric="campaign-phases"
            title={t("recap.phases")}
            period={period}
          />
          <MetricBlock
            words={words}
            metric="campaign-effects"
            title={t("recap.effects")}
            period={period}
          />
          <Worth line={line} />
          <MetricBlock
            words={words}
            metric="campaign-channels"
            title={t("recap.channels")}
            period={period}
          />
          <MetricBlock
            words={words}
            metric="campaign-goods"
            title={t("recap.goods")}
            period={period}
          />
        </>
      ) : (
        <Nothing text={t("recap.waiting")} />
      )}
      {line.plan ? (
        <TrafficPlan key={line.campaign} line={{ ...line, plan: line.plan }} period={period} />
      ) : null}
      {line.status === "over" ? null : <CampaignPage campaign={line.campaign} />}
    </Page>
  );
}

// Hours differ too much to be compared with one another: days are.
function wholeDays(from: number, until: number): { from: number; to: number } {
  const first = dayOfTick(from);
  return { from: first * 86_400, to: Math.max(first + 1, dayOfTick(until + 23)) * 86_400 };
}

function Counts({ line }: { readonly line: Line }) {
  const t = useText("campaigns");
  const { figures, rule } = line;
  const counts = ["coupon", "group", "presale"].includes(rule.kind)
    ? (["claimed", "used"] as const)
    : [];
  const sold = rule.kind === "flash" || rule.kind === "gift" ? (["sold"] as const) : [];
  return (
    <p className="dz-bill-sum">
      {[...counts, ...sold, "orders" as const].map((name) => (
        <span key={name}>
          <Told name={t(`figure.${name}`)} means={t(`means.${name}`)} />{" "}
          <CellValue value={figures[name]} unit="count" />
        </span>
      ))}
      {(["paidFen", "offFen", "costFen", "feesFen"] as const).map((name) => (
        <span key={name}>
          <Told name={t(`figure.${name}`)} means={t(`means.${name}`)} />{" "}
          <Money fen={figures[name]} />
        </span>
      ))}
    </p>
  );
}
