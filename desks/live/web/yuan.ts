/** Forms speak yuan, commands speak fen. */

/** Whole fen of what a form holds. */
export function inFen(yuan: number | null): number {
  return Math.round((yuan ?? 0) * 100);
}

export function inYuan(fen: number): number {
  return fen / 100;
}
