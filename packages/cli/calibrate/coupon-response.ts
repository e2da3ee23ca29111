/** How many of those who get a coupon use it, in the market and among the households of The Complete Journey. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Scenario } from "@dianzhang/market";
import { measure } from "../facts/measure.ts";
import { facts } from "../facts/table.ts";
import { csvRows } from "./csv.ts";

export interface CouponResponse {
  readonly name: string;
  /** Coupons or campaigns that reached somebody; null where only the share is measured. */
  readonly sent: number | null;
  readonly used: number;
}

/** The market's claimed coupons as F49 asks them, then the retailer's campaigns by kind. */
export async function couponResponse(setting: {
  readonly scenario: Scenario;
  readonly seeds: readonly number[];
  readonly days: number;
  readonly workers: number;
}): Promise<CouponResponse[]> {
  const asked = facts.filter(({ id }) => id === "F49");
  const [rows = []] = await measure(asked, { ...setting, onProgress: () => undefined });
  const mean = rows.reduce((sum, row) => sum + (row["claimed"] ?? Number.NaN), 0) / rows.length;
  return [{ name: "the market, claimed", sent: null, used: mean }, ...completeJourney()];
}

const shared = new URL("../../../../shared/data/complete-journey/", import.meta.url);

/** A household that was sent a campaign has used it when it redeemed one of its coupons; nothing without the data. */
export function completeJourney(): CouponResponse[] {
  if (!existsSync(new URL("campaigns.csv.gz", shared))) return [];
  const plain = (name: string) => csvRows(readFileSync(new URL(name, shared), "utf8"));
  const kinds = new Map(
    plain("campaign_descriptions.csv").map((row) => [row["campaign_id"], row["campaign_type"]]),
  );
  const redeemed = new Set(
    plain("coupon_redemptions.csv").map((row) => `${row["campaign_id"]} ${row["household_id"]}`),
  );
  const zipped = readFileSync(new URL("campaigns.csv.gz", shared));
  const sent = csvRows(gunzipSync(zipped).toString("utf8"));
  return [...new Set(kinds.values())].toSorted().map((kind) => {
    const own = sent.filter((row) => kinds.get(row["campaign_id"]) === kind);
    const used = own.filter((row) => redeemed.has(`${row["campaign_id"]} ${row["household_id"]}`));
    return { name: `complete-journey, ${kind}`, sent: own.length, used: used.length / own.length };
  });
}
