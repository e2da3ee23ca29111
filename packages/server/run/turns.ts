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

/** Lets so many in at once; the others wait, first come first served. */
export function newGate(room: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = room;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
