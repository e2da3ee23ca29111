/** What the campaign was worth: the same days, the same shoppers, the same luck, played without it. */
import type { HistoryLine } from "@dianzhang/api";
import { useText, Worth as WorthOf } from "@dianzhang/ui";
import type { CampaignLine } from "../commands.ts";

export function Worth({ line }: { readonly line: Omit<CampaignLine, "plan"> }) {
  const t = useText("campaigns");
  return (
    <WorthOf title={t("worth.title")} note={t("worth.note")} isOf={(step) => isOf(step, line)} />
  );
}

function isOf({ tick, command }: HistoryLine, line: Omit<CampaignLine, "plan">): boolean {
  if (tick !== line.decidedAt) return false;
  const fields: Readonly<Record<string, unknown>> = command;
  return line.festival === null
    ? command.type === "campaigns/create-campaign" && fields["name"] === line.name
    : command.type === "campaigns/apply-festival" && fields["festival"] === line.festival;
}
