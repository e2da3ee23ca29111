/** Who carries what: the usual courier, one for dear goods, and rules by province and weight; the first that fits holds. */
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, InputNumber, Select } from "antd";
import { useState } from "react";
import { inLanguage, useCommand, useLanguage, useText } from "@dianzhang/ui";
import { SIZES, type CourierLine, type PlanView, type SetCouriers } from "../../commands.ts";

type Rule = SetCouriers["rules"][number];

interface RulesProps {
  readonly couriers: readonly CourierLine[];
  readonly plan: PlanView;
}

export function Rules({ couriers, plan }: RulesProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<SetCouriers>();
  const [usual, setUsual] = useState(plan.usual);
  const [rules, setRules] = useState<readonly Rule[]>(plan.rules);
  const [dear, setDear] = useState(plan.dear);
  const options = couriers.map(({ id, name }) => ({
    value: id,
    label: inLanguage(name, language),
  }));
  const change = (place: number, to: Partial<Rule>) =>
    setRules(rules.map((rule, i) => (i === place ? { ...rule, ...to } : rule)));
  const add = () => setRules([...rules, { provinces: [], sizes: [...SIZES], courier: plan.usual }]);
  const best = couriers.toSorted((a, b) => b.stars - a.stars)[0]?.id ?? plan.usual;
  const save = () =>
    tell({ type: "logistics/set-couriers", usual, rules: [...rules], dear }, t("saved"));
  return (
    <div className="dz-stack">
      <label className="dz-field">
        <span>{t("rule.usual")}</span>
        <Select value={usual} options={options} onChange={setUsual} aria-label={t("rule.usual")} />
      </label>
      <Checkbox
        checked={dear !== null}
        onChange={({ target }) =>
          setDear(target.checked ? { fromFen: 30_000, courier: best } : null)
        }
      >
        {t("rule.dear")}
      </Checkbox>
      {dear ? (
        <div className="dz-rule">
          <InputNumber
            min={1}
            max={100_000}
            prefix="¥"
            value={dear.fromFen / 100}
            aria-label={t("rule.dearFrom")}
            onChange={(yuan) => setDear({ ...dear, fromFen: Math.round((yuan ?? 1) * 100) })}
          />
          <span>{t("rule.orMore")}</span>
          <Select
            value={dear.courier}
            options={options}
            onChange={(courier) => setDear({ ...dear, courier })}
            aria-label={t("rule.courier")}
          />
        </div>
      ) : null}
      {rules.map((rule, place) => (
        <OneRule
          // Rules have no name of their own; their place is what they are.
          key={place}
          rule={rule}
          plan={plan}
          options={options}
          onChange={(to) => change(place, to)}
          onRemove={() => setRules(rules.filter((_, i) => i !== place))}
        />
      ))}
      <div>
        <Button icon={<PlusOutlined />} size="small" onClick={add}>
          {t("rule.add")}
        </Button>
      </div>
      <div>
        <Button type="primary" loading={isBusy} onClick={() => void save()}>
          {t("save")}
        </Button>
      </div>
    </div>
  );
}

interface OneRuleProps {
  readonly rule: Rule;
  readonly plan: PlanView;
  readonly options: { value: string; label: string }[];
  readonly onChange: (to: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

function OneRule({ rule, plan, options, onChange, onRemove }: OneRuleProps) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const provinces = plan.provinces.map(({ id, name, zone }) => ({
    value: id,
    label: `${inLanguage(name, language)} · ${t("zone", { zone })}`,
  }));
  return (
    <div className="dz-rule">
      <Select
        mode="multiple"
        maxTagCount={3}
        className="dz-rule-where"
        value={rule.provinces}
        options={provinces}
        placeholder={t("rule.everywhere")}
        onChange={(chosen) => onChange({ provinces: chosen })}
        aria-label={t("rule.provinces")}
      />
      <Select
        mode="multiple"
        className="dz-rule-size"
        value={rule.sizes}
        options={SIZES.map((size) => ({ value: size, label: t(`size.${size}`) }))}
        onChange={(sizes) => (sizes.length > 0 ? onChange({ sizes }) : undefined)}
        aria-label={t("rule.sizes")}
      />
      <Select
        value={rule.courier}
        options={options}
        onChange={(courier) => onChange({ courier })}
        aria-label={t("rule.courier")}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        onClick={onRemove}
        aria-label={t("rule.remove")}
      />
    </div>
  );
}
