/** How is a measurement told? One line a figure. */
import type { Measured } from "./load.ts";

export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly [detail: string]: unknown;
}

/** A load's figures, a line each. */
export function linesOf(
  name: string,
  unit: string,
  { connections, measured }: { connections: number; measured: Measured },
): BenchLine[] {
  return [
    { name, value: measured.perSecond, unit, connections, ...measured },
    { name: `${name}/p50`, value: measured.p50Ms, unit: "ms" },
    { name: `${name}/p99`, value: measured.p99Ms, unit: "ms" },
    { name: `${name}/failed`, value: measured.failed, unit: "answers" },
  ];
}
