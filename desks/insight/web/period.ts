/** Which period do the figures speak of? The choice is kept in the address. */
import type { Period } from "@dianzhang/api";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMarket } from "@dianzhang/ui";

/** In days up to now; 0 is everything. */
export const PERIODS = [1, 7, 30, 0] as const;

export interface PeriodProps {
  readonly period: Period;
}

const HOUR = 3_600;
const DAY = 86_400;

export function usePeriod(): { days: number; period: Period; choose: (days: number) => void } {
  const { market } = useMarket();
  const search = useSearch({ strict: false }) as { readonly days?: number };
  const go = useNavigate();
  const days = PERIODS.find((value) => value === Number(search.days ?? 7)) ?? 7;
  const to = Math.max(HOUR, market.now * HOUR);
  const from = days === 0 ? 0 : Math.max(0, to - days * DAY);
  const choose = (next: number) => void go({ to: ".", search: { days: next } as never });
  return { days, period: { from, to }, choose };
}
