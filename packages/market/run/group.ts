/** How shoppers buy in groups (拼团): one opens or joins, friends are told; whole in time, or the money goes back. */
import { bitsFor } from "@dianzhang/kernel";
import { KIND } from "../events.ts";
import type { Group } from "../pricing/rule.ts";
import { ensureRows } from "../world/grown.ts";
import { GROUP_STATE, membersOf, newGroup, openGroup } from "../world/groups.ts";
import { MEMORY, remember } from "../world/memory.ts";
import { paidAt } from "./act.ts";
import { callOff, hold, sendOrder, startWaiting } from "./later.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Pays for a piece at the group's price; with the last one needed the group is whole. */
export function joinGroup(run: Run, visitor: Visitor, rule: Group, sku: number): void {
  const { world, emit } = run;
  const { shopper, session } = visitor;
  const at = paidAt(run, visitor, rule.shop);
  const line = startWaiting(run, visitor, rule, { sku, goodsFen: rule.priceFen, at });
  hold(run, line, heldFor(run, line), at);
  const { shop, listing, size, hours } = rule;
  emit.action.add(at, shopper, session, shop, listing, sku, KIND.join, 1, rule.priceFen);
  const found = openGroup(world.group, rule.id, world.now);
  const made = { campaign: rule.id, size, due: world.now + hours };
  const group = found >= 0 ? found : newGroup(world.group, made);
  if (found < 0) tellFriends(run, visitor, rule, sku);
  addMember(run, visitor, group, line);
  if ((world.group.col.joined[group] as number) >= size) form(run, group, at);
}

function heldFor({ world }: Run, line: number): number {
  return (world.order.col.goodsFen[line] as number) + (world.order.col.freightFen[line] as number);
}

function addMember({ world }: Run, visitor: Visitor, group: number, line: number): void {
  const { member } = world;
  const row = member.count;
  ensureRows(member, row + 1);
  member.col.group[row] = group;
  member.col.line[row] = line;
  member.col.channel[row] = visitor.channel;
  member.col.device[row] = visitor.device;
  world.group.col.joined[group] = (world.group.col.joined[group] as number) + 1;
}

// Friends look at it when they next come.
function tellFriends(run: Run, visitor: Visitor, rule: Group, sku: number): void {
  const { world, habits } = run;
  const { tells } = world.scenario.marketplace.groups;
  for (let n = 0; n < tells; n += 1) {
    const friend = bitsFor(habits.keys.friend, visitor.shopper, n) % world.shoppers.count;
    if (friend === visitor.shopper) continue;
    remember(world, friend, MEMORY.invite, rule.listing, sku, rule.priceFen);
  }
}

/** The group is whole: every member's order is a sale and goes to be packed. */
function form(run: Run, group: number, at: number): void {
  const { group: groups, member } = run.world;
  groups.col.state[group] = GROUP_STATE.formed;
  const campaign = groups.col.campaign[group] as number;
  for (const row of membersOf(member, group)) {
    const line = member.col.line[row] as number;
    const channel = member.col.channel[row] as number;
    const device = member.col.device[row] as number;
    const heldFen = heldFor(run, line);
    sendOrder(run, { line, channel, device, campaign, kind: "group", heldFen, at });
  }
}

/** Groups whose time is up: everybody gets everything back, pieces return to the shelf. */
export function failGroups(run: Run): void {
  const { world } = run;
  const { state, due, campaign } = world.group.col;
  for (let group = 0; group < world.group.count; group += 1) {
    if (state[group] !== GROUP_STATE.open || (due[group] as number) > world.now) continue;
    state[group] = GROUP_STATE.failed;
    for (const row of membersOf(world.member, group)) {
      const line = world.member.col.line[row] as number;
      callOff(run, line, campaign[group] as number, { fen: heldFor(run, line), isKept: false });
    }
  }
}
