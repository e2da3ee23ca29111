/** An hour at the order desks: what came in, what was answered, what rules and hands did, what the van took. */
import type { Run } from "../run/run.ts";
import { isOpen } from "../world/desk-work.ts";
import { FINISH, STEP, type OrderRules } from "./contract.ts";
import { followRules, isWorkHour, work } from "./hands.ts";
import { takeIn, troubleAtIntake } from "./intake.ts";
import { sendCalled } from "./send.ts";
import { callOffWork } from "./step.ts";
import { receiveBack, settleTroubles } from "./trouble.ts";
import { blockedOrders } from "./trouble-row.ts";

/** Hours after which the marketplace calls off an order that has not left. Assumption. */
const PATIENCE = 168;

/** Nothing here where no seat was ever taken. */
export function runOrderDesks(run: Run): void {
  const { world } = run;
  const { desk } = world;
  const taken = run.tables.orderRules;
  for (const rules of taken?.values() ?? [])
    for (const row of takeIn(run, rules.shop))
      troubleAtIntake(run, desk.work.col.order[row] as number);
  if (desk.work.count === 0) return;
  receiveBack(run, desk.open);
  settleTroubles(run);
  callOffOld(run);
  tidy(run);
  const isHolding = (shop: number): boolean => taken?.get(shop)?.holds ?? false;
  const blocked = blockedOrders(world, isHolding);
  const byShop = new Map<number, number[]>();
  for (const row of desk.open) {
    const shop = desk.work.col.shop[row] as number;
    const rows = byShop.get(shop);
    if (rows) rows.push(row);
    else byShop.set(shop, [row]);
  }
  for (const [shop, rows] of byShop)
    runDesk(run, taken?.get(shop) ?? { ...FINISH, shop }, rows, blocked);
  tidy(run);
}

function runDesk(
  run: Run,
  rules: OrderRules,
  rows: readonly number[],
  blocked: ReadonlySet<number>,
): void {
  followRules(run, rules, rows, blocked);
  work(run, rules, rows, blocked);
  if (isWorkHour(run.world.now)) sendCalled(run, rows);
}

function callOffOld(run: Run): void {
  const { world } = run;
  const { order, step } = world.desk.work.col;
  for (const row of world.desk.open) {
    if ((step[row] as number) >= STEP.handed) continue;
    const paidAt = world.order.col.at[order[row] as number] as number;
    if (world.now * 3600 - paidAt > PATIENCE * 3600)
      callOffWork(run, row, { isSellers: true, hasPieces: true });
  }
}

function tidy({ world }: Run): void {
  const { desk } = world;
  desk.open = desk.open.filter((row) => isOpen(desk, row));
}
