/** The three-minute reply rate exactly as the marketplace counts it (formulas.md; F64, T60). */

/** Pairs of a first question and a first answer; those answered within three minutes. */
export interface ReplyRate {
  readonly pairs: number;
  readonly inTime: number;
}

export interface Said {
  readonly chat: number;
  /** Second of the market; days begin at 0. */
  readonly at: number;
  readonly isBuyer: boolean;
  /** A machine's greeting answers nobody. */
  readonly isPerson: boolean;
}

const IN_TIME_S = 180;
const FROM_HOUR = 8;

/**
 * Pairs of a first question and the first answer to it; questions that follow unanswered are of the same round, and
 * a round nobody answers is a pair that failed. Rounds begin from 08:00 to midnight count.
 */
export function replyRate(said: readonly Said[]): ReplyRate {
  const open = new Map<number, number>();
  let pairs = 0;
  let inTime = 0;
  for (const { chat, at, isBuyer, isPerson } of said.toSorted((a, b) => a.at - b.at)) {
    if (isBuyer) {
      if (open.has(chat)) continue;
      open.set(chat, at);
      if (counts(at)) pairs += 1;
    } else if (isPerson) {
      const asked = open.get(chat);
      if (asked === undefined) continue;
      if (counts(asked) && at - asked <= IN_TIME_S) inTime += 1;
      open.delete(chat);
    }
  }
  return { pairs, inTime };
}

function counts(at: number): boolean {
  return Math.floor(at / 3600) % 24 >= FROM_HOUR;
}
