/** Numbers of the platform's law desk (docs/model/compliance.md). All are assumptions unless the docs say more. */

export const LAW_NUMBERS = {
  /** Chance a day that a title with a forbidden claim is audited; that an honest one is taken for one. */
  audit: 0.2,
  misread: 0.06,
  /** The same of a text elsewhere when very many have seen it; how many make it two thirds as likely; of a conversation. */
  auditSaid: 0.2,
  auditReach: 400,
  auditChat: 0.04,
  /** Chance a day that an owner complains of a brand word without a licence; of goods that only look alike. */
  brand: 0.12,
  lookAlike: 0.045,
  /** Chance a day to be accused of made-up orders for nothing, and how fast it rises with the share that looks so. */
  suspect: 0.025,
  graph: 5,
  /** Share of real orders that look as if nobody had looked before; of made-up ones; of made-up ones by known accounts. */
  isolated: 0.03,
  fakeIsolated: 0.85,
  fakeShared: 0.8,
  /** Chance a day that an unmasked export of members leaks, for thirty days; and what a drill leaves of it. */
  leak: 0.012,
  drilled: 0.4,
  /** Chance that a right answer is believed, a half right one, a wrong one. */
  proven: 0.94,
  halfProven: 0.5,
  unproven: 0.08,
  /** Points and fine more, as a share, when papers were sent that do not exist. */
  forged: 0.5,
  /** What a clean record of a week does to a shop's strength in the lists, and a demotion. */
  clean: 1.12,
  demoted: 0.7,
  /** Chance a day that a struck-out price nobody was asked is looked into; that one which was asked is. */
  madeUpPrice: 0.15,
  mispriced: 0.02,
  /** How fast the chance to be found out rises with each bad review bought in the last thirty days. */
  smeared: 0.012,
  /** What a made-up order costs, in fen; the share of them that leave five stars. */
  fakeFen: 1500,
  fakeStars: 0.6,
} as const;
