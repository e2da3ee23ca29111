/** When accounts, posts, contracts, groups, answers and links may be made — and what each refusal names. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { hasClaims, TERMS, type DeskContext } from "@dianzhang/market";
import {
  AHEAD_DAYS,
  GUESTS_A_WEEK,
  JOINT_PERMILLE,
  KOL_SLOTS,
  LINK_FEN,
  POSTS_A_DAY,
  type BuyLinks,
  type CancelPost,
  type OpenAccount,
  type OpenGroup,
  type PlanPost,
  type Reply,
  type SetGroup,
  type SignKol,
} from "../commands.ts";
import { askOf, making } from "./making.ts";
import { ownAccount, ownAccounts, ownGroup, type SocialSlice } from "./slice.ts";
import { judgeWording } from "./wording.ts";

export type Context = DeskContext<SocialSlice>;

/** Further than this back nobody answers any more, in days. */
const ANSWERED_WITHIN = 30;

export function openAccount({ slice, shop, market }: Context, command: OpenAccount): Decision {
  const platform = market.scenario.social.platforms.findIndex(({ id }) => id === command.platform);
  if (platform < 0) return reject("social/no-such-platform", { platform: command.platform });
  if (ownAccounts(slice, shop).some((one) => one.platform === platform))
    return reject("social/account-exists", { platform: command.platform });
  return accept({
    type: "social/account-opened",
    account: slice.accounts.length,
    platform,
    name: command.name,
  });
}

export function planPost(ctx: Context, command: PlanPost): Decision {
  const { slice, shop, market } = ctx;
  const { account, at, format, topic, tone, level, title, listing } = command;
  if (!ownAccount(slice, shop, account)) return reject("social/no-such-account", { account });
  if (listing !== null && !isOwnListing(ctx, listing))
    return reject("social/not-own-listing", { listing });
  const { hours, fen } = making(market.scenario, format, level);
  if (at < market.now + hours)
    return reject("social/too-soon", { hours, from: market.now + hours });
  if (at > market.now + AHEAD_DAYS * 24) return reject("social/too-far", { days: AHEAD_DAYS });
  const day = Math.floor(at / 24);
  const sameDay = (slice.posts[shop] ?? []).filter(
    (post) => !post.isCancelled && post.account === account && Math.floor(post.at / 24) === day,
  );
  if (sameDay.length >= POSTS_A_DAY) return reject("social/too-many-posts", { most: POSTS_A_DAY });
  if (market.cash(shop) < fen) return reject("social/cannot-pay", { fen });
  const isHeldBack =
    market.scenario.bannedClaims.some((claim) => title.includes(claim)) || hasClaims(title);
  return accept({
    type: "social/post-planned",
    post: market.social.postCount(),
    account,
    at,
    format,
    topic,
    tone,
    level,
    title,
    listing,
    costFen: fen,
    isHeldBack,
  });
}

export function cancelPost({ slice, shop, market }: Context, command: CancelPost): Decision {
  const { post } = command;
  const record = (slice.posts[shop] ?? []).find((one) => one.post === post);
  if (!record || record.isCancelled) return reject("social/no-such-post", { post });
  if (market.social.post(post).state !== "planned") return reject("social/already-out", { post });
  return accept({ type: "social/post-cancelled", post });
}

export function signKol(ctx: Context, command: SignKol): Decision {
  const { slice, shop, market } = ctx;
  const { kol, listing, kind, topic, clause, days } = command;
  const signals = market.social.kols()[kol];
  if (!signals) return reject("social/no-such-kol", { kol });
  if (!isOwnListing(ctx, listing)) return reject("social/not-own-listing", { listing });
  const open = slice.deals.some(
    (one) =>
      one.shop === shop && one.kol === kol && market.social.deal(one.deal).state === "signed",
  );
  if (open) return reject("social/kol-busy", { kol });
  const booked = market.social.bookings()[kol]?.open ?? 0;
  if (booked >= KOL_SLOTS) return reject("social/kol-full", { kol, most: KOL_SLOTS });
  const joint = kind === "joint" ? JOINT_PERMILLE : 1000;
  const feeFen = Math.round(
    (askOf(signals.askFen, booked) * joint * TERMS[clause].fee) / 1_000_000,
  );
  if (market.cash(shop) < feeFen) return reject("social/cannot-pay", { fen: feeFen });
  return accept({
    type: "social/kol-signed",
    deal: market.social.dealCount(),
    kol,
    listing,
    kind,
    topic,
    clause,
    feeFen,
    signedAt: market.now,
    dueAt: market.now + days * 24,
  });
}

