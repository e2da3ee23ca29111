/** The freight template: groups of provinces on a map of squares, and what a buyer pays in each. */
import { PlusOutlined } from "@ant-design/icons";
import { Button, Segmented, Switch } from "antd";
import { useState } from "react";
import {
  Block,
  inLanguage,
  Loaded,
  money,
  useCommand,
  useLanguage,
  useText,
  useView,
} from "@dianzhang/ui";
import type { PlanView, SetTemplate, Template } from "../../commands.ts";
import { GroupFields } from "./GroupFields.tsx";
import { ProvinceTiles } from "./ProvinceTiles.tsx";
import { firstTemplate, groupPlace, moved, payFen, withGroup } from "./draft.ts";

export function Freight() {
  const plan = useView<PlanView>("logistics/plan");
  return (
    <Loaded asked={plan}>
      {(view) => <Editor key={JSON.stringify(view.template)} plan={view} />}
    </Loaded>
  );
}

function Editor({ plan }: { readonly plan: PlanView }) {
  const t = useText("logistics");
  const { language } = useLanguage();
  const { tell, isBusy } = useCommand<SetTemplate>();
  const [template, setTemplate] = useState<Template>(plan.template ?? firstTemplate(plan));
  const [chosen, setChosen] = useState(0);
  const [pressed, setPressed] = useState<string | null>(null);
  const save = (to: Template | null) =>
    tell({ type: "logistics/set-template", template: to }, t(to ? "saved" : "freight.off"));
  const setBy = (by: Template["by"]) => {
    const unit = by === "piece" ? 1 : 1000;
    const groups = template.groups.map((group) => ({ ...group, first: unit, next: unit }));
    setTemplate({ by, groups });
  };
  const note = (id: string): string => {
    const fee = plan.provinces.find((one) => one.id === id)?.routes[0]?.fen ?? 0;
    const paid = payFen(template, groupPlace(template, id), 350);
    return `${paid === 0 ? t("freight.free") : money(paid, language).replace(".00", "")} / ${(fee / 100).toFixed(1)}`;
  };
  const nameOf = (id: string): string => {
    const name = plan.provinces.find((one) => one.id === id)?.name;
    return name ? inLanguage(name, language) : id;
  };
  return (
    <div className="dz-columns-2">
      <Block
        title={t("freight.title")}
        extra={
          <Switch
            checked={plan.template !== null}
            loading={isBusy}
            checkedChildren={t("freight.on")}
            unCheckedChildren={t("freight.simple")}
            aria-label={t("freight.title")}
            onChange={(isOn) => void save(isOn ? template : null)}
          />
        }
      >
        <p className="dz-quiet">{t("freight.why")}</p>
        <ProvinceTiles
          provinces={plan.provinces}
          groupOf={(id) => groupPlace(template, id)}
          chosenGroup={chosen}
          note={note}
          label={t("freight.map")}
          onPress={(id) => {
            setTemplate(moved(template, id, chosen));
            setPressed(id);
          }}
        />
        <p className="dz-quiet dz-tiles-wide">{t("freight.note")}</p>
        <p className="dz-quiet dz-tiles-narrow">
          <strong role="status">{pressed ? `${nameOf(pressed)} ${note(pressed)}` : null}</strong>{" "}
          {t("freight.noteNarrow")}
        </p>
      </Block>
      <Block title={t("freight.groups")}>
        <div className="dz-stack">
          <Segmented
            aria-label={t("by.which")}
            value={template.by}
            options={(["piece", "weight"] as const).map((by) => ({
              value: by,
              label: t(`by.${by}`),
            }))}
            onChange={setBy}
          />
          {template.groups.map((group, place) => (
            <GroupFields
              key={place}
              by={template.by}
              place={place}
              group={group}
              isLast={place === template.groups.length - 1}
              isChosen={place === chosen}
              provinces={plan.provinces}
              onChoose={() => setChosen(place)}
              onChange={(to) =>
                setTemplate({
                  ...template,
                  groups: template.groups.map((one, i) => (i === place ? to : one)),
                })
              }
              onRemove={() => {
                setTemplate({
                  ...template,
                  groups: template.groups.filter((_, i) => i !== place),
                });
                setChosen(0);
              }}
            />
          ))}
          <div>
            <Button
              size="small"
              icon={<PlusOutlined />}
              disabled={template.groups.length >= 12}
              onClick={() => {
                setTemplate(withGroup(template));
                setChosen(template.groups.length - 1);
              }}
            >
              {t("freight.add")}
            </Button>
          </div>
          <div>
            <Button type="primary" loading={isBusy} onClick={() => void save(template)}>
              {t("freight.save")}
            </Button>
          </div>
        </div>
      </Block>
    </div>
  );
}
