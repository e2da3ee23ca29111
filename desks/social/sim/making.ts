/** What a post costs to make, and how many hours of work come before it can go out. */
import type { Scenario } from "@dianzhang/market";
import { FORMATS, LEVELS, type Format, type Level, type MakingLine } from "../commands.ts";

export function making(
  { social }: Scenario,
  format: Format,
  level: Level,
): { readonly hours: number; readonly fen: number } {
  const own = social.formats[format];
  const made = social.levels[level];
  return { hours: Math.ceil(own.hours * made.hours), fen: Math.round(own.fen * made.cost) };
}

export function makingLines(scenario: Scenario): MakingLine[] {
  return FORMATS.flatMap((format) =>
    LEVELS.map((level) => ({ format, level, ...making(scenario, format, level) })),
  );
}
