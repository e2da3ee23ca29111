/** What campaign events change, and the rules they put into the compiled tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketReader, MarketWriter, Rule, Scenario } from "@dianzhang/market";
import { PUSH_FEN, type SetTrafficPlan, type Warning } from "../commands.ts";
import type { CampaignsSlice } from "./slice.ts";

interface Created {
  readonly campaign: number;
  readonly name: string;
  readonly rule: Omit<Rule, "id" | "shop">;
  readonly feesFen: number;
  readonly warnings: readonly Warning[];
}

export function apply(
  slice: CampaignsSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  switch (event.type) {
    case "campaigns/campaign-created": {
      const { campaign, name, rule, feesFen, warnings } = event as unknown as Created;
      const made = { ...rule, id: campaign, shop } as Rule;
      slice.campaigns[campaign] = {
        id: campaign,
        shop,
        name,
        decidedAt: market.now,
        rule: made,
        stoppedAt: null,
        feesFen,
        warnings,
      };
      market.registerCampaign(campaign);
      if (made.kind === "coupon" && made.way !== "claimed")
        market.pushCoupon(campaign, shop, {
          listings: made.way === "carted" ? made.listings : null,
          pieces: made.pieces,
          feeFen: PUSH_FEN,
        });
      else market.payPromotionFee(shop, feesFen);
      return;
    }
    case "campaigns/traffic-planned": {
      const { campaign, lines } = event as unknown as SetTrafficPlan;
      const record = slice.campaigns[campaign];
      if (record) record.plan = lines;
      return;
    }
    case "campaigns/campaign-stopped": {
      const { campaign } = event as unknown as { campaign: number };
      const record = slice.campaigns[campaign];
      if (!record) return;
      const from = Math.min(record.rule.from, market.now);
      record.rule = { ...record.rule, from, until: market.now };
      record.stoppedAt = market.now;
    }
  }
}

export function compile(slice: CampaignsSlice, _scenario: Scenario, out: Contributions): void {
  for (const { rule } of slice.campaigns) out.promotion(rule);
}
