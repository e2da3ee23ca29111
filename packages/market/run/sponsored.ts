/** How shoppers look down a search result with ads in it, and what a click on one costs its shop. */
import { between, mix, unitFrom } from "@dianzhang/kernel";
import { holdAuction, priceOf } from "../auction/hold.ts";
import type { AdTables } from "../auction/ad-tables.ts";
import { CELL, CELLS } from "../auction/line-up.ts";
import { rankList } from "../compile/lists.ts";
import { MATCH } from "../compile/relevance.ts";
import { CHANNEL } from "../events.ts";
import { LIST } from "../parameters.ts";
import { AD, clickKey, countBid, countTerm, CREDIT_SECONDS, termRow } from "../world/ads.ts";
import { ensureRows } from "../world/grown.ts";
import { DRAW, isSampled, MAX_CLICKS, OPEN_SECONDS, SCAN_SECONDS } from "./looking.ts";
import { noteSponsoredDepth } from "./emit.ts";
import { firstOf, NEAR, patternOf, within } from "./glance.ts";
import type { Run } from "./run.ts";
import { visitListing } from "./stroll.ts";
import type { Visitor } from "./visit.ts";

/** Keeps the draws of an ad's card apart from those of the same goods in the natural results. */
const AD_CARD = 0x2c1b3c6d;

/** What stands at each place of the page under way: a listing, the ad it is or −1, natural results above it. */
export interface SeenPage {
  readonly listing: Int32Array;
  readonly ad: Int32Array;
  readonly natural: Int32Array;
}

export function newSeenPage(): SeenPage {
  return {
    listing: new Int32Array(LIST),
    ad: new Int32Array(LIST),
    natural: new Int32Array(LIST),
  };
}

/**
 * The same looking as in a list without ads (see `lookDown`): ads push the natural results down a place each,
 * are looked at like them, and their label takes a little from their appeal. Answers false when no ad is shown.
 */
export function lookDownSponsored(run: Run, ads: AdTables, list: number, own: number): boolean {
  const { tables, habits, visitor, adPage, seenPage, world } = run;
  const { keyword: query, device, segment } = visitor;
  holdAuction(adPage, world, tables, ads, { query, device, segment });
  if (adPage.count === 0) return false;
  if (tables.ranked[list] === 0) rankList(world, tables, list);
  const { base, priceTerm, appeal } = tables;
  const { cell } = ads.lineUp;
  const { group } = ads.book;
  const { card } = tables.standing;
  const { logistic, glances } = habits;
  const key = mix(own ^ DRAW.look);
  const from = list * LIST;
  const taste = segment * tables.rows.length;
  const { click, look } = habits.parameters;
  const sense = visitor.sense * click.price;
  const label = click.base - click.adLabel;
  const patience = habits.patience[mix(own ^ DRAW.patience) >>> 24] as number;
  const length = layOut(run, ads, list, patience);
  const pattern = patternOf(key);
  let word = within(glances.near[pattern] as number, length);
  let top = 0;
  let looked = 0;
  let seen = length;
  for (;;) {
    if (word === 0) {
      if (top === NEAR || length <= NEAR) break;
      top = NEAR;
      word = within(glances.far[pattern] as number, length - NEAR);
      continue;
    }
    const place = top + firstOf(word);
    word &= word - 1;
    const id = seenPage.listing[place] as number;
    const ad = seenPage.ad[place] as number;
    const slot = from + (seenPage.natural[place] as number);
    const cells = ad < 0 ? 0 : (adPage.at[ad] as number) * CELLS;
    const bits = mix((ad < 0 ? key : key ^ AD_CARD) ^ Math.imul(id + 1, 0x9e3779b1));
    const says =
      ad < 0
        ? (base[slot] as number)
        : label +
          click.relevance * ((cell[cells + CELL.relevance] as number) / 1000) +
          (card[id] as number) +
          (ads.picture[group[cell[cells + CELL.candidate] as number] as number] as number);
    const utility = says + (appeal[taste + id] as number) - sense * (priceTerm[id] as number);
    if (utility <= between(logistic, bits) || wasOpened(run, id)) continue;
    visitor.spent += (place + 1 - looked) * SCAN_SECONDS + OPEN_SECONDS;
    looked = place + 1;
    const bought = openAt(run, ads, place, slot);
    const back =
      unitFrom(mix(bits + 0x51ed27)) < (bought ? look.backAfterPurchase : look.backToList);
    if (back && visitor.clicks < MAX_CLICKS) continue;
    seen = looked;
    break;
  }
  leave(run, ads, list, seen, own);
  return true;
}

