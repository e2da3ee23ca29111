/** What a post costs to make, and how many hours of work come before it can go out. */
import type { Scenario } from "@dianzhang/market";
import {
  FORMATS,
  KOL_DEMAND,
  LEVELS,
  type Format,
  type Level,
  type MakingLine,
} from "../commands.ts";

export function making(
  { social }: Scenario,
  format: Format,
  level: Level,
): { readonly hours: number; readonly fen: number } {
  const own = social.formats[format];
  const made = social.levels[level];
  return { hours: Math.ceil(own.hours * made.hours), fen: Math.round(own.fen * made.cost) };
}

/** What an influencer asks while `booked` contracts are open: the fewer slots are left, the more. */
export function askOf(askFen: number, booked: number): number {
  return Math.round((askFen * (1000 + KOL_DEMAND * booked)) / 1000);
}

export function makingLines(scenario: Scenario): MakingLine[] {
  return FORMATS.flatMap((format) =>
    LEVELS.map((level) => ({ format, level, ...making(scenario, format, level) })),
  );
}
