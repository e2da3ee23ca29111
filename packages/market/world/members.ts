/** What the market remembers of members: points, weariness, who has left, and what each plan has come to. */
import type { ByteReader, Writer } from "@dianzhang/kernel";
import { ensureRows, grown, loadGrown, saveGrown, type Grown } from "./grown.ts";

const clubSpec = {
  isKept: Uint8Array,
  /** Lines of orders whose points are counted. */
  counted: Uint32Array,
  owedFen: Int32Array,
  /** How often its cuts were set. */
  editions: Uint16Array,
};
const memberSpec = {
  shop: Uint16Array,
  shopper: Uint32Array,
  points: Uint32Array,
  /** Weariness of messages in thousandths, as of `day`; messages of the 32 days up to it, a bit each. */
  weary: Uint16Array,
  day: Uint16Array,
  messages: Uint32Array,
  /** Has had enough, for good. */
  isGone: Uint8Array,
  exchanged: Uint8Array,
};
const planCounts = {
  treated: Uint32Array,
  held: Uint32Array,
  sent: Uint32Array,
  opened: Uint32Array,
  gone: Uint32Array,
  visits: Uint32Array,
  orders: Uint32Array,
  costFen: Uint32Array,
  /** Whose turn it was but for the cap. */
  capped: Uint32Array,
};
const planSpec = { shop: Uint16Array, ...planCounts };
/** Whose turn a plan has had: when first and when last, and whether they are held back. */
const turnSpec = {
  plan: Uint32Array,
  shopper: Uint32Array,
  firstAt: Uint32Array,
  lastAt: Uint32Array,
  isHeld: Uint8Array,
};
export type PlanCount = keyof typeof planCounts;
export const PLAN_COUNTS = Object.keys(planCounts) as readonly PlanCount[];

export interface MembersWorld {
  readonly club: Grown<typeof clubSpec>;
  readonly member: Grown<typeof memberSpec>;
  readonly plan: Grown<typeof planSpec>;
  readonly turn: Grown<typeof turnSpec>;
  /** Derived: shop and shopper → row of `member`; plan and shopper → row of `turn`. */
  readonly memberAt: Map<number, number>;
  readonly turnAt: Map<number, number>;
}

const TABLES = ["club", "member", "plan", "turn"] as const;
const ROOM = 16_777_216;

export function newMembersWorld(): MembersWorld {
  return {
    club: grown(clubSpec, 16),
    member: grown(memberSpec, 64),
    plan: grown(planSpec, 16),
    turn: grown(turnSpec, 64),
    memberAt: new Map(),
    turnAt: new Map(),
  };
}

/** False as long as nobody in the market has decided anything about members. */
export function hasClubs(members: MembersWorld): boolean {
  return members.club.count > 0;
}

/** From now on the shop's members are kept. */
export function keepMembers(members: MembersWorld, shop: number): void {
  ensureRows(members.club, shop + 1);
  members.club.col.isKept[shop] = 1;
}

/** The row of a shopper among a shop's members, or −1 when nothing is remembered. */
export function memberRow({ memberAt }: MembersWorld, shop: number, shopper: number): number {
  return memberAt.get(shop * ROOM + shopper) ?? -1;
}

/** The same, made when there is none. */
export function makeMember(members: MembersWorld, shop: number, shopper: number): number {
  const found = memberRow(members, shop, shopper);
  if (found >= 0) return found;
  const { member, memberAt } = members;
  const row = member.count;
  ensureRows(member, row + 1);
  member.col.shop[row] = shop;
  member.col.shopper[row] = shopper;
  memberAt.set(shop * ROOM + shopper, row);
  return row;
}

export function turnRow({ turnAt }: MembersWorld, plan: number, shopper: number): number {
  return turnAt.get(plan * ROOM + shopper) ?? -1;
}

export function takeTurn(
  members: MembersWorld,
  of: {
    readonly plan: number;
    readonly shopper: number;
    readonly at: number;
    readonly isHeld: boolean;
  },
): void {
  const { turn, turnAt } = members;
  let row = turnRow(members, of.plan, of.shopper);
  if (row < 0) {
    row = turn.count;
    ensureRows(turn, row + 1);
    turn.col.plan[row] = of.plan;
    turn.col.shopper[row] = of.shopper;
    turn.col.firstAt[row] = of.at;
    turn.col.isHeld[row] = of.isHeld ? 1 : 0;
    turnAt.set(of.plan * ROOM + of.shopper, row);
  }
  turn.col.lastAt[row] = of.at;
}

export function countPlan({ plan }: MembersWorld, row: number, what: PlanCount, amount = 1): void {
  plan.col[what][row] = (plan.col[what][row] as number) + amount;
}

/** Lets the days up to this one pass for a member. */
export function restMember(members: MembersWorld, row: number, day: number, rest: number): void {
  const { weary, day: days, messages } = members.member.col;
  const passed = day - (days[row] as number);
  if (passed <= 0) return;
  let left = weary[row] as number;
  for (let i = 0; i < Math.min(passed, 200) && left > 0; i += 1) left = Math.floor(left * rest);
  weary[row] = left;
  messages[row] = passed >= 32 ? 0 : ((messages[row] as number) << passed) >>> 0;
  days[row] = day;
}

/** Messages of the seven days up to the day the member was last brought up to. */
export function messagesThisWeek(members: MembersWorld, row: number): number {
  let bits = (members.member.col.messages[row] as number) & 127;
  let count = 0;
  for (; bits > 0; bits >>>= 1) count += bits & 1;
  return count;
}

export function saveMembers(out: Writer, members: MembersWorld): void {
  for (const name of TABLES) saveGrown(out, `members.${name}`, members[name]);
}

export function loadMembers(from: ByteReader, members: MembersWorld): void {
  for (const name of TABLES) loadGrown(from, `members.${name}`, members[name]);
  const { member, turn, memberAt, turnAt } = members;
  for (let row = 0; row < member.count; row += 1)
    memberAt.set(
      (member.col.shop[row] as number) * ROOM + (member.col.shopper[row] as number),
      row,
    );
  for (let row = 0; row < turn.count; row += 1)
    turnAt.set((turn.col.plan[row] as number) * ROOM + (turn.col.shopper[row] as number), row);
}
