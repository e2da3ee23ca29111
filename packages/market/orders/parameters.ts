/** Numbers of the order desk (docs/model/orders.md): assumptions; trouble is denser than in life, so that a month teaches. */
export const ORDER_NUMBERS = {
  /** Share of orders with an address that looks wrong, that smell of fraud, whose buyer asks for a change. */
  address: 0.025,
  fraud: 0.022,
  change: 0.025,
  /** Share of orders of which a piece is not on its shelf, whose buyer cancels after the print. */
  short: 0.014,
  cancel: 0.02,
  /** Share of parcels that the courier weighs again and finds heavier. */
  weight: 0.035,
  /** Share of flagged orders with several signs of fraud; chance that those, and the others, are fraud. */
  strongShare: 0.35,
  strongFraud: 0.8,
  weakFraud: 0.1,
  /** Chance that an order's buyer is reached when called; the same for a fraudster who talks. */
  reached: 0.85,
  liar: 0.2,
  /** Wrong pieces: share in a wave of one, and the power of the wave's size it grows with. */
  wrong: 0.003,
  wrongPower: 0.6,
  /** What a wrong piece takes from satisfaction. */
  wrongLoss: 1.6,
  /** Share of parcels sent to a changed buyer's former address that come back. */
  formerBack: 0.7,
  /** Share of intercepted parcels that are found in time. */
  intercepted: 0.7,
} as const;
