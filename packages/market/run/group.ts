/** How shoppers buy in groups (拼团): one opens or joins, friends are told; whole in time, or the money goes back. */
import { bitsFor } from "@dianzhang/kernel";
import type { Promoted } from "../compile/promote.ts";
import { buyerFreightFen } from "../compile/freight.ts";
import { KIND } from "../events.ts";
import type { Group, ShopBook } from "../pricing/rule.ts";
import { RULE_KINDS } from "../pricing/rule.ts";
import { addStock } from "../settle/aftersale.ts";
import { post } from "../settle/ledger.ts";
import { queueToPack } from "../world/agenda.ts";
import { ensureRows } from "../world/grown.ts";
import { GROUP_STATE, membersOf, newGroup, openGroup } from "../world/groups.ts";
import { forgetKind, forgetListing, MEMORY, remember } from "../world/memory.ts";
import { addTo, setClaim, USED } from "../world/promotions.ts";
import { setNeedSince } from "../world/shoppers.ts";
import { count, ORDER_STATE, type World } from "../world/world.ts";
import { removeLine } from "./basket.ts";
import { addOrderLine, takeStock } from "./line.ts";
import { rightsOf } from "./promote.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** Friends that one who opens a group tells of it. Assumption. */
const TELLS = 4;

/** Takes the lines out of the basket that go at a group's price; answers how many groups were joined. */
export function joinGroups(run: Run, visitor: Visitor, promo: Promoted, shop: number): number {
  const { basket, world } = run;
  const book = promo.books.get(shop);
  if (!book || book.groups.length === 0) return 0;
  const rights = rightsOf(world, book, visitor.shopper);
  let joined = 0;
  for (let i = basket.lines - 1; i >= 0; i -= 1) {
    const rule = groupFor(book, basket.listing[i] as number);
    const sku = basket.sku[i] as number;
    if (!rule || rights.flashLeft(rule.id) <= 0) continue;
    if ((world.sku.col.stock[sku] as number) > 0) {
      join(run, visitor, rule, sku);
      joined += 1;
    }
    removeLine(basket, i);
  }
  return joined;
}

function groupFor(book: ShopBook, listing: number): Group | undefined {
  return book.groups.find((rule) => rule.listing === listing);
}

