/** By what does this marketplace rank, charge and punish? */
import { Descriptions } from "antd";
import {
  inLanguage,
  Loaded,
  Money,
  money,
  rate,
  useLanguage,
  useText,
  useView,
} from "@dianzhang/ui";
import type { RulesView } from "../commands.ts";

export function MarketRules() {
  const rules = useView<RulesView>("storefront/rules");
  return <Loaded asked={rules}>{(view) => <Rules view={view} />}</Loaded>;
}

function Rules({ view }: { readonly view: RulesView }) {
  const t = useText("storefront");
  const { language } = useLanguage();
  const { dispatch } = view;
  const line = (key: string, children: React.ReactNode, why: string | null) => ({
    key,
    label: t(`rules.${key}`),
    children: (
      <>
        {children}
        {why ? <div className="dz-quiet">{why}</div> : null}
      </>
    ),
  });
  const late = t("rules.late", {
    share: rate(dispatch.latePermille / 1000, language),
    least: money(dispatch.leastFen, language),
    most: money(dispatch.mostFen, language),
  });
  const offers = [
    t(view.hasGroups ? "rules.groups" : "rules.noGroups"),
    t(view.hasPresale ? "rules.presale" : "rules.noPresale"),
  ];
  const between = language === "zh" ? "、" : ", ";
  const ads = t("rules.adsWhy", {
    places: view.adPlaces.join(between),
    reserve: money(view.adReserveFen, language),
  });
  return (
    <>
      <p>
        <strong>{inLanguage(view.name, language)}</strong> — {inLanguage(view.favours, language)}
      </p>
      <Descriptions
        size="small"
        bordered
        column={1}
        styles={{ label: { whiteSpace: "nowrap" } }}
        items={[
          line("favours", <Favours extra={view.extra} />, null),
          line(
            "commission",
            rate(view.commissionPermille / 1000, language),
            t("rules.commissionWhy"),
          ),
          line("guarantee", <Money fen={view.guaranteeFen} />, t("rules.guaranteeWhy")),
          line("monthly", <Money fen={view.monthlyFen} />, t("rules.monthlyWhy")),
          line("dispatch", t("rules.hours", { hours: dispatch.hours }), late),
          line("offers", offers.join(between), null),
          line("ads", ads, t(`rules.adRule.${view.adRule ?? "platform"}`)),
          line("rank", t(`rules.rankRule.${view.rankRule ?? "platform"}`), null),
        ]}
      />
    </>
  );
}

function Favours({ extra }: { readonly extra: RulesView["extra"] }) {
  const t = useText("storefront");
  const { language } = useLanguage();
  if (extra.length === 0) return <>{t("rules.nothing")}</>;
  return <>{extra.map((what) => t(`rules.${what}`)).join(language === "zh" ? "、" : ", ")}</>;
}
