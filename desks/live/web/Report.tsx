/** What live rooms came to over time: rooms, what is asked, what comes back. */
import { MetricBlocks, useMarket, useText, useView, withNames } from "@dianzhang/ui";
import type { RoomLine } from "../commands.ts";

const TABLES = ["live-overview", "live-questions", "live-returns"] as const;
const CODES = ["question", "block", "origin"];

export function Report() {
  const t = useText("live");
  const { market } = useMarket();
  const rooms = useView<readonly RoomLine[]>("live/room-list").value ?? [];
  const names = new Map(rooms.map(({ room, name }) => [room, name]));
  const period = { from: 0, to: Math.max(3600, market.now * 3600) };
  const words = (column: string, code: string) =>
    CODES.includes(column) ? t(`${column}.${code}`) : code;
  return (
    <>
      <MetricBlocks
        metrics={TABLES}
        t={t}
        period={period}
        words={words}
        named={(answer) => withNames(answer, { room: names })}
      />
    </>
  );
}
