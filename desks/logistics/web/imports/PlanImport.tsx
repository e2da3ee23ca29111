/** One listing, a source, a code and a lot: the roads side by side, and the order by one of them. */
import { InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import { inLanguage, Loaded, Nothing, useLanguage, useText, useView } from "@dianzhang/ui";
import type { ImportsView, LandedView } from "../../commands.ts";
import type { Goods } from "./names.ts";
import { Roads } from "./Roads.tsx";
import { Ruling } from "./Ruling.tsx";

interface PlanProps {
  readonly view: ImportsView;
  readonly goods: readonly Goods[];
}

export function PlanImport({ view, goods }: PlanProps) {
  const t = useText("logistics");
  const able = goods.filter(({ listing }) =>
    view.sources.some(({ listings }) => listings.includes(listing)),
  );
  if (able.length === 0) return <Nothing text={t("import.noGoods")} />;
  return <Form view={view} goods={able} />;
}

function Form({ view, goods }: PlanProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const [chosen, setListing] = useState<number | null>(null);
  const [wanted, setSource] = useState<string | null>(null);
  const [declared, setCode] = useState<string | null>(null);
  const [pieces, setPieces] = useState(100);
  const [monthly, setMonthly] = useState<number | null>(null);
  const [isBuyers, setBuyers] = useState(false);
  const listing = chosen ?? goods[0]?.listing ?? 0;
  const sources = view.sources.filter(({ listings }) => listings.includes(listing));
  const source = sources.find(({ id }) => id === wanted) ?? sources[0];
  const held = view.lines.find((line) => line.listing === listing);
  const code = held?.ruled ?? declared;
  const choose = (next: number) => {
    setListing(next);
    setCode(null);
    setMonthly(null);
  };
  return (
    <div className="dz-stack">
      <div className="dz-rule">
        <Select
          showSearch
          optionFilterProp="label"
          className="dz-goods-choice"
          aria-label={t("import.goods")}
          value={listing}
          options={goods.map((one) => ({ value: one.listing, label: one.title }))}
          onChange={choose}
        />
        <Select
          aria-label={t("import.source")}
          value={source?.id ?? null}
          options={sources.map(({ id, name }) => ({
            value: id,
            label: inLanguage(name, language),
          }))}
          onChange={setSource}
        />
        <Select
          showSearch
          optionFilterProp="label"
          className="dz-code-choice"
          aria-label={t("import.code")}
          placeholder={t("import.chooseCode")}
          value={code}
          disabled={held !== undefined && held.ruled !== null}
          options={view.codes.map((one) => ({
            value: one.code,
            label: `${one.code} ${inLanguage(one.name, language)} · ${t("import.tariff", { percent: one.tariffPermille / 10 })}${one.isRetail ? "" : ` · ${t("import.offList")}`}`,
          }))}
          onChange={setCode}
        />
        <Ruling listing={listing} line={held} rules={view.rules} />
      </div>
      {source ? <About source={source} /> : null}
      <div className="dz-rule">
        <label className="dz-field">
          <span>{t("import.pieces")}</span>
          <InputNumber
            min={1}
            max={20_000}
            value={pieces}
            onChange={(typed) => setPieces(typed ?? 1)}
          />
        </label>
        <label className="dz-field">
          <span>{t("import.monthly")}</span>
          <InputNumber
            min={1}
            max={20_000}
            value={monthly}
            placeholder={t("import.lately")}
            onChange={setMonthly}
          />
        </label>
        <Segmented
          aria-label={t("import.payer")}
          value={isBuyers ? "buyers" : "within"}
          options={(["within", "buyers"] as const).map((value) => ({
            value,
            label: t(`import.${value}`),
          }))}
          onChange={(value) => setBuyers(value === "buyers")}
        />
      </div>
      {source && code ? (
        <Compared plan={{ listing, source: source.id, code, pieces, monthly, isBuyers }} />
      ) : (
        <Nothing text={t("import.codeFirst")} />
      )}
    </div>
  );
}

function About({ source }: { readonly source: ImportsView["sources"][number] }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  return (
    <p className="dz-quiet">
      {inLanguage(source.origin, language)} · {inLanguage(source.about, language)} ·{" "}
      {t("import.price", { percent: (source.costPermille / 10).toFixed(0) })} ·{" "}
      {t(`import.quality.${source.quality}`)} ·{" "}
      {t("import.share", { percent: source.tariffShare / 10 })}
    </p>
  );
}

export interface Plan {
  readonly listing: number;
  readonly source: string;
  readonly code: string;
  readonly pieces: number;
  readonly monthly: number | null;
  readonly isBuyers: boolean;
}

function Compared({ plan }: { readonly plan: Plan }) {
  const { listing, source, code, pieces, monthly } = plan;
  const asked = useView<LandedView | null>("logistics/landed", {
    listing,
    source,
    code,
    pieces,
    monthly,
  });
  const t = useText("logistics");
  return (
    <Loaded asked={asked}>
      {(view) =>
        view ? <Roads view={view} plan={plan} /> : <Nothing text={t("import.noGoods")} />
      }
    </Loaded>
  );
}
