/** What social events change: the desk's own records, and the market beside them. */
import type { DeskEvent } from "@dianzhang/kernel";
import type { Contributions, MarketReader, MarketWriter, SpokenText } from "@dianzhang/market";
import type {
  AccountRecord,
  DealRecord,
  GroupRecord,
  PostRecord,
  ReplyNote,
  SocialSlice,
} from "./slice.ts";

export function apply(
  slice: SocialSlice,
  event: DeskEvent,
  shop: number,
  market: MarketReader & MarketWriter,
): void {
  const { type, ...told } = event;
  switch (type) {
    case "social/account-opened": {
      const record = { ...told, shop } as unknown as AccountRecord;
      slice.accounts.push(record);
      market.talk.openAccount(record.account, shop, record.platform);
      return;
    }
    case "social/post-planned":
      planPost(slice, told as unknown as PostRecord & { isHeldBack: boolean }, shop, market);
      return;
    case "social/post-cancelled": {
      const { post } = told as unknown as PostRecord;
      const record = (slice.posts[shop] ?? []).find((one) => one.post === post);
      if (record) record.isCancelled = true;
      market.talk.cancelPost(post);
      return;
    }
    case "social/kol-signed": {
      const record = { ...told, shop } as unknown as DealRecord;
      slice.deals.push(record);
      market.talk.signDeal({ ...record, isJoint: record.kind === "joint" });
      return;
    }
    case "social/group-opened": {
      const record = { ...told, shop } as unknown as GroupRecord;
      slice.groups.push(record);
      market.talk.openGroup(record.group, shop, record.layer);
      market.talk.setGroup(record.group, record);
      return;
    }
    case "social/group-set": {
      const record = slice.groups[Number(told["group"])] as GroupRecord;
      Object.assign(record, told);
      market.talk.setGroup(record.group, record);
      return;
    }
    case "social/replied": {
      const note = told as unknown as ReplyNote;
      slice.replies[shop]?.push(note);
      market.talk.reply(note.mention, note);
      return;
    }
    case "social/links-bought": {
      const bought = told as unknown as SocialSlice["links"][number][number] & { costFen: number };
      const { listing, kind, count, at } = bought;
      slice.links[shop]?.push({ listing, kind, count, at });
      market.talk.buyLinks(shop, bought);
    }
  }
}

function planPost(
  slice: SocialSlice,
  { isHeldBack, ...record }: PostRecord & { isHeldBack: boolean },
  shop: number,
  market: MarketWriter,
): void {
  const { listing, account } = record;
  slice.posts[shop]?.push({ ...record, isCancelled: false });
  market.talk.planPost({
    ...record,
    shop,
    isHeldBack,
    platform: slice.accounts[account]?.platform ?? 0,
    listing: listing ?? -1,
  });
}

/** What the shop's accounts have posted; posts still to come have been seen by nobody. */
export function compile(slice: SocialSlice, _: unknown, out: Contributions): void {
  out.spoken({ place: "post", of: (shop) => postsOf(slice, shop) });
}

function postsOf(slice: SocialSlice, shop: number): SpokenText[] {
  return (slice.posts[shop] ?? [])
    .filter(({ isCancelled }) => !isCancelled)
    .map(({ post, title }) => ({ id: post, text: title, counted: [post] }));
}

/** Nothing of it stands in a compiled table. */
export const QUIET = [
  "social/account-opened",
  "social/post-planned",
  "social/post-cancelled",
  "social/kol-signed",
  "social/group-opened",
  "social/group-set",
  "social/replied",
  "social/links-bought",
] as const;
