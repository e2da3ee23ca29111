/** Where a listing's page and a shop's front page lead, and what such links do to the search's opinion of goods. */
import { pow } from "@dianzhang/kernel";
import type { ListingRow } from "../desk.ts";
import type { Rule } from "../pricing/rule.ts";
import type { World } from "../world/world.ts";

/** Links one page may hold, and goods on a shop's front page. */
export const RELATED = 6;
export const SHOWCASED = 8;
/** What each linked card adds to a page, in kilobytes. Assumption. */
export const LINK_KB = 60;

export interface SiteLinks {
  /** Listing × RELATED: where its page leads, −1 behind the last. */
  readonly related: Int32Array;
  readonly count: Uint8Array;
  /** Shop → what its front page shows, in the order of their numbers. */
  readonly showcase: ReadonlyMap<number, readonly number[]>;
  /** Per listing: visitors a day whom pages that lead to it could send, shared among the links of each page. */
  readonly inflow: Float64Array;
}

/**
 * Null while no page leads anywhere. A function of the rows, of the campaigns that run, and of what was learned by
 * the start of the day: the goods of a running campaign stand on their shop's front page by themselves.
 */
export function siteLinks(
  world: World,
  rows: readonly ListingRow[],
  rules: readonly Rule[],
): SiteLinks | null {
  const promoted = promotedGoods(world, rules);
  if (promoted.size === 0 && !rows.some((row) => row.related.length > 0 || row.isShowcased))
    return null;
  const links = {
    related: new Int32Array(rows.length * RELATED).fill(-1),
    count: new Uint8Array(rows.length),
    showcase: new Map<number, number[]>(),
    inflow: new Float64Array(rows.length),
  };
  const { clicked, category } = world.listing.col;
  for (const { listing, shop, related, isShowcased, isPublished } of rows) {
    links.count[listing] = related.length;
    related.forEach((to, i) => {
      links.related[listing * RELATED + i] = to;
      // A page that leads everywhere says little about any of it; other kinds of goods it hardly vouches for.
      const bearing = category[to] === category[listing] ? 1 : 0.3;
      const share = ((clicked[listing] as number) * bearing) / related.length;
      links.inflow[to] = (links.inflow[to] as number) + share;
    });
    if (!(isShowcased || promoted.has(listing)) || !isPublished) continue;
    const shown = links.showcase.get(shop);
    if (shown) shown.push(listing);
    else links.showcase.set(shop, [listing]);
  }
  return links;
}

function promotedGoods({ now }: World, rules: readonly Rule[]): ReadonlySet<number> {
  const running = rules.filter((rule) => rule.from <= now && now < rule.until);
  return new Set(
    running.flatMap((rule) => ("listing" in rule ? [rule.listing] : (rule.listings ?? []))),
  );
}

/** What links from pages of the same shop make of a listing's strength in the search: little, and less and less. */
export function linkedFactor(world: World, links: SiteLinks | null, listing: number): number {
  if (links === null) return 1;
  const { inside, insideHalf } = world.parameters.search;
  return pow(1 + (links.inflow[listing] as number) / insideHalf, inside);
}
