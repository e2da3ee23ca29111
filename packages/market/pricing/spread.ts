/** How one reduction is shared out over the lines of a basket, to the fen. */

/**
 * Shares of `offFen` in proportion to `amounts`: each rounded down, the fen that are left go to the largest
 * remainders (ties to the smaller key). The shares add up exactly and none exceeds its amount, so whatever is
 * sent back later is refunded with what was really paid for it.
 * Promises this for 0 ≤ offFen ≤ sum of amounts; keys are all different.
 */
export function spread(
  offFen: number,
  amounts: readonly number[],
  keys: readonly number[],
): number[] {
  const sum = amounts.reduce((total, fen) => total + fen, 0);
  if (sum === 0 || offFen === 0) return amounts.map(() => 0);
  const shares = amounts.map((fen) => Number((BigInt(offFen) * BigInt(fen)) / BigInt(sum)));
  const rest = amounts.map((fen) => Number((BigInt(offFen) * BigInt(fen)) % BigInt(sum)));
  let left = offFen - shares.reduce((total, fen) => total + fen, 0);
  const order = amounts
    .map((_, i) => i)
    .sort(
      (a, b) =>
        (rest[b] as number) - (rest[a] as number) || (keys[a] as number) - (keys[b] as number),
    );
  for (const i of order) {
    if (left === 0) break;
    if ((shares[i] as number) >= (amounts[i] as number)) continue;
    shares[i] = (shares[i] as number) + 1;
    left -= 1;
  }
  return shares;
}
