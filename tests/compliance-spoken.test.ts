/** What else a shop says is read too: ads, posts, live rooms, chats — found by chance and by reach, answered, taken down. */
import { desks } from "@dianzhang/catalog";
import type { Command } from "@dianzhang/kernel";
import { restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { CaseView, RecordView } from "../desks/compliance/commands.ts";
import type { FloorView } from "../desks/service/commands.ts";

const DUTY: Command = { type: "compliance/take-duty" };
/** Nobody is accused for nothing, and what is proved is believed. */
const FAIR = { misread: 0, lookAlike: 0, suspect: 0, proven: 1, unproven: 0 };
/** Words that pass the review before an ad runs. */
const CUP = "一杯清水，简单日常";
const LOUD = "根治失眠，排毒养颜";

function mugShop(law: Record<string, number> = {}, options: Partial<MarketOptions> = {}): Market {
  const overlay = { law: { ...FAIR, ...law } };
  const market = tinyMarket(desks, { shoppers: 5000, overlay, ...options });
  openMugShop(market);
  return market;
}

const recordOf = (market: Market) => market.view(0, "compliance/record") as RecordView;
const casesOf = (market: Market) => market.view(0, "compliance/cases") as readonly CaseView[];

/** Plays until a case is open, so many days at most; answers the case and the day. */
function untilCase(market: Market, days = 60): CaseView {
  for (let hour = 0; hour < days * 24; hour += 1) {
    market.tick();
    const open = casesOf(market).find(({ state }) => state === "open");
    if (open) return open;
  }
  throw new Error("no case came up");
}

function feedAd(market: Market, pitch: string, kind = "everyone"): void {
  const stages = [{ kind: "hold", days: null, budgetFen: 20_000 }];
  give(market, { type: "feed-ads/create-campaign", name: "mugs", stages });
  give(market, {
    type: "feed-ads/create-unit",
    campaign: 0,
    listing: 0,
    creatives: [{ pitch, text: CUP }],
    audience: { kind },
    bidFen: 400,
  });
}

describe("a feed ad", () => {
  test("that promises more than there is is found, named with its clause, and costs what a title costs", () => {
    const market = mugShop();
    give(market, DUTY);
    feedAd(market, "hype");
    const found = untilCase(market);
    expect(found).toMatchObject({ kind: "claim", place: "feed-ad", listing: null, text: CUP });
    expect(found.points).toBe(2);
    expect(found.clause?.en).toMatch(/Law/);
    while (casesOf(market)[0]?.state === "open") market.tick();
    expect(recordOf(market).points).toBe(2);
    // Goods stay on sale; the ad is gone, and is not accused again.
    expect(recordOf(market).spoken[0]?.isWithdrawn).toBe(true);
    expect(recordOf(market).risks).toEqual([]);
    const before = recordOf(market).spoken[0]?.reach;
    for (let hour = 0; hour < 24 * 4; hour += 1) market.tick();
    expect(recordOf(market).spoken[0]?.reach).toBe(before);
    expect(casesOf(market).length).toBe(1);
  });

  test("seen by many is found sooner than one that hardly anybody saw", () => {
    const daysUntil = (audience: string): number => {
      const market = mugShop({ auditReach: 2000 });
      give(market, DUTY);
      feedAd(market, "hype", audience);
      return Math.floor(untilCase(market, 200).openedAt / 24);
    };
    const [everyone, carts] = [daysUntil("everyone"), daysUntil("carts")];
    // On the fourth day, and on the 34th.
    expect(everyone).toBeLessThan(carts);
  });

  test("an honest one is left alone", () => {
    // Some true buyers look made up in the platform's graph; that has nothing to do with ads.
    const market = mugShop({ graph: 0 });
    give(market, DUTY);
    feedAd(market, "plain");
    for (let hour = 0; hour < 24 * 20; hour += 1) market.tick();
    expect(casesOf(market)).toEqual([]);
    expect(recordOf(market).spoken).toEqual([]);
  });
});

test("a post, taken down in time and said so: dismissed, and nobody comes across it any more", () => {
  const market = mugShop({ auditReach: 5 }, { rivals: 2 });
  give(market, DUTY);
  give(market, { type: "social/open-account", platform: "square", name: "mugs" });
  const post = { account: 0, at: 30, format: "note", topic: "product", tone: "warm", listing: 0 };
  give(market, { type: "social/plan-post", ...post, title: `马克杯 ${LOUD}` });
  const found = untilCase(market);
  expect(found).toMatchObject({ kind: "claim", place: "post", about: 0 });
  const withdraw = { type: "compliance/withdraw", place: "post", about: 0 };
  give(market, withdraw);
  expect(refused(market, withdraw)).toBe("compliance/withdrawn-already");
  give(market, { type: "compliance/answer", case: found.case, evidence: ["corrected"] });
  const reach = recordOf(market).spoken[0]?.reach;
  for (let hour = 0; hour < 26; hour += 1) market.tick();
  expect(casesOf(market)[0]?.state).toBe("dismissed");
  expect(recordOf(market).points).toBe(0);
  expect(recordOf(market).spoken[0]?.reach).toBe(reach);
});

test("an ad's own words on a search, mended at their own desk: dismissed, and the ad runs on", () => {
  const market = mugShop({ auditReach: 1 });
  give(market, DUTY);
  give(market, { type: "search-ads/create-campaign", name: "mugs", budgetFen: 50_000 });
  give(market, { type: "search-ads/create-group", campaign: 0, listing: 0, title: LOUD });
  give(market, {
    type: "search-ads/add-keywords",
    group: 0,
    keywords: [{ keyword: "马克杯", match: "broad", bidFen: 500 }],
  });
  const found = untilCase(market);
  expect(found).toMatchObject({ place: "search-ad", about: 0 });
  give(market, { type: "search-ads/set-group", group: 0, title: "马克杯 简约" });
  give(market, { type: "compliance/answer", case: found.case, evidence: ["corrected"] });
  for (let hour = 0; hour < 26; hour += 1) market.tick();
  expect(casesOf(market)[0]?.state).toBe("dismissed");
  expect(recordOf(market).spoken).toEqual([]);
});

test("a host who promises more than there is; an answer in the room that claims too much", () => {
  const market = mugShop({ auditReach: 1 });
  give(market, DUTY);
  give(market, {
    type: "live/plan-room",
    name: "mugs",
    day: 2,
    hour: 20,
    hours: 1,
    host: "self",
    items: [{ listing: 0 }],
    script: [{ kind: "demo", item: 0, minutes: 30 }],
    answers: [{ question: "material", text: "国家级材质，根治失眠" }],
    pledge: "bold",
    paidFen: 20_000,
    paidBidFen: 200,
  });
  for (let hour = 0; hour < 24 * 14; hour += 1) market.tick();
  const lines = recordOf(market).spoken;
  expect(lines.map(({ place, faults }) => [place, faults.length])).toEqual([
    ["live", 0],
    ["live", 1],
  ]);
  const about = casesOf(market).map((one) => `${one.place} ${one.clause?.en.slice(0, 15)}`);
  expect(new Set(about)).toEqual(new Set(["live Advertising Law"]));
});

/** On duty at the service floor until somebody writes; sends the same to everybody. */
function chatting(market: Market, text: string): number {
  give(market, { type: "service/go-on-duty" });
  for (let hour = 0; hour < 24 * 30; hour += 1) {
    market.tick();
    const { chats } = market.view(0, "service/floor") as FloorView;
    const open = chats.find(({ isOpen }) => isOpen);
    if (!open) continue;
    give(market, { type: "service/reply", chat: open.chat, text });
    return open.chat;
  }
  throw new Error("nobody wrote");
}

describe("what is written in a chat", () => {
  test("dealing elsewhere is a case of its own, found at some time within the week", () => {
    const market = mugShop({ auditChat: 0.5 }, { seed: 11, shoppers: 16_000 });
    give(market, DUTY);
    const chat = chatting(market, "您好，加我微信转账，便宜十块");
    const found = untilCase(market);
    expect(found).toMatchObject({ kind: "claim", place: "chat", about: chat });
    expect(found.clause?.en).toMatch(/dealing elsewhere/);
    expect(found.text).toContain("微信");
  });

  test("another buyer's order sent is a leak: told to those concerned and the authority in time, it is let off", () => {
    const market = mugShop({ auditChat: 1 }, { seed: 11, shoppers: 16_000 });
    give(market, DUTY);
    const chat = chatting(market, "另一位买家的电话是13812345678");
    const found = untilCase(market);
    expect(found).toMatchObject({ kind: "breach", place: "chat", about: chat, points: 6 });
    const evidence = ["notified", "reported"];
    give(market, { type: "compliance/answer", case: found.case, evidence });
    for (let hour = 0; hour < 50; hour += 1) market.tick();
    expect(casesOf(market).map(({ state }) => state)).toEqual(["dismissed"]);
  });
});

test("nobody is read where nobody sits; what is not said cannot be taken down; a sleep changes nothing", () => {
  const market = mugShop({}, { seats: 2 });
  feedAd(market, "hype");
  const batches = Array.from({ length: 24 * 20 }, () => market.tick().batches).flat();
  expect(rowsOf(batches, "law_cases")).toEqual([]);
  const withdraw = { type: "compliance/withdraw", place: "feed-ad", about: 0 };
  expect(refused(market, withdraw, {}, 1)).toBe("compliance/nothing-said");
  expect(refused(market, { ...withdraw, about: 7 })).toBe("compliance/nothing-said");
  expect(refused(market, { ...withdraw, place: "title" })).toBe("desk/malformed-command");
  give(market, withdraw);
  for (let hour = 0; hour < 30; hour += 1) market.tick();
  const options = { scenario: tinyScenario(), seed: 7, seats: 2, desks, shoppers: 5000 };
  const woken = restoreMarket({ ...options, overlay: { law: FAIR } }, market.snapshot());
  for (const one of [market, woken]) for (let hour = 0; hour < 60; hour += 1) one.tick();
  expect(woken.stateHash()).toBe(market.stateHash());
});
