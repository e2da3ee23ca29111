/** Experimental arms: the same market with one thing changed, for measuring facts. */

/** `price-…` arms scale every price of shop 0 from day 14 to day 20 (or from day 14 on, where it says so). */
export const ARMS = [
  "default",
  "shuffled-ranking",
  "price-cut",
  "price-up-10",
  "price-down-10",
  "slow-delivery",
  "fast-delivery",
] as const;
export type Arm = (typeof ARMS)[number];

/** Days on which the temporary price cut of its arm holds. */
export const CUT_FROM = 14;
export const CUT_DAYS = 4;

/** What an arm does to the price tags of the listings it treats (every other listing of the market). */
export function armPriceFactor(arm: Arm, day: number, listing: number): number {
  if (listing % 2 === 1) return 1;
  if (arm === "price-cut") return day >= CUT_FROM && day < CUT_FROM + CUT_DAYS ? 0.75 : 1;
  if (arm === "price-up-10" && day >= CUT_FROM) return 1.1;
  if (arm === "price-down-10" && day >= CUT_FROM) return 0.9;
  return 1;
}

/** Days added to every promise and parcel. */
export function armDelayHours(arm: Arm): number {
  if (arm === "slow-delivery") return 24;
  return arm === "fast-delivery" ? -24 : 0;
}