// Opens what was clicked at a place of the page, and pays for it where it is an ad; answers whether it was bought.
function openAt(run: Run, ads: AdTables, place: number, slot: number): boolean {
  const { visitor, emit, seenPage } = run;
  const id = seenPage.listing[place] as number;
  const ad = seenPage.ad[place] as number;
  visitor.clicks += 1;
  run.clicked[visitor.clicks] = place + 1;
  if (ad < 0) emit.clicks[slot] = (emit.clicks[slot] as number) + 1;
  else payClick(run, ads, ad, id);
  const bought = visitListing(run, visitor, id, -1);
  visitor.channel = CHANNEL.search;
  visitor.mismatch = visitor.vague;
  return bought;
}

/** Lays ads and natural results out on the page, down to where patience ends; answers how many stand there. */
function layOut(run: Run, ads: AdTables, list: number, patience: number): number {
  const { tables, adPage, seenPage } = run;
  const { cell } = ads.lineUp;
  const { places } = ads.rules;
  const results = (tables.ranked[list] as number) - 1;
  let ad = 0;
  let natural = 0;
  let length = 0;
  for (; length < patience; length += 1) {
    const isAd = ad < adPage.count && places[ad] === length + 1;
    if (!isAd && natural === results) break;
    seenPage.natural[length] = natural;
    seenPage.ad[length] = isAd ? ad : -1;
    seenPage.listing[length] = (
      isAd
        ? cell[(adPage.at[ad] as number) * CELLS + CELL.listing]
        : tables.item[list * LIST + natural]
    ) as number;
    if (isAd) ad += 1;
    else natural += 1;
  }
  return length;
}

// Goods can stand in both kinds of results; nobody opens the same page twice from one list.
export function wasOpened({ basket, visitor }: Run, listing: number): boolean {
  for (let i = 0; i < visitor.pages; i += 1) if (basket.seen[i] === listing) return true;
  return false;
}

// What came into view is counted: the depth of the list, each ad, and one session in ten in full.
function leave(run: Run, ads: AdTables, list: number, seen: number, own: number): void {
  const { places } = ads.rules;
  const shown = run.adPage.count;
  run.visitor.exposures = seen;
  let met = 0;
  while (met < shown && (places[met] as number) <= seen) noteAd(run, ads, met++);
  noteSponsoredDepth(run.emit, list, { natural: seen - met, ads: shown });
  if (isSampled(own)) writeSeen(run, seen, CHANNEL.search, CHANNEL.search_ad);
}

function candidateAt(ads: AdTables, at: number): number {
  return ads.lineUp.cell[at * CELLS + CELL.candidate] as number;
}

function noteAd({ adPage, habits, visitor }: Run, ads: AdTables, ad: number): void {
  const { tally } = ads.lineUp;
  const candidate = candidateAt(ads, adPage.at[ad] as number);
  const place = ads.rules.places[ad] as number;
  if (tally.shown[candidate] === 0) {
    tally.query[tally.count] = visitor.keyword;
    tally.touched[tally.count++] = candidate;
  }
  tally.shown[candidate] = (tally.shown[candidate] as number) + 1;
  tally.places[candidate] = (tally.places[candidate] as number) + place;
  const rests = (habits.notice[place - 1] as number) / 65_536;
  tally.noticed[candidate] = (tally.noticed[candidate] as number) + rests;
}

