/** How a campaign's budget of the day is used up, against the stage's limit. */
import { PaceChart, useText } from "@dianzhang/ui";
import type { CampaignLine } from "../../commands.ts";

export function Pace({ line }: { readonly line: CampaignLine }) {
  const t = useText("feed-ads");
  const words = {
    title: t("pace.title"),
    unit: t("pace.unit"),
    today: t("pace.today"),
    ended: t("pace.ended"),
    usual: t("pace.usual"),
    limit: t("pace.limit"),
  };
  return (
    <PaceChart
      metric="feed-hours"
      campaign={line.campaign}
      limitFen={line.budgetFen}
      words={words}
    />
  );
}