export function openGroup(ctx: Context, command: OpenGroup): Decision {
  const { slice, shop } = ctx;
  const { type: _, name, layer, ...setting } = command;
  const taken = slice.groups.find((one) => one.shop === shop && one.layer === layer);
  if (taken) return reject("social/layer-taken", { name: taken.name });
  if (!isOwnListing(ctx, setting.listing))
    return reject("social/not-own-listing", { listing: setting.listing });
  return accept({
    type: "social/group-opened",
    group: slice.groups.length,
    name,
    layer,
    isOpen: true,
    ...setting,
  });
}

export function setGroup(ctx: Context, command: SetGroup): Decision {
  const { slice, shop } = ctx;
  const record = ownGroup(slice, shop, command.group);
  if (!record) return reject("social/no-such-group", { group: command.group });
  const listing = command.listing ?? record.listing;
  if (!isOwnListing(ctx, listing)) return reject("social/not-own-listing", { listing });
  return accept({
    type: "social/group-set",
    group: record.group,
    isOpen: command.isOpen ?? record.isOpen,
    perWeek: command.perWeek ?? record.perWeek,
    hour: command.hour ?? record.hour,
    topic: command.topic ?? record.topic,
    listing,
    giftFen: command.giftFen ?? record.giftFen,
  });
}

export function reply({ slice, shop, market }: Context, command: Reply): Decision {
  const { mention, template, text, paidFen } = command;
  const row = market.social.mentionOf(mention);
  if (row?.shop !== shop) return reject("social/no-such-mention", { mention });
  if (row.state === "answered" || row.wording >= 0)
    return reject("social/already-answered", { mention });
  if (market.now * 3600 - row.at > ANSWERED_WITHIN * 86_400)
    return reject("social/too-long-ago", { days: ANSWERED_WITHIN });
  const there = ownAccounts(slice, shop).some((one) => one.platform === row.platform);
  if (!there) {
    const { id } = market.scenario.social.platforms[row.platform] ?? { id: "" };
    return reject("social/no-account-there", { platform: id });
  }
  if (market.cash(shop) < paidFen) return reject("social/cannot-pay", { fen: paidFen });
  const judged = judgeWording({
    cause: row.cause,
    severity: row.severity,
    template,
    text,
    paidFen,
  });
  return accept({
    type: "social/replied",
    mention,
    template,
    text,
    paidFen,
    at: market.now,
    ...judged,
  });
}

export function buyLinks(ctx: Context, command: BuyLinks): Decision {
  const { slice, shop, market } = ctx;
  const { listing, kind, count } = command;
  if (!isOwnListing(ctx, listing)) return reject("social/not-own-listing", { listing });
  const lately = (slice.links[shop] ?? [])
    .filter((one) => one.kind === "guest" && one.listing === listing)
    .filter((one) => one.at > market.now - 168)
    .reduce((sum, one) => sum + one.count, 0);
  if (kind === "guest" && lately + count > GUESTS_A_WEEK)
    return reject("social/too-many-links", { most: GUESTS_A_WEEK });
  const costFen = LINK_FEN[kind] * count;
  if (market.cash(shop) < costFen) return reject("social/cannot-pay", { fen: costFen });
  return accept({ type: "social/links-bought", listing, kind, count, costFen, at: market.now });
}

function isOwnListing({ market, shop }: Context, listing: number): boolean {
  return market.view(shop, "listing/listing", { listing }) !== null;
}
