/** When campaigns, groups, keywords and bids may be made or changed — and what each refusal names. */
import { shotAppeal } from "@dianzhang/desk-kit";
import { accept, reject, type Decision, type Refusal } from "@dianzhang/kernel";
import type { DeskContext } from "@dianzhang/market";
import {
  CAMPAIGN_GROUPS,
  GROUP_KEYWORDS,
  LEAST_BUDGET_FEN,
  PICTURE_FEN,
  SHOP_CAMPAIGNS,
  TOP_BID_FEN,
  type AddKeywords,
  type CreateCampaign,
  type CreateGroup,
  type Match,
  type NewKeyword,
  type RemoveKeywords,
  type SetBids,
  type SetCampaign,
  type SetGroup,
  type SetPicture,
} from "../commands.ts";
import {
  keywordsOf,
  ownCampaign,
  ownCampaigns,
  ownGroup,
  ownKeyword,
  type SearchAdsSlice,
} from "./slice.ts";

export type Context = DeskContext<SearchAdsSlice>;

/** A keyword as an event holds it. */
export interface BoughtKeyword {
  readonly bid: number;
  readonly keyword: number;
  readonly match: Match;
  readonly bidFen: number;
}

export function createCampaign({ slice, shop }: Context, command: CreateCampaign): Decision {
  const own = ownCampaigns(slice, shop);
  if (own.length >= SHOP_CAMPAIGNS)
    return reject("search-ads/too-many-campaigns", { most: SHOP_CAMPAIGNS });
  const taken = own.find(({ name }) => name === command.name);
  if (taken) return reject("search-ads/name-taken", { name: command.name });
  const low = lowBudget(command.budgetFen);
  if (low) return low;
  return accept({
    type: "search-ads/campaign-created",
    campaign: slice.campaigns.length,
    name: command.name,
    budgetFen: command.budgetFen,
    isEven: command.isEven,
  });
}

export function setCampaign({ slice, shop, market }: Context, command: SetCampaign): Decision {
  const record = ownCampaign(slice, shop, command.campaign);
  if (!record) return reject("search-ads/no-such-campaign", { campaign: command.campaign });
  const low = command.budgetFen === undefined ? null : lowBudget(command.budgetFen);
  if (low) return low;
  const { segments } = market.scenario;
  const named = command.audiences ?? {};
  const unknown = Object.keys(named).find((id) => !segments.some((one) => one.id === id));
  if (unknown !== undefined) return reject("search-ads/no-such-audience", { audience: unknown });
  const { name, budgetFen, isEven, isRunning, hours } = command;
  return accept({
    type: "search-ads/campaign-set",
    campaign: record.campaign,
    name: name ?? record.name,
    budgetFen: budgetFen ?? record.budgetFen,
    isEven: isEven ?? record.isEven,
    isRunning: isRunning ?? record.isRunning,
    hours: hours ?? record.hours,
    devices: [command.phone ?? record.devices[0], command.pc ?? record.devices[1]],
    audiences: segments.map(({ id }, i) => named[id] ?? record.audiences[i] ?? 1000),
  });
}

export function createGroup(ctx: Context, command: CreateGroup): Decision {
  const { slice, shop, market } = ctx;
  const record = ownCampaign(slice, shop, command.campaign);
  if (!record) return reject("search-ads/no-such-campaign", { campaign: command.campaign });
  if (record.groups.length >= CAMPAIGN_GROUPS)
    return reject("search-ads/too-many-groups", { most: CAMPAIGN_GROUPS });
  const { listing, title } = command;
  if (market.view(shop, "listing/listing", { listing }) === null)
    return reject("search-ads/not-own-listing", { listing });
  const bought = boughtKeywords(ctx, command.keywords, { held: [], group: slice.groups.length });
  if ("ok" in bought) return bought;
  const group = slice.groups.length;
  return accept({
    type: "search-ads/group-created",
    campaign: record.campaign,
    group,
    listing,
    title,
    keywords: bought.keywords,
  });
}

export function setGroup({ slice, shop }: Context, command: SetGroup): Decision {
  const record = ownGroup(slice, shop, command.group);
  if (!record) return reject("search-ads/no-such-group", { group: command.group });
  return accept({
    type: "search-ads/group-set",
    group: record.group,
    title: command.title === undefined ? record.title : command.title,
    isRunning: command.isRunning ?? record.isRunning,
    negatives: command.negatives ? [...new Set(command.negatives)] : record.negatives,
  });
}

