/** Which campaign is looked at; nothing to choose while there is one. */
import { Select } from "antd";
import { useState, type ReactNode } from "react";
import { Block, Nothing, useText } from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";

interface ChooseCampaignProps {
  readonly campaigns: readonly CampaignLine[];
  readonly children: (line: CampaignLine) => ReactNode;
}

export function ChooseCampaign({ campaigns, children }: ChooseCampaignProps) {
  const t = useText("feed-ads");
  const [chosen, setChosen] = useState<number | null>(null);
  const line = campaigns.find(({ campaign }) => campaign === chosen) ?? campaigns[0];
  if (!line)
    return (
      <Block>
        <Nothing text={t("campaign.none")} />
      </Block>
    );
  return (
    <>
      {campaigns.length > 1 ? (
        <Select
          className="dz-goods-choice"
          value={line.campaign}
          options={campaigns.map(({ campaign, name }) => ({ value: campaign, label: name }))}
          onChange={setChosen}
          aria-label={t("campaign.which")}
        />
      ) : null}
      {children(line)}
    </>
  );
}
