/** Paid and broadcast attention as desks read and write it: search ads, feed ads, live rooms. */
import { adReader, adWriter } from "./ad-reader.ts";
import type { Tables } from "./compile/table.ts";
import type { MarketReader, MarketWriter } from "./desk.ts";
import { feedReader, feedWriter } from "./feed/access.ts";
import type { FeedWriter } from "./feed/contract.ts";
import { liveReader, liveWriter } from "./live/access.ts";
import type { LiveWriter } from "./live/contract.ts";
import type { World } from "./world/world.ts";

export function reachReader(
  world: World,
  tables: () => Tables,
): Pick<MarketReader, "ads" | "feed" | "live"> {
  return {
    ads: adReader(world, tables),
    feed: feedReader(world, tables),
    live: liveReader(world),
  };
}

export function reachWriter(
  world: World,
): FeedWriter & LiveWriter & Pick<MarketWriter, "registerAdCampaign" | "registerBid"> {
  return { ...adWriter(world), ...feedWriter(world), ...liveWriter(world) };
}
