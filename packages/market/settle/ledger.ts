/** Every movement of money, twice: what one account gains the others lose, so each entry sums to zero. */
import { invariant, NULL_U32 } from "@dianzhang/kernel";
import { ACCOUNTS, INCOME_ACCOUNTS, MEMOS, type Account } from "../events.ts";
import type { Emit } from "../run/emit.ts";
import type { World } from "../world/world.ts";

export interface Entry {
  readonly at: number;
  readonly shop: number;
  /** The line of an order behind it, or −1; the row names its order. */
  readonly order: number;
  readonly memo: (typeof MEMOS)[number];
}

const CODE = Object.fromEntries(ACCOUNTS.map((name, i) => [name, i])) as Record<Account, number>;
const MEMO = Object.fromEntries(MEMOS.map((name, i) => [name, i])) as Record<Entry["memo"], number>;
const INCOME: ReadonlySet<Account> = new Set(INCOME_ACCOUNTS);

/** Writes one entry; lines of zero are left out. Debits are positive. */
export function post(
  world: World,
  emit: Emit,
  entry: Entry,
  lines: readonly (readonly [Account, number])[],
): void {
  let sum = 0;
  const number = world.nextEntry;
  world.nextEntry += 1;
  for (const [account, fen] of lines) {
    if (fen === 0) continue;
    sum += fen;
    emit.ledger.add(
      entry.at,
      number,
      entry.shop,
      CODE[account],
      fen,
      entry.order < 0 ? NULL_U32 : (world.order.col.head[entry.order] as number),
      MEMO[entry.memo],
    );
    const { cashFen, incomeFen } = world.shop.col;
    if (account === "cash") cashFen[entry.shop] = (cashFen[entry.shop] as number) + fen;
    if (INCOME.has(account)) incomeFen[entry.shop] = (incomeFen[entry.shop] as number) - fen;
  }
  invariant(
    sum === 0,
    `ledger entry ${number} of shop ${entry.shop} (${entry.memo}) sums to ${sum}`,
  );
}
