/** Is this change good news, and in which colour is it said? In Chinese a rise is red, in English green. */
import type { Palette } from "../theme.ts";
import type { Language } from "./numbers.ts";

export type Direction = "up" | "down" | "flat";

export function directionOf(change: number | null): Direction {
  if (change === null || Math.abs(change) < 0.0005) return "flat";
  return change > 0 ? "up" : "down";
}

/** Where less is better, a fall is news as a rise is elsewhere. */
export function newsOf(direction: Direction, isBetterLow: boolean): Direction {
  if (!isBetterLow || direction === "flat") return direction;
  return direction === "up" ? "down" : "up";
}

export function colourOf(direction: Direction, language: Language, palette: Palette): string {
  if (direction === "flat") return palette.quiet;
  const isRed = (direction === "up") === (language === "zh");
  return isRed ? palette.red : palette.green;
}

/** Never colour alone. */
export const ARROWS: Readonly<Record<Direction, string>> = {
  up: "\u25b2",
  down: "\u25bc",
  flat: "\u2192",
};

/** The share by which `now` differs from `before`; none when there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null | undefined): number | null {
  if (now === null || before === null || before === undefined || before === 0) return null;
  return (now - before) / Math.abs(before);
}
