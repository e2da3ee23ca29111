/** How a bug announces itself: the run stops and names what was broken. */

/** A broken promise inside the engine; never a user's mistake. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Promises that `holds` is true from here on; throws InvariantError with `what` otherwise. */
export function invariant(holds: unknown, what: string): asserts holds {
  if (!holds) throw new InvariantError(what);
}
