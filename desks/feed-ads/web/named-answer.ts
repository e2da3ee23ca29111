/** A metric's rows with the names of campaigns, goods and creatives in place of their numbers. */
import type { Answer } from "@dianzhang/api";
import { withNames } from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";

export function namedAnswer(answer: Answer, campaigns: readonly CampaignLine[]): Answer {
  const units = campaigns.flatMap((campaign) => campaign.units);
  return withNames(answer, {
    campaign: new Map(campaigns.map(({ campaign, name }) => [campaign, name])),
    unit: new Map(units.map(({ unit, listingTitle }) => [unit, `${unit} ${listingTitle}`])),
    creative: new Map(
      units.flatMap(({ creatives }) => creatives.map(({ creative, text }) => [creative, text])),
    ),
  });
}
