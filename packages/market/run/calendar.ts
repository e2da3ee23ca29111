/** What day it is: month and weekday of a market day, and which festival presses on shoppers. */
import type { Scenario } from "../scenario/schema.ts";

export interface Calendar {
  readonly month: number;
  /** 0 = Monday. */
  readonly weekday: number;
  /** "MM-DD". */
  readonly monthDay: string;
  /** ISO date. */
  readonly date: string;
  readonly festival: Scenario["festivals"][number] | null;
}

/** The calendar of one market day; day 0 is the scenario's first day. */
export function calendarOf(scenario: Scenario, day: number): Calendar {
  const [year, month, date] = scenario.firstDay.split("-").map(Number) as [number, number, number];
  const serial = daysFromCivil(year, month, date) + day;
  const civil = civilFromDays(serial);
  const monthDay = `${pad(civil.month)}-${pad(civil.day)}`;
  const festival =
    scenario.festivals.find((one) => one.from <= monthDay && monthDay <= one.to) ?? null;
  return {
    month: civil.month - 1,
    weekday: (((serial + 3) % 7) + 7) % 7,
    monthDay,
    date: `${civil.year}-${monthDay}`,
    festival,
  };
}

/** The first day after this one whose date is `monthDay` ("MM-DD"). */
export function nextDay(scenario: Scenario, day: number, monthDay: string): number {
  let next = day + 1;
  while (calendarOf(scenario, next).monthDay !== monthDay) next += 1;
  return next;
}

// Days since 1970-01-01 and back, proleptic Gregorian (Hinnant's algorithms).
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  );
}

function civilFromDays(serial: number): { year: number; month: number; day: number } {
  const z = serial + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const mp = Math.floor((5 * ofYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: era * 400 + year + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
