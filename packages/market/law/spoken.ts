/** What is said in ads, posts, live rooms and chats: who saw it, what is wrong with it, what was taken down. */
import { purpose } from "@dianzhang/kernel";
import { LAWS, type Law } from "../claims/check.ts";
import { findClaims } from "../claims/known.ts";
import type { Tables } from "../compile/table.ts";
import { bitsOfFaults, faultsOf } from "../service/dialogue.ts";
import type { Fault } from "../service/contract.ts";
import { ensureRows } from "../world/grown.ts";
import { AD_COUNTERS } from "../world/ads.ts";
import { FEED_COUNTERS } from "../world/feed.ts";
import { POST_STATE } from "../world/social.ts";
import type { World } from "../world/world.ts";
import { PLACES, type Place, type SpokenLine, type SpokenText } from "./spoken-contract.ts";

type Elsewhere = SpokenLine["place"];

/** What the platform minds in a conversation. */
export const MINDED: readonly Fault[] = ["claim", "leak", "off-platform", "over-promise"];
/** Days a conversation is looked at. */
const CHAT_DAYS = 7;

/** Everything a shop says now, and its conversations of the last days that have something wrong with them. */
export function spokenBy(world: World, tables: Tables, shop: number): SpokenLine[] {
  const lines = tables.spoken
    .filter(({ place }) => place !== "chat")
    .flatMap(({ place, of }) => of(shop).map((text) => lineOf(world, place, text)))
    .filter((line) => isOut(world, line));
  return [...lines, ...chatsOf(world, tables, shop)];
}

function lineOf(world: World, place: Elsewhere, said: SpokenText): SpokenLine {
  const { id, text, isBold = false } = said;
  return {
    place,
    id,
    text,
    isBold,
    reach: reachOf(world, place, said),
    isWithdrawn: isWithdrawn(world, place, id, text),
    faults: [],
  };
}

// Rooms and posts still to come have been heard by nobody.
function isOut(world: World, { place, id, reach }: SpokenLine): boolean {
  if (place === "post") return world.social.post.col.state[id] !== POST_STATE.planned;
  return place !== "live" || reach > 0;
}

function chatsOf(world: World, tables: Tables, shop: number): SpokenLine[] {
  const { chat } = world.service;
  const minded = bitsOfFaults(MINDED);
  const since = (world.now - CHAT_DAYS * 24) * 3600;
  const typed = new Map(
    tables.spoken
      .filter(({ place }) => place === "chat")
      .flatMap(({ of }) => of(shop))
      .map(({ id, text }) => [id, text]),
  );
  const found: SpokenLine[] = [];
  for (let id = chat.count - 1; id >= 0; id -= 1) {
    if ((chat.col.openedAt[id] as number) < since - 7200) break;
    const bits = (chat.col.faults[id] as number) & minded;
    if (chat.col.shop[id] !== shop || bits === 0) continue;
    const isGone = isWithdrawn(world, "chat", id, "");
    const text = typed.get(id) ?? "";
    const faults = faultsOf(bits);
    found.push({ place: "chat", id, text, isBold: false, reach: 1, isWithdrawn: isGone, faults });
  }
  return found;
}

function reachOf(world: World, place: Elsewhere, { id, counted }: SpokenText): number {
  switch (place) {
    case "search-ad":
      return sumOf(world.ads.bidTotal.col.value, counted, AD_COUNTERS.length);
    case "feed-ad":
      return sumOf(world.feed.creativeTotal.col.value, counted, FEED_COUNTERS);
    case "post":
      return world.social.post.col.reached[id] ?? 0;
    case "live": {
      const { followers, feed, paid } = world.live.room.col;
      return counted.reduce(
        (sum, room) => sum + (followers[room] ?? 0) + (feed[room] ?? 0) + (paid[room] ?? 0),
        0,
      );
    }
    case "page":
      return Math.round(world.listing.col.clicked[id] ?? 0);
    case "chat":
      return 1;
  }
}

// The first counter of a row is how often it was shown.
function sumOf(value: Int32Array, rows: readonly number[], width: number): number {
  return rows.reduce((sum, row) => sum + (value[row * width] ?? 0), 0);
}

/** The clause that a text or a conversation breaks; null when nothing is wrong with it, or it was taken down. */
export function clauseOf({ text, isBold, faults, isWithdrawn: isGone }: SpokenLine): Law | null {
  if (isGone) return null;
  const [claim] = findClaims(text);
  if (claim) return claim.law;
  if (isBold || faults.includes("over-promise")) return "ad-28";
  if (faults.includes("off-platform")) return "off-platform";
  return faults.includes("claim") ? "ad-28" : null;
}

/** Somebody's data were sent to a stranger, and nobody has told anybody so. */
export function isLeak({ faults, isWithdrawn: isGone }: SpokenLine): boolean {
  return !isGone && faults.includes("leak");
}

export function codeOfLaw(law: Law | null): number {
  return law === null ? 0 : Object.keys(LAWS).indexOf(law) + 1;
}

export function lawOfCode(code: number): Law | null {
  return (Object.keys(LAWS)[code - 1] as Law | undefined) ?? null;
}

export function isWithdrawn({ law }: World, place: Place, id: number, text: string): boolean {
  const { said } = law;
  const code = PLACES.indexOf(place);
  const words = purpose(text) >>> 0;
  for (let row = 0; row < said.count; row += 1)
    if (said.col.id[row] === id && said.col.place[row] === code && said.col.words[row] === words)
      return true;
  return false;
}

/** Takes a text down: what said it is shown no more with these words; a conversation's is taken back. */
export function withdraw(
  world: World,
  shop: number,
  line: Pick<SpokenLine, "place" | "id" | "text">,
) {
  const { said } = world.law;
  const row = said.count;
  ensureRows(said, row + 1);
  said.col.shop[row] = shop;
  said.col.place[row] = PLACES.indexOf(line.place);
  said.col.id[row] = line.id;
  said.col.words[row] = purpose(line.place === "chat" ? "" : line.text) >>> 0;
  said.col.at[row] = world.now;
  if (line.place === "post") world.social.post.col.state[line.id] = POST_STATE.cancelled;
  world.isDirty = true;
}
