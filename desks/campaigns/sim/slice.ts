/** What the campaigns desk remembers: every campaign of every shop, by dense id. */
import type { Rule } from "@dianzhang/market";
import type { PlanLine, Warning } from "../commands.ts";

export interface CampaignRecord {
  readonly id: number;
  readonly shop: number;
  readonly name: string;
  readonly decidedAt: number;
  rule: Rule;
  stoppedAt: number | null;
  readonly feesFen: number;
  readonly warnings: readonly Warning[];
  /** Who brings visitors until when; none when left out. */
  plan?: readonly PlanLine[];
}

export interface CampaignsSlice {
  readonly campaigns: CampaignRecord[];
}

export function newSlice(): CampaignsSlice {
  return { campaigns: [] };
}

/** A shop's campaigns, oldest first. */
export function ownCampaigns(slice: CampaignsSlice, shop: number): readonly CampaignRecord[] {
  return slice.campaigns.filter((one) => one.shop === shop);
}

/** Those that run or wait. */
export function openCampaigns(
  slice: CampaignsSlice,
  shop: number,
  now: number,
): readonly CampaignRecord[] {
  return ownCampaigns(slice, shop).filter((one) => one.rule.until > now);
}
