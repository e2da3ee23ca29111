/** Groups that buy together: who has joined which, and until when the rest must come. */
import { ensureRows, grown, type Grown } from "./grown.ts";

export const GROUP_STATE = { open: 0, formed: 1, failed: 2 } as const;

const groupSpec = {
  campaign: Uint32Array,
  size: Uint8Array,
  joined: Uint8Array,
  /** The tick at which it fails if it is not whole. */
  due: Uint32Array,
  state: Uint8Array,
};
/** A row is one member; `line` is the order line that waits with it. */
const memberSpec = {
  group: Uint32Array,
  line: Uint32Array,
  channel: Uint8Array,
  device: Uint8Array,
};

export type GroupTable = Grown<typeof groupSpec>;
export type MemberTable = Grown<typeof memberSpec>;

export function newGroups(): GroupTable {
  return grown(groupSpec, 16);
}

export function newMembers(): MemberTable {
  return grown(memberSpec, 16);
}

/** The oldest group of a campaign that still waits for somebody, or −1. */
export function openGroup(groups: GroupTable, campaign: number, now: number): number {
  const { campaign: campaigns, state, due } = groups.col;
  for (let row = 0; row < groups.count; row += 1) {
    if (campaigns[row] !== campaign || state[row] !== GROUP_STATE.open) continue;
    if ((due[row] as number) > now) return row;
  }
  return -1;
}

export function newGroup(
  groups: GroupTable,
  made: { readonly campaign: number; readonly size: number; readonly due: number },
): number {
  const row = groups.count;
  ensureRows(groups, row + 1);
  groups.col.campaign[row] = made.campaign;
  groups.col.size[row] = made.size;
  groups.col.joined[row] = 0;
  groups.col.due[row] = made.due;
  groups.col.state[row] = GROUP_STATE.open;
  return row;
}

/** Rows of the members of a group, first come first. */
export function membersOf(members: MemberTable, group: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < members.count; row += 1)
    if (members.col.group[row] === group) rows.push(row);
  return rows;
}
