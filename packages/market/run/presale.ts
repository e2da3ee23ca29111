/** How shoppers buy ahead (预售): a deposit now, the balance when its time comes — or the deposit is lost. */
import { paidAt } from "./act.ts";
import { bitsFor, unitFrom } from "@dianzhang/kernel";
import { KIND } from "../events.ts";
import { presalePrice, type Presale } from "../pricing/rule.ts";
import { ensureRows } from "../world/grown.ts";
import { needSince } from "../world/shoppers.ts";
import { callOff, hold, sendOrder, startWaiting } from "./later.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Share that lets the deposit go: of those who still want it, and of those who have bought the like since. */
const REGRETS = 0.06;
const HAS_ONE = 0.7;

/** Pays the deposit; the hour of the balance is early in its window rather than late. */
export function payDeposit(
  run: Run,
  visitor: Visitor,
  rule: Presale,
  what: { readonly sku: number; readonly tagFen: number },
): void {
  const { world, emit, habits } = run;
  const { shopper, session } = visitor;
  const at = paidAt(run, visitor, rule.shop);
  const goodsFen = presalePrice(rule, what.tagFen);
  const line = startWaiting(run, visitor, rule, { sku: what.sku, goodsFen, at });
  hold(run, line, rule.depositFen, at);
  const { shop, listing } = rule;
  emit.action.add(at, shopper, session, shop, listing, what.sku, KIND.join, 1, rule.depositFen);
  const row = world.presale.count;
  ensureRows(world.presale, row + 1);
  const col = world.presale.col;
  const u = unitFrom(bitsFor(habits.keys.balance, shopper, rule.id));
  col.campaign[row] = rule.id;
  col.line[row] = line;
  col.depositFen[row] = rule.depositFen;
  col.payAt[row] = rule.until + Math.floor(rule.balanceHours * u * u);
  col.channel[row] = visitor.channel;
  col.device[row] = visitor.device;
  col.isSettled[row] = 0;
}

/** Those whose hour has come pay the rest, or let their deposit go. */
export function settlePresales(run: Run): void {
  const { world } = run;
  const { payAt, isSettled } = world.presale.col;
  for (let row = 0; row < world.presale.count; row += 1) {
    if (isSettled[row] === 1 || (payAt[row] as number) > world.now) continue;
    isSettled[row] = 1;
    settle(run, row);
  }
}

function settle(run: Run, row: number): void {
  const { world, tables, habits } = run;
  const col = world.presale.col;
  const line = col.line[row] as number;
  const campaign = col.campaign[row] as number;
  const heldFen = col.depositFen[row] as number;
  const shopper = world.order.col.shopper[line] as number;
  const category = tables.categoryOf[world.order.col.listing[line] as number] as number;
  const boughtOn = Math.floor((world.order.col.at[line] as number) / 86_400);
  const hasOne = needSince(world.shoppers, shopper, category) > boughtOn;
  const u = unitFrom(bitsFor(habits.keys.balance, shopper, campaign + 1_048_576));
  if (u < (hasOne ? HAS_ONE : REGRETS)) {
    callOff(run, line, campaign, { fen: heldFen, isKept: true });
    return;
  }
  const at = world.now * 3600 + (bitsFor(habits.keys.balance, shopper, line) % 3600);
  const channel = col.channel[row] as number;
  const device = col.device[row] as number;
  sendOrder(run, { line, channel, device, campaign, kind: "presale", heldFen, at });
}
