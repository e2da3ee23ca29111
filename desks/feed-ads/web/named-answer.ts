/** A metric's rows with the names of campaigns, goods and creatives in place of their numbers. */
import type { Answer } from "@dianzhang/api";
import type { CampaignLine } from "../commands.ts";

export function namedAnswer(answer: Answer, campaigns: readonly CampaignLine[]): Answer {
  const units = campaigns.flatMap((campaign) => campaign.units);
  const names: Readonly<Record<string, ReadonlyMap<number, string>>> = {
    campaign: new Map(campaigns.map(({ campaign, name }) => [campaign, name])),
    unit: new Map(units.map(({ unit, listingTitle }) => [unit, `${unit} ${listingTitle}`])),
    creative: new Map(
      units.flatMap(({ creatives }) => creatives.map(({ creative, text }) => [creative, text])),
    ),
  };
  const places = answer.columns.map(({ name }) => names[name]);
  return {
    ...answer,
    rows: answer.rows.map((row) =>
      row.map((cell, i) => (typeof cell === "number" ? (places[i]?.get(cell) ?? cell) : cell)),
    ),
  };
}
