/** What happens when pure code asks the clock or rolls dice? It throws, naming what it asked. */
import { afterEach, beforeEach } from "vitest";

const realNow = Date.now;
const realRandom = Math.random;
const FRAMEWORKS = /node_modules|node:internal/;

// Test runners and fast-check may ask the time; the frame that called decides.
function refuse(what: string, real: () => number): () => number {
  return () => {
    const caller = new Error(what).stack?.split("\n")[2] ?? "";
    if (FRAMEWORKS.test(caller)) return real();
    throw new Error(`pure code called ${what}: time is ctx.now and chance is a keyed draw`);
  };
}

class NoDate extends Date {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) refuse("new Date()", realNow)();
    super(...(args as [number]));
  }

  static override now = refuse("Date.now()", realNow);
}

const RealDate = globalThis.Date;

beforeEach(() => {
  globalThis.Date = NoDate as DateConstructor;
  Math.random = refuse("Math.random()", realRandom);
});

afterEach(() => {
  globalThis.Date = RealDate;
  Math.random = realRandom;
});
