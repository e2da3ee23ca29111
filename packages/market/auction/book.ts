/** Which bids compete for which phrase: the campaigns of all shops turned into flat columns, phrase by phrase. */
import type { AdBook, AdCampaignRow, AdGroupRow } from "../desk.ts";
import { MATCH_TYPES } from "../events.ts";
import type { Scenario } from "../scenario/schema.ts";
import { phrasesMet, type Reach } from "../compile/reach.ts";

/** One bid under one phrase is a candidate; candidates stand phrase by phrase. */
export interface Book {
  readonly revision: number;
  readonly campaigns: readonly AdCampaignRow[];
  readonly groups: readonly AdGroupRow[];
  /** Group → its campaign's place in `campaigns`. */
  readonly campaignOf: Int32Array;
  /** Per campaign of `campaigns` its number; per group its listing. */
  readonly campaign: Int32Array;
  readonly listing: Int32Array;
  /** Phrase → its first candidate; one more entry ends the last phrase. */
  readonly from: Int32Array;
  readonly bid: Int32Array;
  readonly keyword: Uint16Array;
  readonly group: Int32Array;
  readonly match: Uint8Array;
  readonly bidFen: Int32Array;
  /** Bid → its group and own phrase, for those who ask about one bid. */
  readonly bids: ReadonlyMap<number, { readonly group: number; readonly keyword: number }>;
}

interface Entry {
  readonly bid: number;
  readonly keyword: number;
  readonly group: number;
  readonly match: number;
  readonly bidFen: number;
}

/**
 * Of one group the most particular match stands for a phrase (exact before phrase before broad), of equals the
 * higher bid; a negative word takes the group out.
 */
export function bookOf(book: AdBook, scenario: Scenario, reach: Reach): Book {
  const groups: AdGroupRow[] = [];
  const campaignOf: number[] = [];
  const bids = new Map<number, { group: number; keyword: number }>();
  const entries: Entry[][] = scenario.keywords.map(() => []);
  const campaigns = book.campaigns();
  campaigns.forEach((campaign, place) => {
    for (const group of campaign.groups) {
      campaignOf.push(place);
      groups.push(group);
      for (const { bid, keyword } of group.bids)
        bids.set(bid, { group: groups.length - 1, keyword });
      enterGroup(entries, group, groups.length - 1, { scenario, reach });
    }
  });
  return {
    revision: book.revision,
    campaigns,
    groups,
    campaignOf: Int32Array.from(campaignOf),
    campaign: Int32Array.from(campaigns, ({ campaign }) => campaign),
    listing: Int32Array.from(groups, ({ listing }) => listing),
    bids,
    ...columns(entries),
  };
}

function enterGroup(
  entries: Entry[][],
  row: AdGroupRow,
  group: number,
  { scenario, reach }: { readonly scenario: Scenario; readonly reach: Reach },
): void {
  const best = new Map<number, Entry>();
  const negatives = row.negatives.map((word) => word.toLowerCase());
  for (const { bid, keyword, match, bidFen } of row.bids) {
    const entry = { bid, keyword, group, match: MATCH_TYPES.indexOf(match), bidFen };
    for (const query of phrasesMet(reach, scenario, keyword, entry.match)) {
      const held = best.get(query);
      if (!held || isBetter(entry, held)) best.set(query, entry);
    }
  }
  for (const [query, entry] of best) {
    const text = reach.texts[query] as string;
    if (!negatives.some((word) => text.includes(word))) entries[query]?.push(entry);
  }
}

function isBetter(one: Entry, other: Entry): boolean {
  if (one.match !== other.match) return one.match < other.match;
  return one.bidFen > other.bidFen;
}

function columns(entries: readonly (readonly Entry[])[]) {
  const from = new Int32Array(entries.length + 1);
  entries.forEach((own, query) => {
    from[query + 1] = (from[query] as number) + own.length;
  });
  const flat = entries.flat();
  return {
    from,
    bid: Int32Array.from(flat, (one) => one.bid),
    keyword: Uint16Array.from(flat, (one) => one.keyword),
    group: Int32Array.from(flat, (one) => one.group),
    match: Uint8Array.from(flat, (one) => one.match),
    bidFen: Int32Array.from(flat, (one) => one.bidFen),
  };
}
