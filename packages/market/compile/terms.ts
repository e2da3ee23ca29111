/** What a listing's card and page say in utility units, and what the platform thinks of the listing. */
import { templateFen } from "../logistics.ts";
import { exp, fen, log } from "@dianzhang/kernel";
import { armReviews } from "../arms.ts";
import type { FreightRule, ListingRow, ShopRow } from "../desk.ts";
import type { ShownCard } from "../front.ts";
import type { Scenario } from "../scenario/schema.ts";
import { moodOf } from "../social/mentions.ts";
import type { World } from "../world/world.ts";
import type { Tables } from "./table.ts";

/** Share of the category's attributes filled in, 0 … 1. */
export function completeness(
  row: Pick<ListingRow, "attributes">,
  category: Scenario["categories"][number],
): number {
  const filled = category.attributes.filter((one) => row.attributes[one.id] !== undefined).length;
  return filled / category.attributes.length;
}

/** What public reviews add: concave in their number, best at one mean, 5.0 a little too good (F34). */
export function reviewTerm(world: World, listing: number): number {
  const { buy } = world.parameters;
  const planted = armReviews(world.options.arm, Math.floor(world.now / 24), listing);
  const reviews = planted ? planted[0] : (world.listing.col.shownReviews[listing] ?? 0);
  if (reviews === 0) return 0;
  const mean = planted
    ? planted[1] / 10
    : (world.listing.col.shownStars[listing] as number) / reviews;
  const trust = reviews / (reviews + buy.reviewHalf);
  const away = mean - buy.bestRating;
  return trust * (1 - buy.rating * away * away);
}

/** A tag that ends in 9 is taken for less than it is; the more so the fewer tags end that way (F46). */
export function endingTerm(tagFen: number, shareOfNines: number, wear: number): number {
  return endsInNine(tagFen) ? 1 - wear * shareOfNines : 0;
}

/** x9 yuan, or x.9 yuan. */
export function endsInNine(tagFen: number): boolean {
  return tagFen % 1000 >= 900 || tagFen % 100 >= 90;
}

/**
 * What a listing's card says before segment and price: picture, reviews, sales, completeness, shop.
 * `filled` is its completeness.
 */
export function cardTerm(world: World, tables: Tables, row: ListingRow, filled: number): number {
  const { click } = world.parameters;
  const shop = tables.shops[row.shop];
  const sold = world.listing.col.shownSold[row.listing] as number;
  return (
    click.picture * (row.picturePermille / 1000) +
    click.rating * reviewTerm(world, row.listing) +
    click.volume * log(1 + sold) +
    click.name * nameTerm(world, row.shop) +
    click.face * faceTerm(shop?.face, Math.floor(world.now / 24)) +
    click.completeness * filled +
    click.ending * (tables.endingTerm[row.listing] as number) +
    click.badge * (tables.promo?.badge[row.listing] ?? 0) +
    (shop && shop.mainCategory === row.category ? click.shopMatch : 0) +
    (travelsFree(tables, row) ? click.freeFreight : 0) -
    0.5 * moodOf(world, row.shop) +
    memoryEffect(tables.memoryTerm[row.listing] as number, click.memoryGain, click.memoryLoss)
  );
}

/**
 * A name met in ads is noticed among others, whether or not the ads were clicked: concave in the views per thousand
 * shoppers that are still in mind (F48).
 */
function nameTerm({ ads, shoppers, parameters }: World, shop: number): number {
  if (shop >= ads.voice.count) return 0;
  const perThousand = (1000 * (ads.voice.col.inMind[shop] as number)) / shoppers.count;
  return log(1 + perThousand / parameters.learn.nameHalf);
}

/** A logo that draws the eye this much does neither good nor harm. Assumption. */
const PLAIN_FACE = 0.4;
/** Half of what a face does is there after so many days under the same name. Assumption. */
const FACE_DAYS = 7;

/** Share of what it will do that a face does by now: it has to be seen for a while. */
export function knownFace(sinceDay: number, today: number): number {
  return 1 - exp(-LN2 * (Math.max(0, today - sinceDay) / FACE_DAYS));
}

/** A shop's logo on its cards: clear ones are known again, poor ones look like nobody's shop and do twice the harm; none says nothing. */
function faceTerm(face: ShopRow["face"], today: number): number {
  if (!face) return 0;
  const drawn = (face.permille / 1000 - PLAIN_FACE) / (1 - PLAIN_FACE);
  return (drawn < 0 ? Math.max(-1, 2 * drawn) : drawn) * knownFace(face.day, today);
}

const LN2 = log(2);

/** What the card shows of prices: the tag, the price of this hour, whether one piece travels free. */
export function cardOf(tables: Tables, listing: number): ShownCard {
  const tag = tables.promo?.baseFen[listing] ?? tables.tagFen[listing] ?? 0;
  const now = tables.promo?.lowFen[listing] ?? tables.tagFen[listing] ?? 0;
  const row = tables.rows[listing];
  return {
    tagFen: fen(tag),
    priceFen: fen(now),
    travelsFree: row !== undefined && travelsFree(tables, row),
  };
}

/** The card says 包邮 when the goods travel free (far provinces may still pay extra). */
export function hasFreeBadge(rule: FreightRule, tagFen: number): boolean {
  return rule.baseFen === 0 || tagFen >= rule.freeOverFen;
}

/** Whether one piece travels free to most provinces: by the shop's template, else by its simple rule. */
export function travelsFree(tables: Tables, row: ListingRow): boolean {
  const { routes, shops, tagFen } = tables;
  const goodsFen = tagFen[row.listing] as number;
  const template = routes?.rows[row.shop]?.template;
  if (routes && template) {
    const weightG = routes.weightG[row.category] as number;
    return (
      templateFen(template, template.groups.length - 1, { goodsFen, pieces: 1, weightG }) === 0
    );
  }
  const shop = shops[row.shop];
  return shop !== undefined && hasFreeBadge(shop.freight, goodsFen);
}

/** Losses count about double (F45): a price above the remembered one hurts more than one below pleases. */
export function memoryEffect(term: number, gain: number, loss: number): number {
  return term >= 0 ? gain * term : loss * term;
}

/** The platform's quality score of a listing in thousandths: smoothed clicks and purchases against the market's. */
export function qualityPermille(world: World, listing: number, merit = 1): number {
  const { seen, clicked, bought, shownReviews: reviews, shownStars: stars } = world.listing.col;
  const ctr = ((clicked[listing] as number) + 4) / ((seen[listing] as number) + 80);
  const cvr = ((bought[listing] as number) + 0.6) / ((clicked[listing] as number) + 24);
  const count = reviews[listing] as number;
  const rating = count > 0 ? (stars[listing] as number) / count : 4.5;
  const velocity = log(1 + (bought[listing] as number));
  const score =
    0.6 * log(ctr / 0.05) + 0.4 * log(cvr / 0.025) + 0.08 * velocity + 0.25 * (rating - 4.5);
  return Math.round(1000 * exp(world.parameters.learn.rankByMerit * merit * score));
}
