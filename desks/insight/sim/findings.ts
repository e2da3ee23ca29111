/** What the insight seat records and reads: findings of its person, and counts of its own goods. */
import { accept, reject, type Decision, type DeskEvent } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import type { Finding, ListingStats, RecordFinding } from "../commands.ts";

export interface InsightSlice {
  /** Per shop, newest last. */
  readonly findings: Finding[][];
}

type Context = DeskContext<InsightSlice>;

interface Line {
  readonly listing: number;
  readonly title: string;
  readonly category: string;
  readonly isPublished: boolean;
  readonly stock: number;
}

export function newSlice(shops: number): InsightSlice {
  return { findings: Array.from({ length: shops }, () => []) };
}

export function recordFinding(ctx: Context, command: RecordFinding): Decision {
  if (!ownGoods(ctx).some((line) => line.listing === command.listing)) {
    return reject("insight/no-such-listing", { listing: command.listing });
  }
  return accept({
    type: "insight/finding-recorded",
    at: ctx.market.now,
    listing: command.listing,
    step: command.step,
  });
}

export function apply(slice: InsightSlice, event: DeskEvent, shop: number): void {
  if (event.type !== "insight/finding-recorded") return;
  const { at, listing, step } = event as unknown as Finding;
  slice.findings[shop]?.push({ at, listing, step });
}

export function listingStats(ctx: Context, params: { days: number }): ListingStats[] {
  return ownGoods(ctx).map(({ listing, title, category, isPublished, stock }) => {
    const { places, ...counts } = ctx.market.counters(listing, params.days);
    const meanPosition = counts.exposures === 0 ? null : places / counts.exposures;
    return { listing, title, category, isPublished, stock, ...counts, meanPosition };
  });
}

export function findings({ slice, shop }: Context): readonly Finding[] {
  return slice.findings[shop] ?? [];
}

function ownGoods({ shop, market }: Context): readonly Line[] {
  return market.view(shop, "listing/listing-list", {}) as readonly Line[];
}
