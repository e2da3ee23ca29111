/** How do things that must not overlap take turns? A queue of one market's own. */

export interface Turns {
  /** Runs `work` after everything that was asked for before it. */
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function newTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take: (work) => {
      const mine = last.then(work, work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
