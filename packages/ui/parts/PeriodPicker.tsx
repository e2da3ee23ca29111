/** How many days back a report looks: a switch, and the period it stands for. */
import type { Period } from "@dianzhang/api";
import { Segmented } from "antd";
import { useState } from "react";
import { useText } from "../language.ts";
import { useMarket } from "../server/market.tsx";

const DAY = 86_400;

export interface PickedPeriod {
  readonly days: number;
  readonly pick: (days: number) => void;
  /** From so many days ago until now; 0 days = since the market began. */
  readonly period: Period;
}

/** Seven days until the reader picks others. */
export function usePeriod(): PickedPeriod {
  const { market } = useMarket();
  const [days, pick] = useState<number>(7);
  const to = Math.max(3600, market.now * 3600);
  return { days, pick, period: { from: days === 0 ? 0 : Math.max(0, to - days * DAY), to } };
}

export interface PeriodPickerProps {
  readonly picked: PickedPeriod;
  readonly choices: readonly { readonly days: number; readonly label: string }[];
}

export function PeriodPicker({ picked, choices }: PeriodPickerProps) {
  const t = useText("ui");
  const options = choices.map(({ days, label }) => ({ value: days, label }));
  return (
    <Segmented
      aria-label={t("period")}
      value={picked.days}
      onChange={picked.pick}
      options={options}
    />
  );
}
