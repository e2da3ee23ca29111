/** What the social seat sees: platforms, calendar, influencers, contracts, groups, mentions, links. */
import type { z } from "zod";
import type {
  calendarParams,
  DealLine,
  GroupsView,
  kolParams,
  KolLine,
  LinkLine,
  MentionLine,
  mentionParams,
  PlatformLine,
  PostLine,
  WordingView,
  wordingParams,
} from "../commands.ts";
import { FORMATS, LAYERS, TONES } from "../commands.ts";
import type { Context } from "./decide.ts";
import { askOf } from "./making.ts";
import names from "./names.json" with { type: "json" };
import { ownAccounts, type DealRecord, type PostRecord } from "./slice.ts";
import { judgeWording } from "./wording.ts";

export function platforms({ slice, shop, market }: Context): PlatformLine[] {
  const { scenario } = market;
  return scenario.social.platforms.map((platform, place): PlatformLine => {
    const own = ownAccounts(slice, shop).find((one) => one.platform === place);
    const weights = scenario.segments.map(
      ({ id, share }) => share * (scenario.socialAudiences[platform.id]?.[id] ?? 1),
    );
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const { id, name, like, halfLifeHours, reachPermille, comfortPerWeek, linkPermille } = platform;
    const { posts, share } = market.social.crowd(place);
    return {
      id,
      name,
      like,
      halfLifeHours,
      reachPermille,
      comfortPerWeek,
      linkPermille,
      isRecommending: platform.pool > 0,
      crowd: platform.pool > 0 ? { posts, permille: Math.round(1000 * share) } : null,
      formats: FORMATS.toSorted((a, b) => platform.formats[b] - platform.formats[a]),
      tones: TONES.toSorted((a, b) => platform.tones[b] - platform.tones[a]),
      audience: scenario.segments.map((segment, g) => ({
        name: segment.name,
        permille: Math.round((1000 * (weights[g] as number)) / whole),
      })),
      account: own
        ? {
            account: own.account,
            platform: id,
            name: own.name,
            followers: market.social.followers(own.account),
            postsThisWeek: (slice.posts[shop] ?? []).filter(
              (post) =>
                post.account === own.account &&
                !post.isCancelled &&
                post.at <= market.now &&
                post.at > market.now - 168,
            ).length,
          }
        : null,
    };
  });
}

export function calendar(
  ctx: Context,
  { from, days }: z.output<typeof calendarParams>,
): PostLine[] {
  const { slice, shop, market } = ctx;
  const first = (from ?? Math.max(0, Math.floor(market.now / 24) - 7)) * 24;
  const isShown = ({ at }: { readonly at: number }) => at >= first && at < first + days * 24;
  const own = (slice.posts[shop] ?? []).filter(isShown).map((post) => postLine(ctx, post));
  const kols = slice.deals
    .filter((deal) => deal.shop === shop)
    .flatMap((deal) => kolPost(ctx, deal) ?? [])
    .filter(isShown);
  return [...own, ...kols].sort((a, b) => a.at - b.at || a.post - b.post);
}

function postLine({ slice, market }: Context, record: PostRecord): PostLine {
  const platform = slice.accounts[record.account]?.platform ?? 0;
  const { isCancelled: _, ...known } = record;
  return {
    ...known,
    kol: null,
    platform: market.scenario.social.platforms[platform]?.id ?? "",
    ...market.social.post(record.post),
  };
}

function kolPost({ market }: Context, record: DealRecord): PostLine | null {
  const { post } = market.social.deal(record.deal);
  if (post < 0) return null;
  const place = market.social.kols()[record.kol]?.platform ?? 0;
  const own = market.scenario.social.platforms[place];
  const deliveredAt = market.social.postAt(post);
  return {
    post,
    account: null,
    kol: record.kol,
    platform: own?.id ?? "",
    at: deliveredAt,
    format: own
      ? (FORMATS.toSorted((a, b) => own.formats[b] - own.formats[a])[0] ?? "note")
      : "note",
    topic: record.topic,
    tone: "warm",
    level: "standard",
    title: "",
    listing: record.listing,
    costFen: record.feeFen - market.social.deal(record.deal).refundFen,
    ...market.social.post(post),
  };
}

