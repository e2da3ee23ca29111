/** Customers with what the shop's own cuts, tags and tiers make of them; names and numbers masked unless asked otherwise. */
import {
  isCustomerMeant,
  layerOf,
  rfmOf,
  tierOf,
  type CustomerLine,
  type DeskContext,
  type MemberAudience,
  type Rfm,
} from "@dianzhang/market";
import { LAYERS, type AudienceDraft, type Layer, type MemberLine } from "../commands.ts";
import names from "./names.json" with { type: "json" };
import { audienceOf, ruleOf } from "./row.ts";
import { clubOf, type MembersSlice } from "./slice.ts";

type Context = DeskContext<MembersSlice>;

export interface Person extends CustomerLine, Rfm {
  readonly days: number;
  readonly layer: Layer;
  readonly tier: number;
  readonly tags: readonly number[];
}

/** The shop's customers, oldest first. */
export function peopleOf({ slice, shop, market }: Context): Person[] {
  const club = clubOf(slice, shop);
  const rules = club.tags.map(({ tag, rule, marked }) => ({
    tag,
    marked: rule ? null : new Set(marked),
    audience: rule && onlyRule(ruleOf(rule, market.scenario)),
  }));
  return market.members.customers(shop).map((line) => {
    const days = daysSince(market.now, line.lastAt);
    const scores = rfmOf(club.cuts, { days, orders: line.orders, fen: line.fen });
    const tier = tierOf(club.programme, line.fen);
    const place = layerOf(scores);
    return {
      ...line,
      ...scores,
      days,
      layer: LAYERS[place] as Layer,
      tier,
      tags: rules.flatMap(({ tag, marked, audience }) => {
        const isOn = audience
          ? isCustomerMeant(audience, line, { days, tier, layer: place })
          : marked?.has(line.shopper);
        return isOn ? [tag] : [];
      }),
    };
  });
}

function onlyRule(rule: MemberAudience["rules"][number]): MemberAudience {
  return { layers: [], tiers: [], rules: [rule], shoppers: null };
}

export function daysSince(now: number, at: number): number {
  return Math.max(0, Math.floor((now * 3600 - at) / 86_400));
}

/** Customers an audience means, gone or not. */
export function customersIn(ctx: Context, draft: AudienceDraft): Person[] {
  const club = clubOf(ctx.slice, ctx.shop);
  const audience = audienceOf(club, draft, ctx.market.scenario);
  return peopleOf(ctx).filter((one) =>
    isCustomerMeant(audience, one, {
      days: one.days,
      tier: one.tier,
      layer: LAYERS.indexOf(one.layer),
    }),
  );
}

/** Made up for each shopper, always the same. */
export function personal(
  { market }: Context,
  shopper: number,
): { readonly name: string; readonly phone: string } {
  const any = (what: string, most: number): number =>
    Math.floor(market.chance(`member-${what}`, shopper, 0) * most);
  const family = names.family[any("family", names.family.length)] ?? "";
  const given = names.given[any("given", names.given.length)] ?? "";
  const prefix = names.prefix[any("prefix", names.prefix.length)] ?? "";
  const digits = String(any("digits", 100_000_000)).padStart(8, "0");
  return { name: `${family}${given}`, phone: `${prefix}${digits}` };
}

export function maskName(name: string): string {
  return `${name.slice(0, 1)}${"*".repeat(Math.max(1, name.length - 1))}`;
}

export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

export function memberLine(ctx: Context, person: Person): MemberLine {
  const { member, orders, fen, days, r, f, m, layer, tier, points, isGone, tags } = person;
  const { name, phone } = personal(ctx, person.shopper);
  return {
    member,
    name: maskName(name),
    phone: maskPhone(phone),
    province: ctx.market.scenario.provinces[person.province]?.id ?? "",
    orders,
    spentFen: fen,
    days,
    r,
    f,
    m,
    layer,
    tier,
    points,
    isGone,
    tags,
  };
}
