/** Rooms as the market runs them: scripts spread over their minutes. */
import type { World } from "../world/world.ts";
import { HOSTS, spreadScript, type LiveBook, type LiveRoomRow, type OnAir } from "./contract.ts";

export interface LiveRoom {
  readonly row: LiveRoomRow;
  readonly air: OnAir;
  readonly host: number;
}

export interface LiveTables {
  readonly rooms: readonly LiveRoom[];
}

/** Null while no room is running or to come. */
export function liveTables(world: World, given: LiveBook | null): LiveTables | null {
  const open = (given?.rooms ?? []).filter((row) => row.startTick + row.hours > world.now);
  if (open.length === 0) return null;
  return {
    rooms: open.map((row) => ({
      row,
      air: spreadScript(row.script, row.hours),
      host: HOSTS.indexOf(row.host),
    })),
  };
}
