/** How long did the event loop keep everybody waiting, lately? */
import { monitorEventLoopDelay } from "node:perf_hooks";

/** A wait is forgotten after one to two of these. */
const WINDOW_MS = 10_000;
/** The timer that measures fires this often; so much is not a delay. */
const RESOLUTION_MS = 5;

export interface LoopDelay {
  readonly p99Ms: number;
  readonly maxMs: number;
}

export interface LoopWatch {
  /** The worse of the window that runs and the one before it. */
  read(): LoopDelay;
  close(): void;
}

export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let before: LoopDelay = { p99Ms: 0, maxMs: 0 };
  const current = (): LoopDelay =>
    histogram.count === 0
      ? { p99Ms: 0, maxMs: 0 }
      : { p99Ms: delay(histogram.percentile(99)), maxMs: delay(histogram.max) };
  const timer = setInterval(() => {
    before = current();
    histogram.reset();
  }, WINDOW_MS);
  timer.unref();
  return {
    read: () => {
      const now = current();
      return {
        p99Ms: Math.max(before.p99Ms, now.p99Ms),
        maxMs: Math.max(before.maxMs, now.maxMs),
      };
    },
    close: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}

function delay(nanoseconds: number): number {
  return Math.max(0, Math.round(nanoseconds / 1e5 - RESOLUTION_MS * 10) / 10);
}
