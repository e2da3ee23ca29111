/** How a shopkeeper fills the content calendar: where, what, how well made and at which hour. */
import type { Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import type { Level, MakingLine, PlatformLine, PostLine, Topic } from "../commands.ts";

export function platformsOf(seat: Seat): readonly PlatformLine[] {
  return seat.view("social/platforms") as readonly PlatformLine[];
}

export function openAccounts(lines: readonly PlatformLine[]): Command[] {
  return lines
    .filter(({ account }) => account === null)
    .map(({ id }) => ({ type: "social/open-account", platform: id, name: "S" }));
}

export interface Post {
  readonly platform: PlatformLine;
  readonly goods: Goods;
  readonly topic: Topic;
  readonly level: Level;
  /** Hour of the day. */
  readonly hour: number;
  /** Days from today at the earliest. */
  readonly days: number;
}

/** A post in the format and tone that do best on its platform; later by a day when it cannot be ready in time. */
export function postCommand(seat: Seat, post: Post): Command[] {
  const { platform, goods, topic, level, hour, days } = post;
  const [format = "note"] = platform.formats;
  const [tone = "warm"] = platform.tones;
  if (!platform.account) return [];
  const lines = seat.view("social/making") as readonly MakingLine[];
  const hours = lines.find((line) => line.format === format && line.level === level)?.hours ?? 24;
  let at = (Math.floor(seat.now / 24) + days) * 24 + hour;
  while (at < seat.now + hours) at += 24;
  return [
    {
      type: "social/plan-post",
      account: platform.account.account,
      at,
      format,
      topic,
      tone,
      level,
      title: goods.title.slice(0, 60),
      listing: goods.listing,
    },
  ];
}

/** Own posts that went out in the last days. */
export function lately(seat: Seat, days: number): readonly PostLine[] {
  const from = Math.max(0, Math.floor(seat.now / 24) - days);
  const lines = seat.view("social/calendar", { from, days: days + 1 }) as readonly PostLine[];
  return lines.filter(({ state }) => state === "out");
}