export function setPicture({ slice, shop, market }: Context, command: SetPicture): Decision {
  const record = ownGroup(slice, shop, command.group);
  if (!record) return reject("search-ads/no-such-group", { group: command.group });
  const { picture } = command;
  const pictureFen = PICTURE_FEN[picture];
  const cashFen = market.cash(shop);
  if (pictureFen > cashFen)
    return reject("search-ads/not-enough-cash", { costFen: pictureFen, cashFen });
  // A second shot of the same hour comes out like the first.
  const luck = market.chance("ad-shot", record.group, market.now);
  return accept({
    type: "search-ads/picture-set",
    group: record.group,
    shot: picture === "listing" ? null : { picture, picturePermille: shotAppeal(picture, luck) },
    pictureFen,
  });
}

export function addKeywords(ctx: Context, command: AddKeywords): Decision {
  const record = ownGroup(ctx.slice, ctx.shop, command.group);
  if (!record) return reject("search-ads/no-such-group", { group: command.group });
  const held = keywordsOf(ctx.slice, record).map(({ keyword }) => keyword);
  const bought = boughtKeywords(ctx, command.keywords, { held, group: record.group });
  if ("ok" in bought) return bought;
  return accept({
    type: "search-ads/keywords-added",
    group: record.group,
    keywords: bought.keywords,
  });
}

/** All or nothing: the first bid that may not be so refuses the whole order. */
export function setBids({ slice, shop, market }: Context, command: SetBids): Decision {
  const bids = [];
  for (const { bid, bidFen, match, isRunning } of command.bids) {
    const record = ownKeyword(slice, shop, bid);
    if (!record) return reject("search-ads/no-such-keyword", { bid });
    if (bidFen !== undefined) {
      const bad = badBid(market, bidFen, record.keyword);
      if (bad) return bad;
    }
    bids.push({
      bid,
      bidFen: bidFen ?? record.bidFen,
      match: match ?? record.match,
      isRunning: isRunning ?? record.isRunning,
    });
  }
  return accept({ type: "search-ads/bids-set", bids });
}

export function removeKeywords({ slice, shop }: Context, command: RemoveKeywords): Decision {
  const missing = command.bids.find((bid) => !ownKeyword(slice, shop, bid));
  if (missing !== undefined) return reject("search-ads/no-such-keyword", { bid: missing });
  return accept({ type: "search-ads/keywords-removed", bids: [...new Set(command.bids)] });
}

function lowBudget(budgetFen: number): Refusal | null {
  if (budgetFen >= LEAST_BUDGET_FEN) return null;
  return reject("search-ads/budget-too-low", { budgetFen, leastFen: LEAST_BUDGET_FEN });
}

function badBid(market: Context["market"], bidFen: number, keyword: number): Refusal | null {
  const leastFen = market.ads.reserveFen(keyword);
  if (bidFen >= leastFen && bidFen <= TOP_BID_FEN) return null;
  const { text } = market.scenario.keywords[keyword] as { text: string };
  return reject("search-ads/bad-bid", { keyword: text, bidFen, leastFen, mostFen: TOP_BID_FEN });
}

function boughtKeywords(
  { slice, market }: Context,
  wanted: readonly NewKeyword[],
  into: { readonly held: readonly number[]; readonly group: number },
): { readonly keywords: readonly BoughtKeyword[] } | Refusal {
  if (into.held.length + wanted.length > GROUP_KEYWORDS)
    return reject("search-ads/too-many-keywords", {
      group: into.group,
      keywords: into.held.length + wanted.length,
      most: GROUP_KEYWORDS,
    });
  const { scenario } = market;
  const places = placesOf(scenario);
  const taken = new Set(into.held);
  const keywords: BoughtKeyword[] = [];
  for (const { keyword: text, match, bidFen } of wanted) {
    const keyword = places.get(text.toLowerCase());
    if (keyword === undefined) return reject("search-ads/unknown-keyword", { keyword: text });
    if (taken.has(keyword)) return reject("search-ads/keyword-twice", { keyword: text });
    const bad = badBid(market, bidFen, keyword);
    if (bad) return bad;
    taken.add(keyword);
    keywords.push({ bid: slice.keywords.length + keywords.length, keyword, match, bidFen });
  }
  return { keywords };
}

function placesOf(scenario: Context["market"]["scenario"]): Map<string, number> {
  return new Map(scenario.keywords.map(({ text }, place) => [text.toLowerCase(), place]));
}
