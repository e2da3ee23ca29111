/** Does the house hold? Every door and every kind of hostile request, tried on a running server. */
import { blowsAtDoors } from "./doors.ts";
import { FLOODS } from "./floods.ts";
import { blowsWithPayloads } from "./payloads.ts";
import { strikeWith } from "./blow.ts";
import { openTarget } from "./target.ts";

export interface AttackReport {
  readonly tried: number;
  readonly blocked: number;
  /** What was not warded off, a line each. */
  readonly findings: readonly string[];
  readonly doors: number;
  readonly seconds: number;
}

/** `isShort` leaves out the attacks that take patience. */
export async function runAttack({ isShort = false } = {}): Promise<AttackReport> {
  const began = performance.now();
  const target = await openTarget();
  const findings: string[] = [];
  let tried = 0;
  try {
    for (const blow of [...blowsAtDoors(target), ...blowsWithPayloads(target)]) {
      tried += 1;
      const found = await strikeWith(target.program, blow);
      if (found) findings.push(found);
    }
    for (const flood of isShort ? FLOODS.slice(0, 3) : FLOODS) {
      tried += flood.tries;
      const found = await flood.run(target);
      if (found) findings.push(`${flood.name}: ${found}`);
    }
    const health = await fetch(`${target.program.url}/api/health`);
    if (health.status !== 200) findings.push(`afterwards the server is not well: ${health.status}`);
  } finally {
    await target.close();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const doors = target.doors.length;
  return { tried, blocked: tried - findings.length, findings, doors, seconds };
}