// Pays now; the money waits with the platform, the piece on the shelf.
function join(run: Run, visitor: Visitor, rule: Group, sku: number): void {
  const { world, emit } = run;
  const { shopper, session } = visitor;
  const { listing, shop } = rule;
  const order = world.order.count;
  const at = visitor.start + visitor.spent + 20;
  const line = addOrderLine(
    run,
    visitor,
    { order, at, shop },
    { listing, sku, pieces: 1, goodsFen: rule.priceFen },
  );
  const col = world.order.col;
  const freightRule = run.tables.shops[shop]?.freight;
  const zone = run.habits.zone[visitor.province] as number;
  col.freightFen[line] = freightRule ? buyerFreightFen(freightRule, rule.priceFen, zone) : 0;
  col.lines[line] = 1;
  col.state[line] = ORDER_STATE.waiting;
  takeStock(run, sku, listing, 1);
  const paid = rule.priceFen + (col.freightFen[line] as number);
  post(world, emit, { at, shop, order: line, memo: "group" }, [
    ["escrow", paid],
    ["deposit", -paid],
  ]);
  emit.action.add(at, shopper, session, shop, listing, sku, KIND.join, 1, rule.priceFen);
  forgetListing(world, shopper, listing);
  forgetKind(world, shopper, run.tables.categoryOf[listing] as number);
  setClaim(world.promotions, shopper, rule.id, USED);
  addTo(world.promotions, rule.id, "claimed", 1);
  addTo(world.promotions, rule.id, "sold", 1);
  const found = openGroup(world.group, rule.id, world.now);
  const { size, hours } = rule;
  const group =
    found >= 0 ? found : newGroup(world.group, { campaign: rule.id, size, due: world.now + hours });
  if (found < 0) tellFriends(run, visitor, rule, sku);
  addMember(run, visitor, group, line);
  if ((world.group.col.joined[group] as number) >= size) form(run, group, at);
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

// Friends look at it when they next come: it stands in their minds like a thing they liked.
function tellFriends(run: Run, visitor: Visitor, rule: Group, sku: number): void {
  const { world, habits } = run;
  for (let n = 0; n < TELLS; n += 1) {
    const friend = bitsFor(habits.keys.friend, visitor.shopper, n) % world.shoppers.count;
    if (friend === visitor.shopper) continue;
    remember(world, friend, MEMORY.invite, rule.listing, sku, rule.priceFen);
  }
}

/** The group is whole: every member's order is paid for and goes to be packed. */
function form(run: Run, group: number, at: number): void {
  run.world.group.col.state[group] = GROUP_STATE.formed;
  const campaign = run.world.group.col.campaign[group] as number;
  for (const member of membersOf(run.world.member, group)) settleMember(run, member, campaign, at);
}

function settleMember(run: Run, member: number, campaign: number, at: number): void {
  const { world, emit, habits } = run;
  const col = world.order.col;
  const { line: lines, channel, device } = world.member.col;
  const line = lines[member] as number;
  const shop = col.shop[line] as number;
  const shopper = col.shopper[line] as number;
  const listing = col.listing[line] as number;
  const sku = col.sku[line] as number;
  const province = col.province[line] as number;
  const goods = col.goodsFen[line] as number;
  const freight = col.freightFen[line] as number;
  const cost = col.costFen[line] as number;
  const off = Math.max(0, (run.tables.promo?.askedFen[sku] ?? goods) - goods);
  col.state[line] = ORDER_STATE.paid;
  col.promisedAt[line] = at + (habits.promisedDays[province] as number) * 86_400;
  const promised = col.promisedAt[line] as number;
  const who = [at, line, shopper, col.session[line] as number, shop] as const;
  const where = [channel[member] as number, device[member] as number, province] as const;
  emit.orders.addMixed([...who, ...where, 1, goods, freight, goods + freight, cost, promised, off]);
  emit.orderLines.add(at, line, shop, listing, sku, 1, goods + off, cost, off);
  emit.discounts.add(at, line, shop, listing, campaign, RULE_KINDS.indexOf("group"), 1, off);
  queueToPack(world.agenda, shop, line);
  post(world, emit, { at, shop, order: line, memo: "order" }, [
    ["deposit", goods + freight],
    ["sales", -(goods + off)],
    ["discounts", off],
    ["freight_in", -freight],
    ["cogs", cost],
    ["inventory", -cost],
  ]);
  world.shop.col.sold[shop] = (world.shop.col.sold[shop] as number) + 1;
  world.listing.col.sold[listing] = (world.listing.col.sold[listing] as number) + 1;
  count(world, listing, 4, 1);
  count(world, listing, 5, 1);
  count(world, listing, 6, goods);
  const category = run.tables.categoryOf[listing] as number;
  setNeedSince(world.shoppers, shopper, category, Math.floor(world.now / 24));
  addTo(world.promotions, campaign, "used", 1);
  addTo(world.promotions, campaign, "orders", 1);
  addTo(world.promotions, campaign, "paidFen", goods);
  addTo(world.promotions, campaign, "offFen", off);
  addTo(world.promotions, campaign, "costFen", cost);
}

/** Groups whose time is up: everybody gets everything back, pieces return to the shelf. */
export function failGroups(run: Run): void {
  const { world } = run;
  const { state, due } = world.group.col;
  for (let group = 0; group < world.group.count; group += 1) {
    if (state[group] !== GROUP_STATE.open || (due[group] as number) > world.now) continue;
    state[group] = GROUP_STATE.failed;
    const campaign = world.group.col.campaign[group] as number;
    for (const member of membersOf(world.member, group)) giveBack(run, member, campaign);
  }
}

function giveBack({ world, emit }: Run, member: number, campaign: number): void {
  const col = world.order.col;
  const line = world.member.col.line[member] as number;
  const shop = col.shop[line] as number;
  const paid = (col.goodsFen[line] as number) + (col.freightFen[line] as number);
  col.state[line] = ORDER_STATE.cancelled;
  col.refundFen[line] = col.goodsFen[line] as number;
  post(world, emit, { at: world.now * 3600, shop, order: line, memo: "group" }, [
    ["deposit", paid],
    ["escrow", -paid],
  ]);
  addStock(world, col.sku[line] as number, 1);
  addTo(world.promotions, campaign, "sold", -1);
}

/** Orders that never came about do not count as orders. */
export function isOrder(world: World, line: number): boolean {
  return (world.order.col.state[line] as number) < ORDER_STATE.waiting;
}
