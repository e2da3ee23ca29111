/** One thing wrong: a refusal code of this desk, with its details. */
export interface Fault {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}
