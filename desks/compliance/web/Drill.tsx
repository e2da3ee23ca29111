/** The drill for a leak: the alarm, five steps with ways to take them, what each was worth. */
import { Button, Radio, Tag } from "antd";
import { useState } from "react";
import {
  Block,
  dayOfTick,
  hourOfTick,
  hourText,
  Money,
  shortDay,
  useCommand,
  useMarket,
  useText,
} from "@dianzhang/ui";
import type { BeginDrill, DrillChoiceId, DrillStep, PrivacyView } from "../commands.ts";

type Step = NonNullable<PrivacyView["drill"]>["steps"][number];

export function Drill({ view }: { readonly view: PrivacyView }) {
  const t = useText("compliance");
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<BeginDrill>();
  const { drill } = view;
  return (
    <Block title={t("drill.title")}>
      <p>{t("drill.exposed", { count: view.exposed })}</p>
      <p className="dz-quiet">{t("drill.why")}</p>
      {drill ? (
        <ol className="dz-law-drill">
          {drill.steps.map((step) => (
            <li key={step.step}>
              <StepLine step={step} isRunning={drill.isRunning} />
            </li>
          ))}
        </ol>
      ) : null}
      <p className="dz-quiet">
        {view.drilledAt === null
          ? t("drill.never")
          : t("drill.lately", {
              day: shortDay(market.firstDay, dayOfTick(view.drilledAt)),
              right: view.drillScore,
            })}
      </p>
      {drill?.isRunning ? null : (
        <Button
          loading={isBusy}
          onClick={() => void tell({ type: "compliance/begin-drill" }, t("drill.begun"))}
        >
          {t("drill.begin")}
        </Button>
      )}
    </Block>
  );
}

const COLOURS = { none: "success", choice: "error", order: "warning", late: "warning" } as const;

function StepLine({ step, isRunning }: { readonly step: Step; readonly isRunning: boolean }) {
  const t = useText("compliance");
  const { market } = useMarket();
  const { tell, isBusy } = useCommand<DrillStep>();
  const [choice, setChoice] = useState<DrillChoiceId | null>(null);
  const when = (tick: number): string =>
    `${shortDay(market.firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
  const { done } = step;
  return (
    <>
      <strong>{t(`drill.step.${step.step}`)}</strong>{" "}
      <span className="dz-quiet">{t("drill.due", { at: when(step.dueAt) })}</span>
      {done ? (
        <p>
          <Tag color={COLOURS[done.flaw]}>{t(`drill.flaw.${done.flaw}`)}</Tag>
          {t(`drill.way.${done.choice}`)} · {t("drill.doneAt", { at: when(done.doneAt) })} ·{" "}
          <Money fen={done.fen} />
        </p>
      ) : isRunning ? (
        <div className="dz-law-row">
          <Radio.Group
            value={choice}
            aria-label={t(`drill.step.${step.step}`)}
            options={step.ways.map((way) => ({
              value: way.choice,
              label: t("drill.takes", { way: t(`drill.way.${way.choice}`), hours: way.hours }),
            }))}
            onChange={({ target }) => setChoice(target.value as DrillChoiceId)}
          />
          <Button
            size="small"
            disabled={choice === null}
            loading={isBusy}
            onClick={() => {
              if (choice !== null) void tell({ type: "compliance/drill-step", choice });
            }}
          >
            {t("drill.do")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
