/** Every campaign with its budget, its pace over the day, its settings and the goods it advertises. */
import { Progress, Segmented, Select, Switch } from "antd";
import { useState } from "react";
import { Block, Money, Nothing, Rate, useCommand, useText } from "@dianzhang/ui";
import type { CampaignLine, SetCampaign } from "../../commands.ts";
import type { CampaignsProps } from "../Ads.tsx";
import { Audiences } from "./Audiences.tsx";
import { Budget } from "./Budget.tsx";
import { Groups } from "./Groups.tsx";
import { Hours } from "./Hours.tsx";
import { Pace } from "./Pace.tsx";

export function Campaigns({ campaigns }: CampaignsProps) {
  const t = useText("search-ads");
  const [chosen, setChosen] = useState<number | null>(null);
  const line = campaigns.find(({ campaign }) => campaign === chosen) ?? campaigns[0];
  if (!line)
    return (
      <Block>
        <Nothing text={t("campaign.none")} />
      </Block>
    );
  const options = campaigns.map(({ campaign, name }) => ({ value: campaign, label: name }));
  return (
    <>
      {campaigns.length > 1 ? (
        <Select
          className="dz-goods-choice"
          value={line.campaign}
          options={options}
          onChange={setChosen}
          aria-label={t("campaign.which")}
        />
      ) : null}
      <One key={line.campaign} line={line} />
    </>
  );
}

function One({ line }: { readonly line: CampaignLine }) {
  const t = useText("search-ads");
  const { tell, isBusy } = useCommand<SetCampaign>();
  const set = (change: Omit<SetCampaign, "type" | "campaign">) =>
    tell({ type: "search-ads/set-campaign", campaign: line.campaign, ...change }, t("saved"));
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
          <Budget line={line} onSave={(budgetFen) => void set({ budgetFen })} />
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
      <Block title={t("group.title")}>
        <Groups line={line} />
      </Block>
      <div className="dz-columns-2">
        <Block title={t("hours.title")}>
          <Hours line={line} onSave={(hours) => void set({ hours })} />
        </Block>
        <Block title={t("audience.title")}>
          <Audiences line={line} onSave={(change) => void set(change)} />
        </Block>
      </div>
    </>
  );
}

function Spending({ line }: { readonly line: CampaignLine }) {
  const t = useText("search-ads");
  const percent = Math.round((100 * line.spentTodayFen) / line.budgetFen);
  const conversion = line.clicks > 0 ? line.orders / line.clicks : null;
  return (
    <>
      <p>
        {t("campaign.today")} <Money fen={line.spentTodayFen} /> / <Money fen={line.budgetFen} />
      </p>
      <Progress percent={percent} size="small" aria-label={t("campaign.today")} />
      <p className="dz-quiet">
        {t("campaign.week", { clicks: line.clicks, orders: line.orders })}{" "}
        <Money fen={line.costFen} /> → <Money fen={line.salesFen} /> · {t("column.conversion")}{" "}
        <Rate value={conversion} />
      </p>
    </>
  );
}
