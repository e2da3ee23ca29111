/** What the market remembers of orders whose shop has a person at the order desk: steps, parcels, trouble. */
import { NULL_U32 } from "@dianzhang/kernel";
import { PACKAGINGS, STEP, type Packaging } from "../orders/contract.ts";
import { ensureRows, grown, type Grown } from "./grown.ts";

/** What has become of an order that nobody sees yet, as bits. */
export const FLAW = { wrongPiece: 1, comesBack: 2, cheated: 4, refused: 8, stopped: 16 } as const;

const workSpec = {
  order: Uint32Array,
  shop: Uint16Array,
  step: Uint8Array,
  /** The step up to which hands may go by themselves. */
  goal: Uint8Array,
  wave: Uint16Array,
  packaging: Uint8Array,
  isChecked: Uint8Array,
  isHeld: Uint8Array,
  /** First order of its parcel; its own when it goes alone. */
  lead: Uint32Array,
  /** One more than the courier chosen for it; 0 = by rule. */
  courier: Uint8Array,
  flaw: Uint8Array,
  attempts: Uint8Array,
  isPart: Uint8Array,
  /** Whether its van has come. */
  isSent: Uint8Array,
  reviewedAt: Uint32Array,
  printedAt: Uint32Array,
  pickedAt: Uint32Array,
  packedAt: Uint32Array,
  handedAt: Uint32Array,
  /** When an undelivered parcel is back; 0 = it is not. */
  backAt: Uint32Array,
};

export const TROUBLE_STATE = { open: 0, answered: 1, waiting: 2, closed: 3 } as const;
const troubleSpec = {
  order: Uint32Array,
  shop: Uint16Array,
  kind: Uint8Array,
  raisedAt: Uint32Array,
  untilAt: Uint32Array,
  state: Uint8Array,
  /** One more than the answer given; 0 = none. */
  answer: Uint8Array,
  replyAt: Uint32Array,
  /** Never shown. */
  truth: Uint8Array,
  signals: Uint32Array,
  outcome: Uint8Array,
  costFen: Int32Array,
  chargeFen: Int32Array,
  tries: Uint8Array,
};

export interface DeskWork {
  readonly work: Grown<typeof workSpec>;
  readonly trouble: Grown<typeof troubleSpec>;
  /** Derived: first line of an order → its row. */
  readonly rowAt: Map<number, number>;
  /** Derived: rows with work left to do, and trouble not closed, oldest first. */
  open: number[];
  live: number[];
}

export const WORK_TABLES = ["work", "trouble"] as const;

export function newDeskWork(): DeskWork {
  return {
    work: grown(workSpec),
    trouble: grown(troubleSpec),
    rowAt: new Map(),
    open: [],
    live: [],
  };
}

/** After the tables were read from a snapshot. */
export function indexDeskWork(desk: DeskWork): void {
  const { order } = desk.work.col;
  desk.rowAt.clear();
  desk.open = [];
  desk.live = [];
  for (let row = 0; row < desk.work.count; row += 1) {
    desk.rowAt.set(order[row] as number, row);
    if (isOpen(desk, row)) desk.open.push(row);
  }
  for (let row = 0; row < desk.trouble.count; row += 1)
    if (desk.trouble.col.state[row] !== TROUBLE_STATE.closed) desk.live.push(row);
}

/** Not handed over yet, waiting for its van, or on its way back. */
export function isOpen({ work }: DeskWork, row: number): boolean {
  const step = work.col.step[row] as number;
  if (step < STEP.handed || step === STEP.back) return true;
  if (step !== STEP.handed) return false;
  return work.col.isSent[row] === 0 || (work.col.backAt[row] as number) > 0;
}

/** Orders of a shop that have not left. */
export function waitingOnDesk(desk: DeskWork, shop: number): number {
  const { work, open } = desk;
  let count = 0;
  for (const row of open) if (work.col.shop[row] === shop && isWaiting(desk, row)) count += 1;
  return count;
}

/** Not handed over yet, or called for while its van has not come. */
export function isWaiting({ work }: DeskWork, row: number): boolean {
  const step = work.col.step[row] as number;
  return step < STEP.handed || (step === STEP.handed && work.col.isSent[row] === 0);
}

export function addWork(
  desk: DeskWork,
  on: { readonly order: number; readonly shop: number; readonly isPart: boolean },
): number {
  const { work } = desk;
  const row = work.count;
  ensureRows(work, row + 1);
  const { col } = work;
  col.order[row] = on.order;
  col.shop[row] = on.shop;
  col.lead[row] = on.order;
  col.isPart[row] = on.isPart ? 1 : 0;
  for (const when of WHENS) col[when][row] = NULL_U32;
  desk.rowAt.set(on.order, row);
  desk.open.push(row);
  return row;
}

/** When each step was done, in the order of the steps from `reviewed`. */
export const WHENS = ["reviewedAt", "printedAt", "pickedAt", "packedAt", "handedAt"] as const;

export function packagingOf({ work }: DeskWork, row: number): Packaging {
  return PACKAGINGS[work.col.packaging[row] as number] ?? "ordinary";
}
