/** What was just looked up need not be looked up again: answers kept for a few seconds. */

export interface Recall<T> {
  /** The answer for this key; undefined answers are asked for anew each time. */
  get(key: string, look: () => Promise<T | undefined>): Promise<T | undefined>;
  forget(key: string): void;
}

/** More keys than this, and everything is forgotten at once. */
const LIMIT = 10_000;

export function newRecall<T>(keepMs: number): Recall<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get: async (key, look) => {
      const known = kept.get(key);
      if (known && known.until > performance.now()) return known.value;
      const value = await look();
      if (kept.size >= LIMIT) kept.clear();
      if (value === undefined) kept.delete(key);
      else kept.set(key, { value, until: performance.now() + keepMs });
      return value;
    },
    forget: (key) => kept.delete(key),
  };
}
