/** What falls due at which tick, and what each shop has to pack. */

/** What an order may have due; the code is part of the key that orders a tick's work. */
export const DUE = { sign: 0, review: 1, returned: 2, payout: 3 } as const;

export interface Agenda {
  readonly due: Map<number, number[]>;
  /** Orders of each shop waiting to be packed, oldest first, from `packed` on. */
  readonly toPack: number[][];
  readonly packed: number[];
}

export function newAgenda(shops: number): Agenda {
  return {
    due: new Map(),
    toPack: Array.from({ length: shops }, () => []),
    packed: Array.from({ length: shops }, () => 0),
  };
}

export function schedule(agenda: Agenda, tick: number, order: number, what: number): void {
  const list = agenda.due.get(tick);
  if (list) list.push(order * 4 + what);
  else agenda.due.set(tick, [order * 4 + what]);
}

/** Hands over what is due now, in an order that does not depend on when it was scheduled. */
export function takeDue(agenda: Agenda, tick: number): readonly number[] {
  const list = agenda.due.get(tick);
  if (!list) return [];
  agenda.due.delete(tick);
  return list.sort((a, b) => a - b);
}

/** An order that waited for its group is older than some that wait to be packed: a woken market knows only numbers. */
export function queueToPack(agenda: Agenda, shop: number, order: number): void {
  const queue = agenda.toPack[shop];
  if (!queue) return;
  let place = queue.length;
  const head = agenda.packed[shop] ?? 0;
  while (place > head && (queue[place - 1] as number) > order) place -= 1;
  queue.splice(place, 0, order);
}

/** The next order to pack, or −1. */
export function nextToPack(agenda: Agenda, shop: number): number {
  const queue = agenda.toPack[shop] ?? [];
  const head = agenda.packed[shop] ?? 0;
  if (head >= queue.length) return -1;
  const order = queue[head] as number;
  agenda.packed[shop] = head + 1;
  if (head > 1000) {
    queue.splice(0, head + 1);
    agenda.packed[shop] = 0;
  }
  return order;
}

export function waitingToPack(agenda: Agenda, shop: number): number {
  return (agenda.toPack[shop]?.length ?? 0) - (agenda.packed[shop] ?? 0);
}

/** Everything due, as (tick, key) pairs in order; what a snapshot keeps. */
export function dueList(agenda: Agenda): Uint32Array {
  const pairs = [...agenda.due].flatMap(([tick, keys]) => keys.map((key) => ({ tick, key })));
  pairs.sort((a, b) => a.tick - b.tick || a.key - b.key);
  return Uint32Array.from(pairs.flatMap(({ tick, key }) => [tick, key]));
}

export function loadDue(agenda: Agenda, pairs: Uint32Array): void {
  for (let i = 0; i < pairs.length; i += 2) {
    const key = pairs[i + 1] as number;
    schedule(agenda, pairs[i] as number, Math.floor(key / 4), key % 4);
  }
}
