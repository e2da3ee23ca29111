/** How long has somebody in a market waited for a person? By the server's own clock, since the market last moved. */
import type { Command, Resolved } from "@dianzhang/kernel";

/** When the market's last hour ended, and when each wait began anew after that. */
export interface Waits {
  since: number;
  readonly begun: Map<string, number>;
}

export function newWaits(): Waits {
  return { since: performance.now(), begun: new Map() };
}

/** An hour has run: whoever waited before it does so no longer. */
export function startWaits(waits: Waits): void {
  waits.since = performance.now();
  waits.begun.clear();
}

/**
 * The milliseconds a command names by `waited`, as the log keeps them: from the end of the last hour, or from the last
 * command that named the same wait, until the request arrived. Nothing for commands that name none.
 */
export function elapsed(waits: Waits, shop: number, command: Command, arrivedAt: number): Resolved {
  const key = keyOf(shop, command);
  if (key === undefined) return {};
  return { elapsedMs: Math.max(0, Math.round(arrivedAt - (waits.begun.get(key) ?? waits.since))) };
}

/** The command was taken, not answered a second time: the wait begins anew. */
export function beginAnew(waits: Waits, shop: number, command: Command): void {
  const key = keyOf(shop, command);
  if (key !== undefined) waits.begun.set(key, performance.now());
}

function keyOf(shop: number, { waited }: Command): string | undefined {
  return typeof waited === "string" ? `${shop}/${waited}` : undefined;
}
