/** The platform's festivals: when each comes next, and until when one may apply. */
import { calendarOf } from "@dianzhang/market";
import { FESTIVAL, type FestivalLine } from "../commands.ts";
import type { Context } from "./goods.ts";
import { ownCampaigns } from "./slice.ts";

/** How far ahead festivals are looked for. */
const YEAR = 366;

/** Festivals that press on shoppers to buy, each at its next time; a warm-up or a holiday takes no goods. */
export function festivalLines(ctx: Context): FestivalLine[] {
  return ctx.market.scenario.festivals
    .filter((one) => one.urge > 0)
    .map((one) => festivalLine(ctx, one.id))
    .filter((line) => line !== null)
    .sort((a, b) => a.firstDay - b.firstDay);
}

export function festivalLine(ctx: Context, id: string): FestivalLine | null {
  const { scenario, now } = ctx.market;
  const festival = scenario.festivals.find((one) => one.id === id);
  if (!festival || festival.urge <= 0) return null;
  const today = Math.floor(now / 24);
  let firstDay = today;
  while (calendarOf(scenario, firstDay).festival?.id !== id) {
    firstDay += 1;
    if (firstDay > today + YEAR) return null;
  }
  // Under way: it began before today.
  while (firstDay > 0 && calendarOf(scenario, firstDay - 1).festival?.id === id) firstDay -= 1;
  let lastDay = firstDay;
  while (calendarOf(scenario, lastDay + 1).festival?.id === id) lastDay += 1;
  const opensDay = firstDay - FESTIVAL.opensDays;
  const closesDay = firstDay - FESTIVAL.closesDays;
  const isApplied = ownCampaigns(ctx.slice, ctx.shop).some(
    ({ rule }) => rule.kind === "price-cut" && rule.festival === id && rule.from === firstDay * 24,
  );
  const state = isApplied
    ? "applied"
    : today < opensDay
      ? "not-yet"
      : today <= closesDay
        ? "open"
        : "closed";
  return { id, name: festival.name, firstDay, lastDay, opensDay, closesDay, state };
}
