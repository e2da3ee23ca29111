/** Rules, moments and audiences as a sentence in the reader's language. */
import { hourText, money, shortDay, useLanguage, useMarket, useText } from "@dianzhang/ui";
import type { MembersOverview, PlanLine, TagRule } from "../commands.ts";

export function useRuleText(): (rule: TagRule) => string {
  const t = useText("members");
  const { language } = useLanguage();
  return (rule) =>
    Object.entries(rule)
      .map(([field, value]) => {
        const told = field.endsWith("Fen") ? money(Number(value), language) : String(value);
        return t(`rule.${field}`, { value: told });
      })
      .join(t("rule.and"));
}

/** When, by which way. */
export function useMomentText(): (line: Pick<PlanLine, "moment" | "hour" | "channel">) => string {
  const t = useText("members");
  const { market } = useMarket();
  return ({ moment, hour, channel }) => {
    const at = hourText(hour);
    const way = t(`channel.${channel}`);
    const when = t(`moment.${moment.kind}`, {
      day: moment.kind === "once" ? shortDay(market.firstDay, moment.day) : "",
      weekday: moment.kind === "weekly" ? t(`weekday.${moment.weekday}`) : "",
      days: moment.kind === "silence" ? moment.days : 0,
      before: moment.kind === "festival" ? moment.daysBefore : 0,
    });
    return `${when} ${at} · ${way}`;
  };
}

export function useAudienceText(view: MembersOverview): (audience: PlanLine["audience"]) => string {
  const t = useText("members");
  const tiers = [t("tier.none"), ...(view.programme?.tiers ?? []).map(({ name }) => name)];
  return ({ layers, tiers: places, tags }) => {
    const said = [
      layers.map((layer) => t(`layer.${layer}`)).join(t("rule.or")),
      places.map((place) => tiers[place] ?? "").join(t("rule.or")),
      tags.map((id) => view.tags.find(({ tag }) => tag === id)?.name ?? "").join(t("rule.and")),
    ].filter((one) => one !== "");
    return said.length > 0 ? said.join(t("rule.and")) : t("everybody");
  };
}
