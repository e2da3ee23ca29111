/** How customs sees the shop, and the limits and costs that hold for all. */
import { inLanguage, Money, money, useLanguage, useText } from "@dianzhang/ui";
import type { ImportsView } from "../../commands.ts";

export function Customs({ view }: { readonly view: ImportsView }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const { record, rules } = view;
  const cards = [
    { key: "standing", value: record.standing },
    { key: "declared", value: record.declared },
    { key: "inspected", value: record.inspected },
    { key: "found", value: record.found },
  ];
  return (
    <div className="dz-stack">
      <div className="dz-totals">
        {cards.map(({ key, value }) => (
          <div key={key} className="dz-total">
            <span className="dz-quiet">{t(`customs.${key}`)}</span>
            <strong>{value}</strong>
          </div>
        ))}
        <div className="dz-total">
          <span className="dz-quiet">{t("customs.tax")}</span>
          <strong>
            <Money fen={record.taxFen} />
          </strong>
        </div>
        <div className="dz-total">
          <span className="dz-quiet">{t("customs.fine")}</span>
          <strong>
            <Money fen={record.fineFen} />
          </strong>
        </div>
      </div>
      <ul className="dz-quiet">
        <li>
          {t("customs.limits", {
            order: money(rules.orderFen, language),
            person: money(rules.personFen, language),
            percent: rules.taxPermille / 10,
          })}
        </li>
        <li>{t("customs.returns", { days: rules.refundDays })}</li>
        {rules.places.map(({ road, name, storageFenKgMonth, backPermille, destroyFen }) => (
          <li key={road}>
            {t("customs.place", {
              place: inLanguage(name, language),
              rent: money(storageFenKgMonth, language),
              percent: backPermille / 10,
              destroy: money(destroyFen, language),
            })}
            {road === "bonded" ? t("customs.most", { days: rules.maxDays }) : ""}
          </li>
        ))}
        <li>{t("customs.wrong")}</li>
      </ul>
    </div>
  );
}
