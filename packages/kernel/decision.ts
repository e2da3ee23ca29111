/** What a command may come to: events, or a refusal that says why. And the row the log keeps of it. */

/** An order as it crosses the door: `desk/verb` and its fields. */
export interface Command {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Something that happened, in the words of one desk: `desk/past-tense`. */
export interface DeskEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Values found outside pure code (picture features, parsed rows); part of the log row. */
export type Resolved = Readonly<Record<string, unknown>>;

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Accepted {
  readonly ok: true;
  readonly events: readonly DeskEvent[];
}

export type Decision = Accepted | Refusal;

export function accept(...events: readonly DeskEvent[]): Accepted {
  return { ok: true, events };
}

export function reject(code: string, details: Readonly<Record<string, unknown>> = {}): Refusal {
  return { ok: false, code, details };
}

/** The clock's own command: one row of the log for each tick, appended just before the tick runs. */
export const ADVANCE = "clock/advance";

/** The market goes on under another model, named in `model`: one row of the log, at the end of a day. */
export const ADOPT = "clock/adopt-model";

/** One row of the decision log. `shop` is −1 for the clock. */
export interface LogRow {
  readonly seq: number;
  readonly tick: number;
  readonly shop: number;
  readonly command: Command;
  readonly events: readonly DeskEvent[];
  readonly resolved?: Resolved;
}
