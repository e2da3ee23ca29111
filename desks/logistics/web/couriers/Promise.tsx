/** How many days buyers are told, and which parcels are insured. */
import { Checkbox, InputNumber, Segmented } from "antd";
import { useCommand, useText } from "@dianzhang/ui";
import type { PlanView, SetInsurance, SetPromise } from "../../commands.ts";

const DAYS = [-1, 0, 1, 2] as const;

export function Promise({ plan }: { readonly plan: PlanView }) {
  const t = useText("logistics");
  const promise = useCommand<SetPromise>();
  const insurance = useCommand<SetInsurance>();
  const { promiseDays, insureFromFen } = plan;
  const insure = (fromFen: number | null) =>
    insurance.tell({ type: "logistics/set-insurance", fromFen }, t("saved"));
  const near = plan.provinces.filter(({ zone }) => zone === 1)[0]?.routes[0]?.days ?? 0;
  const far = Math.max(...plan.provinces.map(({ routes }) => routes[0]?.days ?? 0));
  return (
    <div className="dz-stack">
      <p className="dz-quiet">{t("promise.why")}</p>
      <Segmented
        aria-label={t("promise.days")}
        value={promiseDays}
        disabled={promise.isBusy}
        options={DAYS.map((days) => ({ value: days, label: t(`promise.${days}`) }))}
        onChange={(days) =>
          void promise.tell({ type: "logistics/set-promise", days: Number(days) }, t("saved"))
        }
      />
      <p>{t("promise.now", { near, far })}</p>
      <Checkbox
        checked={insureFromFen !== null}
        disabled={insurance.isBusy}
        onChange={({ target }) => void insure(target.checked ? 50_000 : null)}
      >
        {t("insure.title")}
      </Checkbox>
      {insureFromFen !== null ? (
        <label className="dz-field">
          <span>{t("insure.from")}</span>
          <InputNumber
            key={insureFromFen}
            min={0}
            max={100_000}
            prefix="¥"
            defaultValue={insureFromFen / 100}
            onBlur={({ target }) => void insure(Math.round(Number(target.value || 0) * 100))}
          />
        </label>
      ) : null}
      <p className="dz-quiet">{t("insure.why")}</p>
    </div>
  );
}
