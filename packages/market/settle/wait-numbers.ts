/** Numbers of what is waited for after an order has left. */
export const WAIT_NUMBERS = {
  /** Hours a parcel waits for the courier's next round on average, out of the published door-to-door time (F54). */
  round: 2,
  /** Hours from signature to review: the middle, the shape of the log-logistic, where the platform takes no more. Assumptions. */
  reviewMiddle: 35,
  reviewShape: 1.9,
  reviewMost: 360,
  /** Hours from signature to asking to send it back, within the law's seven days. Assumptions. */
  askMiddle: 32,
  askShape: 1.7,
  /** The way back takes at least so many hours. Assumption. */
  wayBackLeast: 24,
} as const;
