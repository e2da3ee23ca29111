/** Every courier to every province for one weight, and what a plain reckoning would choose, to set one's own beside. */
import { InputNumber } from "antd";
import { useState } from "react";
import {
  Block,
  Grid,
  inLanguage,
  Loaded,
  Money,
  useLanguage,
  useText,
  useView,
  type GridColumn,
} from "@dianzhang/ui";
import type { CompareView, CourierLine } from "../../commands.ts";
import { useNames } from "../names.ts";

type Line = CompareView["provinces"][number];

export function Compare() {
  const t = useText("logistics");
  const [weightG, setWeight] = useState(500);
  const [dayFen, setDay] = useState(80);
  const compared = useView<CompareView>("logistics/compare", { weightG, dayFen });
  const couriers = useView<readonly CourierLine[]>("logistics/couriers");
  return (
    <>
      <Block title={t("compare.title")}>
        <div className="dz-rule">
          <label className="dz-field">
            <span>{t("compare.weight")}</span>
            <InputNumber
              min={0.1}
              max={50}
              step={0.5}
              suffix="kg"
              value={weightG / 1000}
              onChange={(kilograms) => setWeight(Math.round((kilograms ?? 0.5) * 1000))}
            />
          </label>
          <label className="dz-field">
            <span>{t("compare.day")}</span>
            <InputNumber
              min={0}
              max={50}
              step={0.1}
              prefix="¥"
              value={dayFen / 100}
              onChange={(yuan) => setDay(Math.round((yuan ?? 0) * 100))}
            />
          </label>
        </div>
        <p className="dz-quiet">{t("compare.why")}</p>
        <Loaded asked={compared}>{(view) => <Totals view={view} />}</Loaded>
      </Block>
      <Block title={t("compare.provinces")}>
        <Loaded asked={couriers}>
          {(lines) => (
            <Loaded asked={compared}>{(view) => <Provinces view={view} couriers={lines} />}</Loaded>
          )}
        </Loaded>
      </Block>
    </>
  );
}

function Totals({ view }: { readonly view: CompareView }) {
  const t = useText("logistics");
  return (
    <div className="dz-totals">
      {view.totals.map(({ way, fen, hours }) => (
        <div key={way} className={way === "now" ? "dz-total dz-total-now" : "dz-total"}>
          <span className="dz-quiet">{t(`way.${way}`)}</span>
          <strong>
            <Money fen={fen} />
          </strong>
          <span>{t("hours", { hours: hours.toFixed(1) })}</span>
        </div>
      ))}
    </div>
  );
}

function Provinces({
  view,
  couriers,
}: {
  readonly view: CompareView;
  readonly couriers: readonly CourierLine[];
}) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const courierName = useNames(couriers);
  const columns: readonly GridColumn<Line>[] = [
    { id: "province", title: t("province"), cell: ({ name }) => inLanguage(name, language) },
    {
      id: "zone",
      title: t("zoneHead"),
      isNumber: true,
      cell: ({ zone }) => zone,
      order: ({ zone }) => zone,
    },
    ...couriers.map(({ id }): GridColumn<Line> => ({
      id,
      title: courierName(id),
      isNumber: true,
      cell: (line) => <Offer line={line} courier={id} />,
      order: ({ offers }) => offers.find(({ courier }) => courier === id)?.fen ?? 0,
    })),
    { id: "now", title: t("way.now"), cell: ({ now }) => courierName(now) },
    { id: "balanced", title: t("way.balanced"), cell: ({ balanced }) => courierName(balanced) },
  ];
  return (
    <Grid
      rows={view.provinces}
      columns={columns}
      rowKey={({ id }) => id}
      label={t("compare.provinces")}
      searchText={({ name }) => `${name.zh} ${name.en}`}
    />
  );
}

function Offer({ line, courier }: { readonly line: Line; readonly courier: string }) {
  const t = useText("logistics");
  const offer = line.offers.find((one) => one.courier === courier);
  if (!offer) return null;
  const marks = [
    line.cheapest === courier ? t("mark.cheapest") : "",
    line.fastest === courier ? t("mark.fastest") : "",
  ].filter((mark) => mark !== "");
  return (
    <span className={line.balanced === courier ? "dz-offer dz-offer-best" : "dz-offer"}>
      <Money fen={offer.fen} /> · {t("hoursShort", { hours: Math.round(offer.hours) })}
      {marks.length > 0 ? <em>{marks.join(" ")}</em> : null}
    </span>
  );
}
