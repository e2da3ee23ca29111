/** Every campaign with its stages, its pace over the day, and the units it shows. */
import { Button, Progress, Segmented, Steps, Switch } from "antd";
import { useState } from "react";
import { Block, Money, Rate, useCommand, useMarket, useText } from "@dianzhang/ui";
import type { CampaignLine, SetCampaign, StageInput } from "../../commands.ts";
import { ChooseCampaign } from "../ChooseCampaign.tsx";
import type { CampaignsProps } from "../FeedAds.tsx";
import { Pace } from "./Pace.tsx";
import { StagesEditor } from "./StagesEditor.tsx";
import { Units } from "./Units.tsx";

export function Campaigns({ campaigns }: CampaignsProps) {
  return (
    <ChooseCampaign campaigns={campaigns}>
      {(line) => <One key={line.campaign} line={line} />}
    </ChooseCampaign>
  );
}

function One({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const { tell, isBusy } = useCommand<SetCampaign>();
  const set = (change: Omit<SetCampaign, "type" | "campaign">) =>
    tell({ type: "feed-ads/set-campaign", campaign: line.campaign, ...change }, t("saved"));
  const running = (
    <Switch
      checked={line.isRunning}
      loading={isBusy}
      aria-label={t("campaign.running")}
      checkedChildren={t("state.on")}
      unCheckedChildren={t("state.off")}
      onChange={(isRunning) => void set({ isRunning })}
    />
  );
  return (
    <>
      <div className="dz-columns-2">
        <Block title={line.name} extra={running}>
          <Spending line={line} />
          <p className="dz-quiet">{t("pace.choose")}</p>
          <Segmented
            aria-label={t("pace.choose")}
            value={line.isEven ? "even" : "fast"}
            options={["even", "fast"].map((value) => ({ value, label: t(`pace.${value}`) }))}
            onChange={(value) => void set({ isEven: value === "even" })}
          />
          <p className="dz-quiet">{t(line.isEven ? "pace.evenWhy" : "pace.fastWhy")}</p>
        </Block>
        <Pace line={line} />
      </div>
      <Block title={t("stage.title")}>
        <Stages line={line} onSave={(stages) => void set({ stages: [...stages] })} />
      </Block>
      <Block title={t("unit.title")}>
        <Units line={line} />
      </Block>
    </>
  );
}

function Spending({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const percent = line.budgetFen > 0 ? Math.round((100 * line.spentTodayFen) / line.budgetFen) : 0;
  const rate = line.exposures > 0 ? line.clicks / line.exposures : null;
  return (
    <>
      <p>
        {t("campaign.today")} <Money fen={line.spentTodayFen} /> / <Money fen={line.budgetFen} />
      </p>
      <Progress percent={percent} size="small" aria-label={t("campaign.today")} />
      <p className="dz-quiet">
        {t(`placement.${line.placement}`)} ·{" "}
        {t("campaign.sofar", { clicks: line.clicks, orders: line.orders })}{" "}
        <Money fen={line.costFen} /> → <Money fen={line.salesFen} /> · {t("column.clickRate")}{" "}
        <Rate value={rate} />
      </p>
    </>
  );
}

interface StagesProps {
  readonly line: CampaignLine;
  readonly onSave: (stages: readonly StageInput[]) => void;
}

function Stages({ line, onSave }: StagesProps) {
  const t = useText("feed-ads");
  const { market } = useMarket();
  const [stages, setStages] = useState<readonly StageInput[] | null>(null);
  const today = Math.floor(market.now / 24);
  return (
    <>
      <Steps
        size="small"
        current={line.stage ?? line.stages.length}
        items={line.stages.map((stage) => ({
          title: t(`stage.${stage.kind}`),
          content: (
            <>
              <Money fen={stage.budgetFen} /> ·{" "}
              {stage.days === null ? t("stage.open") : t("stage.for", { days: stage.days })}
            </>
          ),
        }))}
      />
      <p className="dz-quiet">
        {line.stage === null
          ? t("stage.over")
          : t("stage.since", { days: today - line.startDay + 1 })}
      </p>
      {stages === null ? (
        <Button size="small" onClick={() => setStages(line.stages)}>
          {t("stage.change")}
        </Button>
      ) : (
        <>
          <p className="dz-quiet">{t("stage.restart")}</p>
          <StagesEditor stages={stages} onChange={setStages} />
          <div className="dz-sku-actions">
            <Button
              type="primary"
              size="small"
              onClick={() => {
                onSave(stages);
                setStages(null);
              }}
            >
              {t("save")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
