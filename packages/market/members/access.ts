/** Customers and plans as a desk reads and writes them. */
import type { Emit } from "../run/emit.ts";
import { isOrder } from "../run/later.ts";
import { ensureRows } from "../world/grown.ts";
import { keepMembers, memberRow, messagesThisWeek, PLAN_COUNTS } from "../world/members.ts";
import { FIRST_COUPON } from "../world/promotions.ts";
import { noteTaken } from "../law/access.ts";
import { provinceOf, traitsOf } from "../world/shoppers.ts";
import type { World } from "../world/world.ts";
import { LIFT_DAYS } from "./contract.ts";
import { EXPORT_PURPOSES } from "./events.ts";
import { birthdayOf, rosterOf, type Customer } from "./roster.ts";
import type {
  ArmSums,
  CustomerLine,
  Lift,
  MembersReader,
  MembersWriter,
  OrderOfMember,
  PlanFigures,
} from "./seat.ts";

export function membersReader(world: World): MembersReader {
  const { members } = world;
  return {
    customers: (shop) => [...rosterOf(world, shop).values()].map((one) => lineOf(world, shop, one)),
    orders: (shop, shopper) => ordersOf(world, shop, shopper),
    plan: (plan) => planFigures(world, plan),
    coupon: (id) => {
      const { claimed, used, offFen } = world.promotions.coupon.col;
      const row = id - FIRST_COUPON;
      return { claimed: claimed[row] ?? 0, used: used[row] ?? 0, offFen: offFen[row] ?? 0 };
    },
    club: (shop) => {
      let points = 0;
      for (let row = 0; row < members.member.count; row += 1)
        if (members.member.col.shop[row] === shop) points += members.member.col.points[row] ?? 0;
      return { points, owedFen: members.club.col.owedFen[shop] ?? 0 };
    },
    feeFen: (channel) => world.parameters.members[`${channel}Fen`],
  };
}

function lineOf(world: World, shop: number, one: Customer): CustomerLine {
  const { members } = world;
  const { member, shopper, orders, fen, firstAt, lastAt, categories } = one;
  const row = memberRow(members, shop, shopper);
  const isFresh = row >= 0 && members.member.col.day[row] === Math.floor(world.now / 24);
  return {
    member,
    shopper,
    orders,
    fen,
    firstAt,
    lastAt,
    categories,
    province: provinceOf(traitsOf(world.shoppers, shopper)),
    birthday: birthdayOf(world, shopper),
    points: row < 0 ? 0 : (members.member.col.points[row] as number),
    isGone: row >= 0 && members.member.col.isGone[row] === 1,
    messages: row < 0 ? 0 : isFresh ? messagesThisWeek(members, row) : shifted(world, row),
  };
}

// The week's messages as of today, without writing anything.
function shifted({ members, now }: World, row: number): number {
  const { messages, day } = members.member.col;
  const passed = Math.floor(now / 24) - (day[row] as number);
  let bits = passed >= 7 ? 0 : ((messages[row] as number) << passed) & 127;
  let count = 0;
  for (; bits > 0; bits >>>= 1) count += bits & 1;
  return count;
}

function ordersOf(world: World, shop: number, shopper: number): OrderOfMember[] {
  const col = world.order.col;
  const found: { order: number; at: number; goodsFen: number; pieces: number }[] = [];
  for (let line = 0; line < world.order.count; line += 1) {
    if (col.shop[line] !== shop || col.shopper[line] !== shopper || !isOrder(world, line)) continue;
    const goodsFen = col.goodsFen[line] as number;
    const pieces = col.quantity[line] as number;
    const last = found.at(-1);
    if (last && last.order === col.head[line]) {
      last.goodsFen += goodsFen;
      last.pieces += pieces;
    } else found.push({ order: line, at: col.at[line] as number, goodsFen, pieces });
  }
  return found.reverse();
}

function planFigures(world: World, plan: number): PlanFigures {
  const { col } = world.members.plan;
  const counts = Object.fromEntries(PLAN_COUNTS.map((name) => [name, col[name][plan] ?? 0]));
  return {
    ...(counts as Record<(typeof PLAN_COUNTS)[number], number>),
    lift: liftOf(world, plan),
  };
}

interface Turned {
  readonly firstAt: number;
  readonly isHeld: boolean;
  orders: number;
  fen: number;
}

function liftOf(world: World, plan: number): Lift {
  const { turn, plan: plans } = world.members;
  const shop = plans.col.shop[plan] ?? -1;
  const turned = new Map<number, Turned>();
  for (let row = 0; row < turn.count; row += 1) {
    if (turn.col.plan[row] !== plan) continue;
    turned.set(turn.col.shopper[row] as number, {
      firstAt: turn.col.firstAt[row] as number,
      isHeld: turn.col.isHeld[row] === 1,
      orders: 0,
      fen: 0,
    });
  }
  const col = world.order.col;
  for (let line = 0; line < world.order.count && turned.size > 0; line += 1) {
    if (col.shop[line] !== shop || !isOrder(world, line)) continue;
    const one = turned.get(col.shopper[line] as number);
    const since = (col.at[line] as number) - (one?.firstAt ?? Infinity);
    if (!one || since < 0 || since >= LIFT_DAYS * 86_400) continue;
    if (col.head[line] === line) one.orders += 1;
    one.fen += (col.goodsFen[line] as number) - (col.costFen[line] as number);
  }
  const all = [...turned.values()];
  return { treated: sums(all, false), held: sums(all, true) };
}

function sums(turned: readonly Turned[], isHeld: boolean): ArmSums {
  const own = turned.filter((one) => one.isHeld === isHeld);
  return {
    members: own.length,
    orders: own.reduce((sum, { orders }) => sum + orders, 0),
    fen: own.reduce((sum, { fen }) => sum + fen, 0),
    squares: own.reduce((sum, { fen }) => sum + fen * fen, 0),
  };
}

export function membersWriter(world: World, emit: Emit): MembersWriter {
  return {
    keep: (shop) => keepMembers(world.members, shop),
    openPlan: (plan, shop) => {
      ensureRows(world.members.plan, plan + 1);
      world.members.plan.col.shop[plan] = shop;
    },
    registerCoupons: (until) => ensureRows(world.promotions.coupon, until - FIRST_COUPON),
    setCuts: (shop, { recencyDays, orders, spentFen }) => {
      const { editions } = world.members.club.col;
      editions[shop] = (editions[shop] as number) + 1;
      const cells = [editions[shop] as number, ...recencyDays, ...orders, ...spentFen];
      emit.memberCuts.addMixed([world.now * 3600, shop, ...cells]);
    },
    noteExport: (shop, { members, fields, isMasked, purpose }) => {
      const code = EXPORT_PURPOSES.indexOf(purpose);
      if (!isMasked) noteTaken(world, shop, members);
      const masked = isMasked ? 1 : 0;
      emit.memberExports.add(world.now * 3600, shop, members, fields, masked, code);
    },
  };
}
