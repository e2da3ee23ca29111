/** What date and hour is it in the market? */
import type { Language } from "./numbers.ts";

const HOUR_MS = 3_600_000;
const LOCALE = { zh: "zh-CN", en: "en-GB" } as const;

export function dayOfTick(tick: number): number {
  return Math.floor(tick / 24);
}

export function hourOfTick(tick: number): number {
  return ((tick % 24) + 24) % 24;
}

/** The calendar date of a market day; `firstDay` is written 2027-03-01. */
export function dateOfDay(firstDay: string, day: number): Date {
  return new Date(Date.parse(`${firstDay}T00:00:00Z`) + day * 24 * HOUR_MS);
}

export function dayText(firstDay: string, day: number, language: Language): string {
  return dateOfDay(firstDay, day).toLocaleDateString(LOCALE[language], {
    month: "short",
    day: "numeric",
    weekday: "short",
    timeZone: "UTC",
  });
}

export function shortDay(firstDay: string, day: number): string {
  const date = dateOfDay(firstDay, day);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
}

/** The date and the hour of a market second: 3/21 09:00. */
export function momentText(firstDay: string, second: number): string {
  const tick = Math.floor(second / 3_600);
  return `${shortDay(firstDay, dayOfTick(tick))} ${hourText(hourOfTick(tick))}`;
}

export function hourText(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
