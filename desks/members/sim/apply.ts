/** What members' events change, and what each shop that decided something puts into the tables. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketReader, MarketWriter, Scenario } from "@dianzhang/market";
import type { CreatePlan, Field, Purpose, SetCuts, TagRule } from "../commands.ts";
import { clubRow } from "./row.ts";
import {
  clubOf,
  type Club,
  type CouponRecord,
  type MembersSlice,
  type PlanRecord,
} from "./slice.ts";

/** Hours for which an exchanged coupon is good: for ever, as far as markets run. */
const FOR_EVER = 3650 * 24;

export function apply(
  slice: MembersSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const club = clubOf(slice, shop);
  const given = event as unknown as Given;
  if (event.type === "members/exported") {
    const { purpose, fields, isMasked, shoppers } = given;
    club.exports.push({
      export: given.export,
      at: market.now,
      purpose,
      fields,
      isMasked,
      shoppers,
    });
    const of = { members: shoppers.length, fields: fields.length, isMasked, purpose };
    market.club.noteExport(shop, of);
    return;
  }
  if (applyTag(club, event.type, given)) return;
  if (club.isUntouched) market.club.keep(shop);
  club.isUntouched = false;
  switch (event.type) {
    case "members/cuts-set": {
      const { recencyDays, orders, spentFen } = given;
      club.cuts = { recencyDays, orders, spentFen };
      market.club.setCuts(shop, club.cuts);
      return;
    }
    case "members/programme-set":
      club.programme = given.programme;
      for (let nth = 0; nth < given.coupons && given.programme; nth += 1)
        addCoupon(slice, market, {
          id: given.programme.firstCoupon + nth,
          shop,
          from: market.now,
          until: market.now + FOR_EVER,
          cutFen: given.programme.couponFen,
          overFen: given.programme.couponOverFen,
        });
      return;
    case "members/cap-set":
      club.mostPerWeek = given.mostPerWeek;
      return;
    case "members/plan-created":
      openPlan(slice, shop, market, given);
      return;
    case "members/plan-stopped": {
      const plan = slice.plans[given.plan];
      if (plan) plan.until = market.now;
    }
  }
}

/** Tags are the shop's own notes: nothing begins with them. Answers whether the event was about one. */
function applyTag(club: Club, type: string, given: Given): boolean {
  const { tag } = given;
  const held = club.tags.find((one) => one.tag === tag);
  switch (type) {
    case "members/tag-saved":
      if (held) {
        held.name = given.name;
        held.rule = given.rule;
      } else club.tags.push({ tag, name: given.name, rule: given.rule, marked: [] });
      club.nextTag = Math.max(club.nextTag, tag + 1);
      return true;
    case "members/tag-deleted":
      club.tags = club.tags.filter((one) => one.tag !== tag);
      return true;
    case "members/marked":
      if (held) {
        const marked = new Set(held.marked);
        for (const shopper of given.shoppers)
          if (given.isOn) marked.add(shopper);
          else marked.delete(shopper);
        held.marked = [...marked].sort((a, b) => a - b);
      }
      return true;
    default:
      return false;
  }
}

function openPlan(
  slice: MembersSlice,
  shop: number,
  market: MarketReader & MarketWriter,
  given: Given,
): void {
  const { plan, name, audience, moment, hour, channel, listing, holdPermille, until, coupon } =
    given;
  slice.plans[plan] = {
    plan,
    shop,
    name,
    decidedAt: market.now,
    audience,
    moment,
    hour,
    channel,
    listing,
    holdPermille,
    until,
    coupon,
  };
  market.club.openPlan(plan, shop);
  if (!coupon) return;
  const { id, cutFen, overFen, days } = coupon;
  const last = until + days * 24;
  addCoupon(slice, market, { id, shop, from: market.now, until: last, cutFen, overFen });
}

function addCoupon(slice: MembersSlice, market: MarketWriter, coupon: CouponRecord): void {
  slice.coupons.push(coupon);
  market.club.registerCoupons(coupon.id + 1);
}

interface Given extends Omit<PlanRecord, "shop" | "decidedAt"> {
  readonly recencyDays: SetCuts["recencyDays"];
  readonly orders: SetCuts["orders"];
  readonly spentFen: SetCuts["spentFen"];
  readonly programme: Club["programme"];
  readonly coupons: number;
  readonly mostPerWeek: number;
  readonly tag: number;
  readonly rule: TagRule | null;
  readonly shoppers: readonly number[];
  readonly isOn: boolean;
  readonly export: number;
  readonly purpose: Purpose;
  readonly fields: readonly Field[];
  readonly isMasked: boolean;
  readonly moment: CreatePlan["moment"];
}

export function compile(slice: MembersSlice, scenario: Scenario, out: Contributions): void {
  slice.shops.forEach((club, shop) => {
    if (!club.isUntouched) out.club(clubRow(slice, shop, scenario));
  });
  for (const { id, shop, from, until, cutFen, overFen } of slice.coupons)
    out.promotion({
      kind: "coupon",
      id,
      shop,
      from,
      until,
      cutFen,
      overFen,
      listings: null,
      pieces: 1_000_000,
      way: "pushed",
    });
}
