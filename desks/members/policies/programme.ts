/** A programme of one tier: points by the yuan, a hundred of them for a coupon. */
import type { Command } from "@dianzhang/kernel";

export function programme(perYuan: number, couponFen: number): Command {
  return {
    type: "members/set-programme",
    programme: {
      perYuan,
      exchangePoints: 100,
      couponFen,
      couponOverFen: couponFen,
      tiers: [{ name: "VIP", fromFen: 50_000, boostPermille: 200 }],
    },
  };
}
