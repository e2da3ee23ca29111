/** Ads without what was taken down; the very books where nothing was. */
import type { AdBook } from "../desk.ts";
import type { FeedBook } from "../feed/contract.ts";
import type { World } from "../world/world.ts";
import { PLACES } from "./spoken-contract.ts";
import { isWithdrawn } from "./spoken.ts";

/** Apart from every revision a desk can reach. */
const STEP = 1_000_000_000;

export function shownAds(world: World, book: AdBook): AdBook {
  const { count } = world.law.said;
  if (count === 0) return book;
  const isShown = (group: number, title: string | null): boolean =>
    title === null || !isWithdrawn(world, "search-ad", group, title);
  return {
    revision: book.revision + count * STEP,
    campaigns: () =>
      book.campaigns().map((campaign) => ({
        ...campaign,
        groups: campaign.groups.filter(({ group, title }) => isShown(group, title)),
      })),
  };
}

export function shownFeedAds(world: World, book: FeedBook): FeedBook {
  const { count, col } = world.law.said;
  if (count === 0) return book;
  const place = PLACES.indexOf("feed-ad");
  const gone = new Set<number>();
  for (let row = 0; row < count; row += 1)
    if (col.place[row] === place) gone.add(col.id[row] as number);
  return {
    revision: book.revision + count * STEP,
    campaigns: () =>
      book.campaigns().map((campaign) => ({
        ...campaign,
        units: campaign.units.map((unit) => ({
          ...unit,
          creatives: unit.creatives.filter(({ creative }) => !gone.has(creative)),
        })),
      })),
  };
}