export function kolName(kol: number): { readonly zh: string; readonly en: string } {
  const first = names.first[kol % names.first.length] ?? { zh: "", en: "" };
  const place = (kol * 5 + Math.floor(kol / names.first.length)) % names.second.length;
  const second = names.second[place] ?? { zh: "", en: "" };
  return { zh: `${first.zh}${second.zh}`, en: `${first.en} ${second.en}` };
}

export function kolList(
  { slice, shop, market }: Context,
  { listing }: z.output<typeof kolParams>,
): KolLine[] {
  const { scenario } = market;
  const goods =
    listing === null
      ? null
      : (market.view(shop, "listing/listing", { listing }) as { category: string } | null);
  const bookings = market.social.bookings();
  return market.social.kols().map((signals): KolLine => {
    const { audiencePermille, category, platform, ...shown } = signals;
    const { open, recent } = bookings[signals.kol] ?? { open: 0, recent: 0 };
    const about = scenario.categories[category]?.id ?? "";
    return {
      ...shown,
      askFen: askOf(signals.askFen, open),
      booked: open,
      recentAds: recent,
      name: kolName(signals.kol),
      platform: scenario.social.platforms[platform]?.id ?? "",
      category: about,
      isOnTopic: goods?.category === about,
      audience: scenario.segments.map(({ name }, g) => ({
        name,
        permille: audiencePermille[g] ?? 0,
      })),
      isBusy: slice.deals.some(
        (deal) =>
          deal.shop === shop &&
          deal.kol === signals.kol &&
          market.social.deal(deal.deal).state === "signed",
      ),
    };
  });
}

export function dealList(ctx: Context): DealLine[] {
  const { slice, shop, market } = ctx;
  return slice.deals
    .filter((deal) => deal.shop === shop)
    .map((record): DealLine => {
      const { state, refundFen } = market.social.deal(record.deal);
      const { deal, kol, listing, kind, clause, feeFen, signedAt, dueAt } = record;
      return {
        deal,
        kol,
        name: kolName(kol),
        listing,
        kind,
        clause,
        feeFen,
        refundFen,
        signedAt,
        dueAt,
        state,
        post: kolPost(ctx, record),
      };
    })
    .toReversed();
}

export function groups({ slice, shop, market }: Context): GroupsView {
  const sizes = market.social.layers(shop);
  return {
    layers: LAYERS.map((layer) => ({ layer, buyers: sizes[layer] })),
    groups: slice.groups
      .filter((group) => group.shop === shop)
      .map(({ shop: _, ...record }) => {
        const { giftFen: giftPaidFen, ...figures } = market.social.group(record.group);
        return { ...figures, ...record, giftPaidFen };
      }),
  };
}

export function mentions(
  { slice, shop, market }: Context,
  { days, isOpen }: z.output<typeof mentionParams>,
): MentionLine[] {
  const replies = new Map((slice.replies[shop] ?? []).map((one) => [one.mention, one]));
  return market.social
    .mentions(shop, days)
    .filter((row) => !isOpen || (row.state === "open" && row.wording < 0))
    .map((row): MentionLine => {
      const { mention, at, cause, way, severity, state, seen, anHour, author } = row;
      return {
        mention,
        at,
        author: `${"abcdefghijkmnpqrstuvwxyz"[author % 24] ?? "u"}***${author % 10}`,
        platform: market.scenario.social.platforms[row.platform]?.id ?? "",
        listing: row.listing < 0 ? null : row.listing,
        cause,
        way,
        severity,
        state,
        seen,
        anHour,
        variant: author % 3,
        reply: replies.get(mention) ?? null,
      };
    });
}

export function wording(
  { shop, market }: Context,
  { mention, template, text, paidFen }: z.output<typeof wordingParams>,
): WordingView | null {
  const row = market.social.mentionOf(mention);
  if (row?.shop !== shop) return null;
  const { cause, severity } = row;
  return judgeWording({ cause, severity, template, text: text === "" ? null : text, paidFen });
}

export function links({ shop, market }: Context): LinkLine[] {
  const lines = market.view(shop, "listing/listing-list", {}) as readonly {
    readonly listing: number;
    readonly title: string;
  }[];
  return lines.map(({ listing, title }) => ({ listing, title, ...market.social.links(listing) }));
}
