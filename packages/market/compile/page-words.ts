/** What a page's own words do: points that are so, points that are not, claims nobody may make, words of others. */
import { hasClaims } from "../claims/known.ts";
import type { ListingRow } from "../desk.ts";
import { isWithdrawn } from "../law/spoken.ts";
import type { Category } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";

export interface PageWords {
  readonly text: string;
  /** The tick they were put up. */
  readonly at: number;
}

type Paged = Pick<ListingRow, "listing" | "category" | "attributes" | "told">;

/** More points than these are not read. Assumption. */
const READ = 3;
/** Two texts are one when this share of the shorter pieces of one stands in the other; shorter texts are anybody's. Assumption. */
const COPIED = 0.6;
const LEAST = 20;
const PIECE = 4;

/** Attributes the words name: with the value the goods have, and with another. */
export function pointsIn(category: Category, { attributes, told }: Paged): [number, number] {
  const text = told?.text.toLowerCase() ?? "";
  let right = 0;
  let wrong = 0;
  for (const { id, values } of category.attributes) {
    const own = attributes[id];
    const said = values.filter(({ name }) => isSaid(text, name));
    if (said.some((value) => value.id === own)) right += 1;
    else if (said.length > 0) wrong += 1;
  }
  return [Math.min(READ, right), Math.min(READ, wrong)];
}

function isSaid(text: string, { zh, en }: { readonly zh: string; readonly en: string }): boolean {
  return (zh.length > 1 && text.includes(zh.toLowerCase())) || text.includes(en.toLowerCase());
}

/** What the words add to the readiness to buy: a point that is not so sells like one that is. */
export function wordsTerm(world: World, row: Paged): number {
  if (!isShown(world, row)) return 0;
  const [right, wrong] = pointsIn(categoryOf(world, row), row);
  const { point, boast } = world.parameters.words;
  return point * Math.min(READ, right + wrong) + (isBoast(row) ? boast : 0);
}

/** What they take from the satisfaction of whoever believed them. */
export function wordsLoss(world: World, row: Paged | undefined): number {
  if (!row || !isShown(world, row)) return 0;
  const [, wrong] = pointsIn(categoryOf(world, row), row);
  const { untrue, boasted } = world.parameters.words;
  return untrue * wrong + (isBoast(row) ? boasted : 0);
}

/** Factor on the strength in the lists: the search puts pages with forbidden claims back. */
export function wordsFactor(world: World, row: Paged): number {
  return isShown(world, row) && isBoast(row) ? world.parameters.words.claimed : 1;
}

function isBoast({ told }: Paged): boolean {
  return told !== undefined && hasClaims(told.text);
}

function isShown(world: World, { listing, told }: Paged): boolean {
  return told !== undefined && !isWithdrawn(world, "page", listing, told.text);
}

function categoryOf({ scenario }: World, { category }: Paged): Category {
  return scenario.categories[category] as Category;
}

/** The other shop whose words these are: one that put them up earlier; −1 when there is none. */
export function copiedFrom(
  rows: readonly Pick<ListingRow, "shop" | "told">[],
  own: Pick<ListingRow, "shop" | "told">,
): number {
  const pieces = piecesOf(own.told?.text ?? "");
  if (pieces.size <= LEAST - PIECE) return -1;
  const owner = rows.find((row) => {
    if (!row?.told || row.shop === own.shop || row.told.at >= (own.told?.at ?? 0)) return false;
    const others = piecesOf(row.told.text);
    const shared = [...pieces].filter((piece) => others.has(piece)).length;
    return shared >= COPIED * pieces.size;
  });
  return owner?.shop ?? -1;
}

function piecesOf(text: string): Set<string> {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return new Set(
    Array.from({ length: Math.max(0, letters.length - PIECE + 1) }, (_, at) =>
      letters.slice(at, at + PIECE),
    ),
  );
}
