/** Which of a shop's pages lead where, and what its front page shows: set by the seat, refused by name. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import type { SetRelated, SetShowcase, SiteLinkLine } from "../commands.ts";
import type { Context } from "./decide.ts";
import { ownListing, ownListings } from "./slice.ts";

export function setRelated({ slice, shop }: Context, command: SetRelated): Decision {
  const { listing, related } = command;
  const missing = [listing, ...related].find((one) => !ownListing(slice, shop, one));
  if (missing !== undefined) return reject("listing/no-such-listing", { listing: missing });
  if (related.includes(listing)) return reject("listing/leads-to-itself", { listing });
  const twice = related.find((one, i) => related.indexOf(one) < i);
  if (twice !== undefined) return reject("listing/led-to-twice", { listing: twice });
  return accept({ type: "listing/related-set", listing, related });
}

export function setShowcase({ slice, shop }: Context, { listings }: SetShowcase): Decision {
  const missing = listings.find((one) => !ownListing(slice, shop, one));
  if (missing !== undefined) return reject("listing/no-such-listing", { listing: missing });
  return accept({ type: "listing/showcase-set", listings: [...new Set(listings)] });
}

export function siteLinks({ slice, shop, market }: Context): SiteLinkLine[] {
  const own = ownListings(slice, shop);
  return own.map(({ listing, title, category, isPublished, related, isShowcased }) => {
    const { visits, clicks, orders } = market.counters(listing, 7);
    return {
      listing,
      title,
      category,
      isPublished,
      related,
      isShowcased,
      ledFrom: own.filter((page) => page.related.includes(listing)).length,
      visits,
      clicks,
      orders,
    };
  });
}
