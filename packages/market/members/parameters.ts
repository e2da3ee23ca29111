/** Numbers of members and messages to them (docs/model/members.md). All are assumptions unless the docs say more. */

export const MEMBER_NUMBERS = {
  /** A message's price in fen, the share that opens it, and what it adds to weariness. SMS price: the trade's list. */
  smsFen: 5,
  smsOpens: 0.12,
  smsTires: 0.3,
  pushFen: 1,
  pushOpens: 0.07,
  pushTires: 0.14,
  chatFen: 4,
  chatOpens: 0.45,
  chatTires: 0.5,
  /** Weariness left after a day. */
  rest: 0.93,
  /** Chance that a message of full annoyance drives a rested member away for good, and its exponent in weariness. */
  leave: 0.01,
  leaveWeary: 1.5,
  /** Readiness to open the goods of a message: at rest, for a need grown back, for the share a coupon takes off. */
  click: -0.3,
  wish: 0.55,
  coupon: 4.5,
  /** What weariness takes from it. */
  wearyClick: 0.6,
  /** How much a member trusts the page ahead. */
  trust: 2,
  /** Share of customers whose birthday the shop knows; what a birthday adds to readiness. */
  birthdays: 0.6,
  birthday: 0.6,
  /** Chance a day that enough points are exchanged, and that a tier in reach (a fifth away) brings a member back. */
  exchange: 0.06,
  /** Share of a usual price below which a points coupon hardly moves anybody. */
  trifle: 0.06,
  nearTier: 0.006,
} as const;
