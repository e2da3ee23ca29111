/** The rules that stop a unit by themselves: what they look at, from when on, and what they have stopped. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select, Space } from "antd";
import { useState } from "react";
import {
  Block,
  Definition,
  Loaded,
  MetricTable,
  Nothing,
  useCommand,
  useMarket,
  useMetric,
  useText,
} from "@dianzhang/ui";
import {
  CAMPAIGN_RULES,
  RULE_MEASURES,
  type CampaignLine,
  type RuleInput,
  type RuleMeasure,
  type SetRules,
} from "../commands.ts";
import { ChooseCampaign } from "./ChooseCampaign.tsx";
import type { CampaignsProps } from "./FeedAds.tsx";
import { namedAnswer } from "./named-answer.ts";
import { inFen, inYuan } from "./yuan.ts";

export function Rules({ campaigns }: CampaignsProps) {
  return (
    <ChooseCampaign campaigns={campaigns}>
      {(line) => (
        <>
          <Editor key={line.campaign} line={line} />
          <Stopped campaigns={campaigns} />
        </>
      )}
    </ChooseCampaign>
  );
}

/** One of a rule's unit as people say it: a return of 1, one percent, one yuan. */
const ONE: Readonly<Record<RuleMeasure, number>> = {
  "roi-below": 1000,
  "click-rate-below": 100,
  "order-cost-above": 100,
};

const FIRST: RuleInput = { measure: "roi-below", value: 1500, costFen: 5000, clicks: 60 };

function Editor({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const { tell, isBusy } = useCommand<SetRules>();
  const [rules, setRules] = useState<readonly RuleInput[]>(line.rules);
  const set = (place: number, change: Partial<RuleInput>) =>
    setRules(rules.map((rule, i) => (i === place ? { ...rule, ...change } : rule)));
  const save = () =>
    void tell(
      { type: "feed-ads/set-rules", campaign: line.campaign, rules: [...rules] },
      t("saved"),
    );
  return (
    <Block title={t("tab.rules")}>
      <p className="dz-quiet">{t("rule.why")}</p>
      {rules.length === 0 ? <Nothing text={t("rule.none")} /> : null}
      <Space orientation="vertical" size={8}>
        {rules.map((rule, place) => (
          <RuleRow
            key={`${place}-${rules.length}`}
            rule={rule}
            place={place}
            onChange={(change) => set(place, change)}
            onRemove={() => setRules(rules.filter((_, i) => i !== place))}
          />
        ))}
        <Space>
          <Button
            size="small"
            icon={<PlusOutlined />}
            disabled={rules.length >= CAMPAIGN_RULES}
            onClick={() => setRules([...rules, FIRST])}
          >
            {t("rule.add")}
          </Button>
          <Button type="primary" size="small" loading={isBusy} onClick={save}>
            {t("save")}
          </Button>
        </Space>
      </Space>
    </Block>
  );
}

interface RuleRowProps {
  readonly rule: RuleInput;
  readonly place: number;
  readonly onChange: (change: Partial<RuleInput>) => void;
  readonly onRemove: () => void;
}

function RuleRow({ rule, place, onChange, onRemove }: RuleRowProps) {
  const t = useText("feed-ads");
  const one = ONE[rule.measure];
  return (
    <Space wrap>
      <span className="dz-quiet">{place + 1}</span>
      <Select
        value={rule.measure}
        aria-label={t("rule.measure")}
        options={RULE_MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        onChange={(measure) => onChange({ measure, value: ONE[measure] })}
      />
      <InputNumber
        min={0.01}
        step={0.1}
        precision={2}
        value={rule.value / one}
        suffix={t(`measureUnit.${rule.measure}`)}
        aria-label={t("rule.value")}
        onChange={(value) => onChange({ value: Math.max(1, Math.round((value ?? 0) * one)) })}
      />
      <span>{t("rule.once")}</span>
      <InputNumber
        min={0}
        precision={2}
        prefix="¥"
        value={inYuan(rule.costFen)}
        aria-label={t("rule.cost")}
        onChange={(yuan) => onChange({ costFen: inFen(yuan) })}
      />
      <span>{t("rule.and")}</span>
      <InputNumber
        min={0}
        value={rule.clicks}
        suffix={t("rule.clicks")}
        aria-label={t("rule.clicksLeast")}
        onChange={(clicks) => onChange({ clicks: clicks ?? 0 })}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t("rule.remove")}
        onClick={onRemove}
      />
    </Space>
  );
}

function Stopped({ campaigns }: CampaignsProps) {
  const t = useText("feed-ads");
  const { market } = useMarket();
  const period = { from: 0, to: Math.max(3600, market.now * 3600) };
  const asked = useMetric("feed-stops", period);
  const words = (column: string, code: string) =>
    column === "measure" ? t(`measure.${code}`) : code;
  return (
    <Block
      title={
        <>
          {t("rule.stopped")}
          <Definition metric="feed-stops" />
        </>
      }
    >
      <Loaded asked={asked}>
        {(answer) => (
          <MetricTable
            metric="feed-stops"
            answer={namedAnswer(answer, campaigns)}
            period={period}
            words={words}
          />
        )}
      </Loaded>
    </Block>
  );
}
