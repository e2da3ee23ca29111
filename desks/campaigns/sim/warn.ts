/** What a campaign may do but should be done knowingly: goods sold below cost, thresholds nobody or everybody meets. */
import { cheapest, type Draft, type GoodsLine, type Warning } from "../commands.ts";
import { listingsOf } from "./check.ts";

export function warningsOf(draft: Draft, shelf: readonly GoodsLine[]): Warning[] {
  const counted = shelf.filter((line) => listingsOf(draft)?.includes(line.listing) ?? true);
  return [...belowCost(draft, counted), ...outOfStep(draft, counted)];
}

function belowCost(draft: Draft, counted: readonly GoodsLine[]): Warning[] {
  const losing = counted.filter((line) => lowestPaid(draft, line) < line.unitCostFen);
  return losing.map((line) => ({
    code: "below-cost",
    details: {
      title: line.title,
      priceFen: lowestPaid(draft, line),
      unitCostFen: line.unitCostFen,
    },
  }));
}

/** The least a piece could bring under this campaign alone. */
function lowestPaid(draft: Draft, line: GoodsLine): number {
  const tag = cheapest(line);
  switch (draft.kind) {
    case "price-cut":
    case "member-price":
      return Math.round((tag * draft.payPermille) / 1000);
    case "flash":
    case "group":
      return draft.priceFen;
    case "presale":
      return tag - draft.worthFen + draft.depositFen;
    case "full-rate":
      return Math.round((tag * (draft.tiers.at(-1)?.payPermille ?? 1000)) / 1000);
    case "full-cut":
      return Math.round(tag * Math.min(...draft.tiers.map((one) => 1 - one.cutFen / one.overFen)));
    case "coupon":
      return tag - Math.round((tag * draft.cutFen) / Math.max(tag, draft.overFen));
    case "bundle":
    case "gift":
      return tag;
  }
}

// A threshold below what one piece costs is a price cut in disguise; one above three pieces is out of reach.
function outOfStep(draft: Draft, counted: readonly GoodsLine[]): Warning[] {
  const overFen = draft.kind === "full-cut" ? (draft.tiers[0]?.overFen ?? 0) : 0;
  if (overFen === 0 || counted.length === 0) return [];
  const tags = counted.map(cheapest).sort((a, b) => a - b);
  const middle = tags[Math.floor(tags.length / 2)] as number;
  if (overFen <= middle) return [{ code: "always-reached", details: { overFen, tagFen: middle } }];
  if (overFen > 3 * middle)
    return [{ code: "never-reached", details: { overFen, tagFen: middle } }];
  return [];
}
