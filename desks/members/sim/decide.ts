/** When cuts, tags, the programme and plans may be set, and when members' data may be taken out. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { EXCHANGES, FIRST_COUPON, type DeskContext } from "@dianzhang/market";
import {
  MOST_PLANS,
  type AudienceDraft,
  type CreatePlan,
  type DeleteTag,
  type ExportMembers,
  type Mark,
  type SaveTag,
  type SetCap,
  type SetCuts,
  type SetProgramme,
  type StopPlan,
} from "../commands.ts";
import { clubOf, ownPlans, type MembersSlice } from "./slice.ts";
import { customersIn } from "./people.ts";

export type Context = DeskContext<MembersSlice>;

export function setCuts(_: Context, { recencyDays, orders, spentFen }: SetCuts): Decision {
  const scores = { recencyDays, orders, spentFen };
  for (const [score, cuts] of Object.entries(scores))
    if (cuts.some((cut, i) => i > 0 && cut <= (cuts[i - 1] as number)))
      return reject("members/cuts-must-rise", { score });
  return accept({ type: "members/cuts-set", ...scores });
}

export function saveTag({ slice, shop, market }: Context, command: SaveTag): Decision {
  const club = clubOf(slice, shop);
  const { tag, name, rule } = command;
  const held = club.tags.find((one) => one.tag === tag);
  if (tag !== null && !held) return reject("members/no-such-tag", { tag });
  if (held && (held.rule === null) !== (rule === null))
    return reject("members/tag-keeps-its-kind", { name: held.name });
  const category = rule?.category;
  if (category !== undefined && !market.scenario.categories.some(({ id }) => id === category))
    return reject("members/no-such-category", { category });
  if (rule && Object.values(rule).every((one) => one === undefined))
    return reject("members/empty-rule");
  if (tag === null && club.tags.length >= 50) return reject("members/too-many-tags", { most: 50 });
  return accept({ type: "members/tag-saved", tag: tag ?? club.nextTag, name, rule });
}

export function deleteTag({ slice, shop, market }: Context, { tag }: DeleteTag): Decision {
  if (!clubOf(slice, shop).tags.some((one) => one.tag === tag))
    return reject("members/no-such-tag", { tag });
  const user = ownPlans(slice, shop).find(
    (plan) => plan.until > market.now && plan.audience.tags.includes(tag),
  );
  if (user) return reject("members/tag-in-use", { plan: user.name });
  return accept({ type: "members/tag-deleted", tag });
}

export function mark({ slice, shop, market }: Context, command: Mark): Decision {
  const { tag, members, isOn } = command;
  const held = clubOf(slice, shop).tags.find((one) => one.tag === tag);
  if (!held) return reject("members/no-such-tag", { tag });
  if (held.rule !== null) return reject("members/tag-by-rule", { name: held.name });
  const customers = market.members.customers(shop);
  const stray = members.find((member) => member > customers.length);
  if (stray !== undefined) return reject("members/no-such-member", { member: stray });
  const shoppers = members.map((member) => customers[member - 1]?.shopper ?? -1);
  return accept({ type: "members/marked", tag, shoppers, isOn });
}

export function setProgramme({ slice, market }: Context, { programme }: SetProgramme): Decision {
  const tiers = programme?.tiers ?? [];
  if (tiers.some((tier, i) => i > 0 && tier.fromFen <= (tiers[i - 1]?.fromFen ?? 0)))
    return reject("members/tiers-must-rise");
  if (programme && programme.couponOverFen > 0 && programme.couponOverFen < programme.couponFen)
    return reject("members/coupon-above-bill", programme);
  return accept({
    type: "members/programme-set",
    programme: programme && {
      ...programme,
      firstCoupon: FIRST_COUPON + slice.coupons.length,
      since: market.now,
    },
    coupons: programme ? EXCHANGES : 0,
  });
}

export function setCap(_: Context, { mostPerWeek }: SetCap): Decision {
  return accept({ type: "members/cap-set", mostPerWeek });
}

export function createPlan(ctx: Context, command: CreatePlan): Decision {
  const { slice, shop, market } = ctx;
  const { type: _type, days, coupon, ...plan } = command;
  const open = ownPlans(slice, shop).filter(({ until }) => until > market.now);
  if (open.length >= MOST_PLANS) return reject("members/too-many-plans", { most: MOST_PLANS });
  const fault = faultOf(ctx, command.audience);
  if (fault) return fault;
  const { moment, hour, listing } = command;
  if (moment.kind === "once") {
    const at = moment.day * 24 + hour;
    if (at < market.now || at >= market.now + days * 24)
      return reject("members/not-in-time", { day: moment.day, days });
  }
  if (listing !== null) {
    const own = market.view(shop, "listing/listing-list", {}) as readonly { listing: number }[];
    if (!own.some((one) => one.listing === listing))
      return reject("members/no-such-listing", { listing });
  }
  if (coupon && coupon.overFen > 0 && coupon.overFen < coupon.cutFen)
    return reject("members/coupon-above-bill", { couponFen: coupon.cutFen });
  const feeFen = feeOf(ctx, command);
  const cashFen = market.cash(shop);
  if (feeFen > cashFen) return reject("members/too-dear", { feeFen, cashFen });
  return accept({
    type: "members/plan-created",
    ...plan,
    plan: slice.plans.length,
    until: market.now + days * 24,
    coupon: coupon && { ...coupon, id: FIRST_COUPON + slice.coupons.length },
  });
}

// What the first round would cost.
function feeOf(ctx: Context, { audience, channel }: CreatePlan): number {
  const meant = customersIn(ctx, audience).filter(({ isGone }) => !isGone);
  return meant.length * ctx.market.members.feeFen(channel);
}

function faultOf({ slice, shop }: Context, audience: AudienceDraft): Decision | null {
  const club = clubOf(slice, shop);
  const tag = audience.tags.find((id) => !club.tags.some((one) => one.tag === id));
  if (tag !== undefined) return reject("members/no-such-tag", { tag });
  const tier = audience.tiers.find((one) => one > (club.programme?.tiers.length ?? 0));
  if (tier !== undefined) return reject("members/no-such-tier", { tier });
  return null;
}

export function stopPlan({ slice, shop, market }: Context, { plan }: StopPlan): Decision {
  const record = slice.plans[plan];
  if (record?.shop !== shop) return reject("members/no-such-plan", { plan });
  if (record.until <= market.now) return reject("members/already-over", { plan: record.name });
  return accept({ type: "members/plan-stopped", plan });
}

export function exportMembers(ctx: Context, command: ExportMembers): Decision {
  const { slice, shop } = ctx;
  const { purpose, fields, isMasked, audience } = command;
  const fault = faultOf(ctx, audience);
  if (fault) return fault;
  const isPersonal = fields.includes("name") || fields.includes("phone");
  // What a purpose does not need does not leave unmasked (个人信息保护法 art. 6).
  if (!isMasked && isPersonal && (purpose === "audit" || purpose === "reconcile"))
    return reject("members/purpose-needs-no-names", { purpose });
  const shoppers = customersIn(ctx, audience).map(({ shopper }) => shopper);
  if (shoppers.length === 0) return reject("members/nobody-meant");
  return accept({
    type: "members/exported",
    export: clubOf(slice, shop).exports.length,
    purpose,
    fields: [...new Set(fields)],
    isMasked,
    shoppers: shoppers.toSorted((a, b) => a - b),
  });
}
