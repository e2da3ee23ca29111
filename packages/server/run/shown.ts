/** What can be read while an hour runs in the worker? What was shown lately, as it stood after the last hour. */
import type { Live } from "./live.ts";

/** A view that nobody asked for within this time is not kept fresh. */
const LATELY_MS = 3000;
/** Views kept fresh in one market, and the longest question remembered. */
const MOST = 128;
const LONGEST_KEY = 500;

export interface AskedView {
  readonly shop: number;
  /** `desk/view`. */
  readonly name: string;
  readonly params: unknown;
}

/** A question asked lately; its answer where it is that of the last finished hour. */
export interface Shown {
  readonly asked: AskedView;
  usedAt: number;
  text: string | undefined;
}

/** Remembers that somebody looks at this; answers it while an hour runs and the answer is still true. */
export function recall(live: Live, asked: AskedView): string | undefined {
  const key = JSON.stringify([asked.shop, asked.name, asked.params]);
  if (key.length > LONGEST_KEY) return undefined;
  const kept = live.shown.get(key);
  if (kept) kept.usedAt = performance.now();
  else if (live.shown.size < MOST)
    live.shown.set(key, { asked, usedAt: performance.now(), text: undefined });
  return live.isTicking ? kept?.text : undefined;
}

/** A shop's own decision shows at once: what was kept of it is asked anew. */
export function forgetShop(live: Live, shop: number): void {
  for (const one of live.shown.values()) if (one.asked.shop === shop) one.text = undefined;
}

/** After an hour, before the next one starts: asks again what people look at. */
export async function refresh(live: Live): Promise<void> {
  const since = performance.now() - LATELY_MS;
  for (const [key, one] of live.shown) if (one.usedAt < since) live.shown.delete(key);
  const all = [...live.shown.values()];
  if (all.length === 0) return;
  const asked = all.map((one) => one.asked);
  const order = { kind: "views", market: live.id, asked } as const;
  const texts = await live.lane.send<(string | null)[]>(order);
  for (const [i, one] of all.entries()) one.text = texts[i] ?? undefined;
}
