/** One order, two parcels: the first lines go now, the rest when its pieces are there. */
import { invariant } from "@dianzhang/kernel";
import { addWork } from "../world/desk-work.ts";
import { STEP } from "./contract.ts";
import { note, type Place } from "./step.ts";

/** The last lines become a part of their own; its number is its first line's. */
export function splitWork(place: Place, row: number, keep: number): void {
  const { world } = place;
  const { col } = world.desk.work;
  const order = col.order[row] as number;
  const lines = world.order.col.lines[order] as number;
  invariant(keep >= 1 && keep < lines, `order ${order} of ${lines} lines is not split at ${keep}`);
  const rest = order + keep;
  world.order.col.lines[order] = keep;
  world.order.col.lines[rest] = lines - keep;
  const part = addWork(world.desk, { order: rest, shop: col.shop[row] as number, isPart: true });
  col.step[part] = Math.min(col.step[row] as number, STEP.reviewed);
  col.reviewedAt[part] = col.reviewedAt[row] as number;
  note(place, part, "split");
}
