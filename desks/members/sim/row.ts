/** How a shop's decisions about members become the row the market runs on. */
import type { ClubRow, MemberAudience, MemberRule, ReachPlan, Scenario } from "@dianzhang/market";
import { mix } from "@dianzhang/kernel";
import { LAYERS, MOMENT_KINDS, type AudienceDraft, type TagRule } from "../commands.ts";
import { clubOf, ownPlans, type Club, type MembersSlice, type PlanRecord } from "./slice.ts";

export function clubRow(slice: MembersSlice, shop: number, scenario: Scenario): ClubRow {
  const club = clubOf(slice, shop);
  return {
    shop,
    cuts: club.cuts,
    mostPerWeek: club.mostPerWeek,
    programme: club.programme,
    plans: ownPlans(slice, shop).map((plan) => reachPlan(club, plan, scenario)),
  };
}

function reachPlan(club: Club, plan: PlanRecord, scenario: Scenario): ReachPlan {
  const { moment, decidedAt, channel, holdPermille, hour, until, listing, coupon } = plan;
  return {
    plan: plan.plan,
    key: planKey(plan),
    from: decidedAt,
    until,
    audience: audienceOf(club, plan.audience, scenario),
    moment,
    hour,
    channel,
    listing: listing ?? -1,
    coupon: coupon && { id: coupon.id, cutFen: coupon.cutFen, overFen: coupon.overFen },
    holdPermille,
  };
}

// By whose it is, when it was made and when it speaks: the same plan draws alike, whatever others planned before.
function planKey({ shop, decidedAt, moment, hour }: PlanRecord): number {
  const what = MOMENT_KINDS.indexOf(moment.kind) * 32 + hour;
  return mix(mix(shop + 1) ^ mix(decidedAt * 256 + what)) >>> 8;
}

/** An audience as the market reads it; a tag that was deleted meanwhile picks nobody. */
export function audienceOf(
  club: Pick<Club, "tags">,
  { layers, tiers, tags }: AudienceDraft,
  scenario: Scenario,
): MemberAudience {
  const named = tags.map((id) => club.tags.find(({ tag }) => tag === id));
  const marked = named.flatMap((tag) => (tag?.rule ? [] : [tag?.marked ?? []]));
  const shoppers =
    marked.length === 0
      ? null
      : (marked[0] ?? []).filter((shopper) => marked.every((own) => own.includes(shopper)));
  return {
    layers: layers.map((layer) => LAYERS.indexOf(layer)),
    tiers,
    rules: named.flatMap((tag) => (tag?.rule ? [ruleOf(tag.rule, scenario)] : [])),
    shoppers,
  };
}

export function ruleOf({ category, ...rule }: TagRule, scenario: Scenario): MemberRule {
  if (category === undefined) return rule;
  return { ...rule, category: scenario.categories.findIndex(({ id }) => id === category) };
}
