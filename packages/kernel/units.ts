/** Which quantities the product counts, and how each is spelled: integers that carry their unit. */

declare const unit: unique symbol;

/** Money in 分, an integer; ¥1 is 100. */
export type Fen = number & { readonly [unit]: "fen" };
/** One market hour since the market opened; 24 to a day. */
export type Tick = number & { readonly [unit]: "tick" };
/** Thousandths, an integer: 1000 is the whole. */
export type Permille = number & { readonly [unit]: "permille" };

export const HOURS_PER_DAY = 24;
export const SECONDS_PER_HOUR = 3600;
export const SECONDS_PER_DAY = 86_400;

export function fen(value: number): Fen {
  return Math.round(value) as Fen;
}

export function tick(value: number): Tick {
  return Math.trunc(value) as Tick;
}

export function permille(value: number): Permille {
  return Math.round(value) as Permille;
}

export function dayOf(now: Tick): number {
  return Math.floor(now / HOURS_PER_DAY);
}

export function hourOf(now: Tick): number {
  return now % HOURS_PER_DAY;
}

/** Seconds since market start at which a tick begins. */
export function secondsAt(now: Tick): number {
  return now * SECONDS_PER_HOUR;
}