/** Takes the price from the budget at once, writes the click down, and remembers who came by it. */
function payClick(run: Run, ads: AdTables, ad: number, listing: number): void {
  const { world, emit, visitor, adPage } = run;
  const { book } = ads;
  const { tally, cell } = ads.lineUp;
  const cells = (adPage.at[ad] as number) * CELLS;
  const candidate = cell[cells + CELL.candidate] as number;
  const charge = priceOf(adPage, ads, ad, visitor.keyword);
  const group = book.group[candidate] as number;
  const row = book.campaigns[book.campaignOf[group] as number] as Book["campaigns"][number];
  const { spentFen } = world.ads.campaign.col;
  spentFen[row.campaign] = (spentFen[row.campaign] as number) + charge;
  ads.owedFen[row.shop] = (ads.owedFen[row.shop] as number) + charge;
  tally.clicks[candidate] = (tally.clicks[candidate] as number) + 1;
  tally.costFen[candidate] = (tally.costFen[candidate] as number) + charge;
  visitor.channel = CHANNEL.search_ad;
  const answered = Math.min(1, (cell[cells + CELL.relevance] as number) / MATCH.high);
  visitor.mismatch =
    visitor.vague +
    run.habits.parameters.buy.mismatch * (1 - answered) -
    (ads.focus[visitor.keyword] as number);
  emit.adClicks.add(
    visitor.start + visitor.spent,
    visitor.shopper,
    visitor.session,
    row.shop,
    listing,
    row.campaign,
    book.groups[group]?.group,
    book.keyword[candidate],
    visitor.keyword,
    book.match[candidate],
    adPage.bidFen[ad],
    charge,
    ads.rules.places[ad],
    visitor.segment,
  );
  rememberClick(run, row.shop, book.bid[candidate] as number);
}

type Book = AdTables["book"];

function rememberClick({ world, visitor }: Run, shop: number, bid: number): void {
  const { click, lastClick } = world.ads;
  const row = click.count;
  ensureRows(click, row + 1);
  click.col.at[row] = visitor.start + visitor.spent;
  click.col.shopper[row] = visitor.shopper;
  click.col.shop[row] = shop;
  click.col.bid[row] = bid;
  click.col.keyword[row] = visitor.keyword;
  lastClick.set(clickKey(visitor.shopper, shop), row);
}

/** An order is credited to the latest click on an ad of the shop, if it is not too long ago. */
export function creditOrder(
  { world }: Run,
  visitor: Visitor,
  order: { readonly shop: number; readonly at: number; readonly goodsFen: number },
): void {
  const { ads } = world;
  const row = ads.lastClick.get(clickKey(visitor.shopper, order.shop));
  if (row === undefined) return;
  const { at, bid, keyword } = ads.click.col;
  if (order.at - (at[row] as number) > CREDIT_SECONDS) return;
  const day = Math.floor(world.now / 24);
  const own = bid[row] as number;
  countBid(ads, own, day, AD.orders, 1);
  countBid(ads, own, day, AD.salesFen, order.goodsFen);
  const term = termRow(ads, own, keyword[row] as number);
  countTerm(ads, term, AD.orders, 1);
  countTerm(ads, term, AD.salesFen, order.goodsFen);
}

/** All that came into view in the session under way, ads and natural results in their places. */
export function writeSeen(run: Run, seen: number, natural: number, sponsored: number): void {
  const { emit, tables, visitor, clicked: places, seenPage } = run;
  const first = emit.exposure.open(seen);
  const { at, shopper, session, shop, listing, channel, keyword, position, clicked } =
    emit.exposure.col;
  let next = 1;
  for (let i = 0, row = first; i < seen; i += 1, row += 1) {
    const id = seenPage.listing[i] as number;
    const isClicked = next <= visitor.clicks && places[next] === i + 1;
    if (isClicked) next += 1;
    at[row] = visitor.start + i * 2;
    shopper[row] = visitor.shopper;
    session[row] = visitor.session;
    shop[row] = tables.shopOf[id] as number;
    listing[row] = id;
    channel[row] = (seenPage.ad[i] as number) < 0 ? natural : sponsored;
    keyword[row] = visitor.keyword;
    position[row] = i + 1;
    clicked[row] = isClicked ? 1 : 0;
  }
}
