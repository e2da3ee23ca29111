/** What do the main thread and a worker say to each other? */
import type { Command, Decision, DeskEvent, LogRow, Resolved } from "@dianzhang/kernel";
import type { Score } from "@dianzhang/grading";
import type { Scenario } from "@dianzhang/market";
import type { AskedView } from "./shown.ts";

/** Everything a worker needs to bring a market to life. */
export interface Setup {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly shoppers: number;
  readonly seats: number;
  /** Folder of the market's lake. */
  readonly lake: string;
  /** Whether this process may write the lake now; another may be at it. */
  readonly writesLake: boolean;
  /** The model to open with: its version, and the bundle to load; null = the one installed. */
  readonly model: ModelAt;
  readonly snapshot?: { readonly tick: number; readonly bytes: Uint8Array };
}

/** Where a worker finds a model; `file` null is the one installed. */
export interface ModelAt {
  readonly version: string;
  readonly file: string | null;
}

export interface Deciding {
  readonly shop: number;
  readonly command: Command;
  readonly resolved: Resolved;
}

/** What became of one of several commands: accepted and already applied, refused, or not decidable. */
export type DecidedOne = Decision | { readonly ok: "failed"; readonly reason: string };

/** What an old row of the log means under another model; no events where it is refused there. */
export interface DecidedAnew {
  readonly seq: number;
  readonly events: readonly DeskEvent[];
  readonly isRefused: boolean;
}

/** Can a market go on under a model: yes, never, or not before the next hour has run? */
export type Fit = "fits" | "does-not-fit" | "not-now";

export type Order =
  | { readonly kind: "open"; readonly market: string; readonly setup: Setup }
  | { readonly kind: "replay"; readonly market: string; readonly rows: readonly LogRow[] }
  /** The same, but what people told is decided anew; answers what came of it. */
  | { readonly kind: "decide-anew"; readonly market: string; readonly rows: readonly LogRow[] }
  | {
      readonly kind: "decide";
      readonly market: string;
      readonly shop: number;
      readonly command: Command;
      readonly resolved: Resolved;
    }
  | { readonly kind: "decide-all"; readonly market: string; readonly asked: readonly Deciding[] }
  | {
      readonly kind: "apply";
      readonly market: string;
      readonly shop: number;
      readonly events: readonly DeskEvent[];
    }
  | { readonly kind: "tick"; readonly market: string; readonly wantsSnapshot: boolean }
  | {
      readonly kind: "view";
      readonly market: string;
      readonly shop: number;
      readonly name: string;
      readonly params: unknown;
    }
  | { readonly kind: "views"; readonly market: string; readonly asked: readonly AskedView[] }
  | {
      readonly kind: "score";
      readonly market: string;
      readonly lesson: string;
      readonly rows: readonly LogRow[];
      readonly referenceProfitFen: number | null;
    }
  /** From now on the lake is this process's to write, or no longer; answers the last hour it holds. */
  | { readonly kind: "lake"; readonly market: string; readonly writes: boolean }
  /** Hours that ran and wait to be published are published now. */
  | { readonly kind: "publish"; readonly market: string }
  /** A hash over everything the market is. */
  | { readonly kind: "hash"; readonly market: string }
  | { readonly kind: "fits"; readonly market: string; readonly model: ModelAt }
  | { readonly kind: "adopt"; readonly market: string; readonly model: ModelAt }
  | { readonly kind: "close"; readonly market: string };

/** `isFromSnapshot`: the snapshot given was used; otherwise the market stands at its beginning. */
export interface Opened {
  readonly isFromSnapshot: boolean;
}

export interface Ticked {
  readonly now: number;
  readonly day?: number;
  readonly snapshot?: Uint8Array;
}

/** Where an attempt stands now. */
export interface Scored extends Score {
  readonly profitFen: number;
}

/**
 * `fault`: a named trouble of the asker's making. `failed`: a question could not be answered; nothing
 * changed. `storage`: the lake could not be written; the market is to be woken anew. `broken`: the state may be damaged; the market must stop, before row `seq` where it is known.
 */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly kind: "fault";
      readonly code: "not-found" | "not-in-model" | "malformed";
      readonly details: Readonly<Record<string, unknown>>;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly kind: "failed" | "storage";
      readonly reason: string;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly kind: "broken";
      readonly reason: string;
      readonly seq?: number;
    };
