/** How an expert buys phrases: everything the goods truly are, at what a click is worth, judged every few days. */
import { goodsOnSale, profitPerOrder, worthOfVisit, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, Seat } from "@dianzhang/market";
import {
  GROUP_KEYWORDS,
  TOP_BID_FEN,
  type CampaignLine,
  type KeywordIdea,
  type KeywordLine,
} from "../commands.ts";

/** Part of a click's worth that is offered for it: the whole would be too much in this auction. */
const SHADE = 0.75;
/**
 * Who came once looks round the shop, comes back, and lifts the goods in the natural results: orders in all for
 * one that the report credits.
 */
const LATER = 2.6;
/** Clicks whose outcome is taken on trust before a keyword's own figures count more. */
const TRUST = 60;
const BUDGET_FEN = 15_000;
/** The second morning: there are figures to look at. */
const FIRST_DAY = 24;
/** Days between two looks at the report. */
const ROUND_DAYS = 3;

/** Long-tail phrases, exactly as typed, for the goods that answer them best; bids follow the returns. */
export const expert: Policy = (seat) => {
  if (seat.now < FIRST_DAY) return [];
  const [campaign] = seat.view("search-ads/campaign-list", { days: 7 }) as readonly CampaignLine[];
  if (!campaign)
    return goodsOnSale(seat).length === 0
      ? []
      : [{ type: "search-ads/create-campaign", name: "1", budgetFen: BUDGET_FEN, isEven: true }];
  if (campaign.groups.length === 0) return open(seat, campaign);
  if (Math.floor(seat.now / 24) % ROUND_DAYS !== 0) return [];
  return review(seat, campaign);
};

/** An ad that says a phrase word for word answers it best: the most typed first, then names left out. */
function wordsFor(choices: readonly Choice[]): string {
  const phrases = choices
    .toSorted(
      (a, b) => b.idea.searches - a.idea.searches || (a.idea.keyword < b.idea.keyword ? -1 : 1),
    )
    .map(({ idea }) => idea.keyword);
  return joined([...phrases, choices[0]?.title ?? ""]);
}

function joined(parts: readonly string[]): string {
  let words = "";
  for (const part of parts)
    if (!words.includes(part) && words.length + part.length <= MOST_WORDS) words += part;
  return words;
}

/** Letters of an ad. */
const MOST_WORDS = 30;

interface Choice {
  readonly idea: KeywordIdea;
  readonly goods: Goods;
  readonly worth: number;
  readonly title: string;
}

/** An ad's words: every name shoppers have for such goods, then what the title says. */
function adWords(seat: Seat, goods: Goods): string {
  const ideas = seat.view("search-ads/keyword-tool", { listing: goods.listing });
  const names = (ideas as readonly KeywordIdea[])
    .filter(({ level }) => level === "broad")
    .toSorted((a, b) => b.searches - a.searches || (a.keyword < b.keyword ? -1 : 1))
    .map(({ keyword }) => keyword);
  return joined([...names, goods.title]);
}

function open(seat: Seat, campaign: CampaignLine): Command[] {
  const best = new Map<string, Choice>();
  for (const goods of goodsOnSale(seat)) {
    const worth = worthOfVisit(seat, goods);
    const title = adWords(seat, goods);
    const ideas = seat.view("search-ads/keyword-tool", { listing: goods.listing, title });
    for (const idea of ideas as readonly KeywordIdea[]) {
      if (idea.fitPermille < 1000) continue;
      const held = best.get(idea.keyword);
      if (!held || worth > held.worth) best.set(idea.keyword, { idea, goods, worth, title });
    }
  }
  const byGoods = new Map<number, Choice[]>();
  for (const choice of best.values()) {
    const { listing } = choice.goods;
    byGoods.set(listing, [...(byGoods.get(listing) ?? []), choice]);
  }
  return [...byGoods].flatMap(([listing, choices]): Command[] => {
    const keywords = choices
      .map(({ idea, worth }) => ({
        keyword: idea.keyword,
        match: "exact",
        bidFen: Math.min(TOP_BID_FEN, Math.round(worth * LATER * SHADE)),
        leastFen: idea.leastFen,
      }))
      .filter(({ bidFen, leastFen }) => bidFen >= leastFen)
      .map(({ leastFen: _, ...keyword }) => keyword)
      .slice(0, GROUP_KEYWORDS);
    if (keywords.length === 0) return [];
    const { campaign: id } = campaign;
    const title = wordsFor(choices);
    return [{ type: "search-ads/create-group", campaign: id, listing, title, keywords }];
  });
}

/** Each bid is what its clicks turned out to be worth, by its own orders as far as there are any. */
function review(seat: Seat, campaign: CampaignLine): Command[] {
  const goods = new Map(goodsOnSale(seat).map((one) => [one.listing, one]));
  const listingOf = new Map(campaign.groups.map(({ group, listing }) => [group, listing]));
  const lines = seat.view("search-ads/keyword-report", { days: null }) as readonly KeywordLine[];
  const bids = lines.flatMap((line) => {
    const own = goods.get(listingOf.get(line.group) ?? -1);
    if (!own) return [];
    const usual = worthOfVisit(seat, own) / Math.max(1, profitPerOrder(seat, own));
    const share = (line.orders + TRUST * usual) / (line.clicks + TRUST);
    const worth = share * LATER * Math.max(0, profitPerOrder(seat, own));
    const bidFen = Math.min(TOP_BID_FEN, Math.round(worth * SHADE));
    const isRunning = bidFen >= line.leastFen;
    const offered = isRunning ? bidFen : line.bidFen;
    if (isRunning === line.isRunning && Math.abs(offered - line.bidFen) < 4) return [];
    return [{ bid: line.bid, bidFen: offered, isRunning }];
  });
  return bids.length > 0 ? [{ type: "search-ads/set-bids", bids }] : [];
}
