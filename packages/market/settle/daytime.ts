/** At which hours couriers ring, and how long people wait before they do something. */
import { between, knots, pow } from "@dianzhang/kernel";

const DAY = 86_400;

/** Per cent of a day's parcels that couriers hand over in each hour: a round of the morning, one of the late afternoon. Assumption. */
const ROUNDS = [
  0, 0, 0, 0, 0, 0, 0, 0, 3, 10, 14, 12, 7, 6, 7, 9, 11, 10, 6, 3, 1.5, 0.5, 0, 0,
] as const;

/** The second of a day by how much of the day's doings is done by then; `weights` hour by hour. */
export function daytime(weights: readonly number[] = ROUNDS): Float32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return knots((p) => {
    let left = p * total;
    let hour = 0;
    while (hour < weights.length - 1 && left >= (weights[hour] as number)) {
      left -= weights[hour] as number;
      hour += 1;
    }
    return Math.min(DAY - 1, (hour + left / (weights[hour] as number)) * 3600);
  });
}

/** The same day, at the hour such things are done: who is earlier stays earlier. */
export function movedTo(table: Float32Array, at: number): number {
  const second = at % DAY;
  return Math.floor(at - second + between(table, Math.floor(second * (4_294_967_296 / DAY))));
}

/** A wait of a log-logistic kind, cut off at `most`: half of all wait no longer than about the middle. */
export interface Wait {
  readonly middle: number;
  readonly shape: number;
  readonly most: number;
}

export function waitQuantile(p: number, { middle, shape, most }: Wait): number {
  const inTime = p / (1 + pow(middle / most, shape));
  return middle * pow(inTime / (1 - inTime), 1 / shape);
}
