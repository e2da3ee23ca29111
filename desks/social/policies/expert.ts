/** An expert: few and good posts, influencers by what they really reach, groups that are not tired out. */
import { bestGoods, worthOfVisit, type Goods } from "@dianzhang/desk-kit";
import type { Command } from "@dianzhang/kernel";
import type { Policy, Seat } from "@dianzhang/market";
import { KOL_SLOTS } from "../commands.ts";
import type { DealLine, GroupsView, KolLine, Layer, PlatformLine, PostLine } from "../commands.ts";
import { lately, openAccounts, platformsOf, postCommand } from "./plan.ts";
import { answerWithCare } from "./replies.ts";

/** Likes one true follower gives a post on average, and how many of them open the goods. Assumption of the trade. */
const LIKES_EACH = 0.03;
const OPENS = 0.016;
/** What visits bring beside the order of the day: carts, followers, links. Assumption of the trade. */
const LATER = 4;
/** An influencer is booked for less than this share of what the post should bring. */
const SHADE = 0.95;
/** Goods shown in turn; posts of a platform from which its worth is judged. */
const SHOWN = 8;
const PROVES = 4;
/** Posts a week on one platform: few and well made are passed on, where many plain ones are passed over. */
const POSTS_A_WEEK = 3;
/** Contracts at a time, and what one may cost at most. */
const CONTRACTS = 8;
const MOST_FEN = 40_000;
/** Comments that speak of the goods: fewer, and the followers are bought. */
const REAL_COMMENTS = 520;

export const expert: Policy = (seat) => {
  const day = Math.floor(seat.now / 24);
  const answers = answerWithCare(seat);
  if (seat.now < 24) return answers;
  const goods = bestGoods(seat);
  const lines = platformsOf(seat);
  if (goods.length === 0) return answers;
  return [
    ...openAccounts(lines),
    ...answers,
    ...posts(seat, lines, goods, day),
    ...(day % 2 === 0 ? bookInfluencers(seat, goods) : []),
    ...(day % 7 === 3 ? openGroups(seat, goods) : []),
    ...(day === 2 ? guestLinks(goods) : []),
  ];
};

// Where strangers see posts, a few well made ones a week, best goods in turn, in the evening.
function posts(
  seat: Seat,
  lines: readonly PlatformLine[],
  goods: readonly Goods[],
  day: number,
): Command[] {
  const past = lately(seat, 14);
  const shown = goods.slice(0, SHOWN);
  const worth = shown.reduce((sum, one) => sum + worthOfVisit(seat, one), 0) / shown.length;
  return lines.flatMap((platform, place): Command[] => {
    const pace = Math.min(POSTS_A_WEEK, platform.comfortPerWeek);
    const perWeek = isPaying(past, platform, worth) ? pace : 1;
    const isDay = Math.floor(((day + 1) * perWeek) / 7) > Math.floor((day * perWeek) / 7);
    const isWorth = platform.isRecommending || (platform.account?.followers ?? 0) > 150;
    if (!isDay || !isWorth) return [];
    const own = goods[(day + 2 * place) % Math.min(SHOWN, goods.length)];
    if (!own) return [];
    return postCommand(seat, {
      platform,
      goods: own,
      topic: day % 3 === 0 ? "product" : "how-to",
      level: "standard",
      hour: 20,
      days: 0,
    });
  });
}

// Visits of the posts so far against what they cost; too few posts prove nothing.
function isPaying(past: readonly PostLine[], { id }: PlatformLine, worth: number): boolean {
  const own = past.filter(({ platform, kol }) => platform === id && kol === null);
  if (own.length < PROVES) return true;
  const clicks = own.reduce((sum, post) => sum + post.clicks, 0);
  const cost = own.reduce((sum, post) => sum + post.costFen, 0);
  return clicks * worth * LATER > cost;
}

function bookInfluencers(seat: Seat, goods: readonly Goods[]): Command[] {
  const deals = seat.view("social/deal-list") as readonly DealLine[];
  const open = deals.filter(({ state }) => state === "signed").length;
  const wanted = offers(seat, goods)
    .filter(({ kol }) => !deals.some((deal) => deal.kol === kol.kol && isRecent(seat, deal)))
    .toSorted((a, b) => b.gainFen - a.gainFen)
    .slice(0, Math.max(0, CONTRACTS - open));
  return wanted.map(({ kol, listing }) => ({
    type: "social/sign-kol",
    kol: kol.kol,
    listing,
    topic: "how-to",
    kind: "seeding",
    days: 7,
    clause: kol.onTime === kol.deals ? "none" : "refund",
  }));
}

function isRecent(seat: Seat, { signedAt }: DealLine): boolean {
  return seat.now - signedAt < 14 * 24;
}

interface Offer {
  readonly kol: KolLine;
  readonly listing: number;
  readonly gainFen: number;
}

function offers(seat: Seat, goods: readonly Goods[]): Offer[] {
  const kols = seat.view("social/kol-list", {}) as readonly KolLine[];
  return kols.flatMap((kol): Offer[] => {
    const own = goods.find(({ category }) => category === kol.category);
    if (
      !own ||
      kol.isBusy ||
      kol.booked >= KOL_SLOTS ||
      kol.askFen > MOST_FEN ||
      kol.commentPermille < REAL_COMMENTS
    )
      return [];
    const followers = Math.min(kol.followers, kol.likes / LIKES_EACH);
    const chance = (kol.onTime + 2) / (kol.deals + 2.5);
    const worthFen = followers * OPENS * chance * worthOfVisit(seat, own) * LATER;
    if (kol.askFen * 1.08 > worthFen * SHADE) return [];
    return [{ kol, listing: own.listing, gainFen: worthFen - kol.askFen }];
  });
}

const GROUPS: readonly { readonly layer: Layer; readonly perWeek: number }[] = [
  { layer: "new", perWeek: 2 },
  { layer: "repeat", perWeek: 2 },
  { layer: "high-value", perWeek: 2 },
  { layer: "sleeping", perWeek: 1 },
];

function openGroups(seat: Seat, goods: readonly Goods[]): Command[] {
  const { layers, groups } = seat.view("social/groups") as GroupsView;
  const day = Math.floor(seat.now / 24);
  return GROUPS.flatMap(({ layer, perWeek }, place): Command[] => {
    const own = goods[(Math.floor(day / 7) + place) % Math.min(5, goods.length)];
    const buyers = layers.find((one) => one.layer === layer)?.buyers ?? 0;
    if (!own) return [];
    const { listing } = own;
    const held = groups.find((one) => one.layer === layer);
    if (held) return [{ type: "social/set-group", group: held.group, listing }];
    if (buyers < 5) return [];
    const giftFen = Math.min(600, Math.round(own.minPriceFen * 0.03));
    return [
      {
        type: "social/open-group",
        name: layer,
        layer,
        perWeek,
        hour: 20,
        topic: "how-to",
        listing,
        giftFen,
      },
    ];
  });
}

function guestLinks(goods: readonly Goods[]): Command[] {
  return goods
    .slice(0, 2)
    .map(({ listing }) => ({ type: "social/buy-links", listing, kind: "guest", count: 1 }));
}
