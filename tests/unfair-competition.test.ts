/** What unfair competition brings: invented former prices, bad reviews bought, words of others — found, and paid for. */
import { desks } from "@dianzhang/catalog";
import type { Batch, Command } from "@dianzhang/kernel";
import {
  MECHANISMS,
  restoreMarket,
  type Market,
  type MarketOptions,
  type Overlay,
} from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { CaseView, RecordView } from "../desks/compliance/commands.ts";
import type { RivalLine } from "../desks/insight/commands.ts";
import type { ListingView } from "../desks/listing/commands.ts";
import { casesOf, untilCase } from "./law-cases.ts";

const DUTY: Command = { type: "compliance/take-duty" };
/** Nobody is accused for nothing. */
const FAIR = { misread: 0, lookAlike: 0, suspect: 0, mispriced: 0 };

function mugShop(law: Record<string, number> = {}, options: Partial<MarketOptions> = {}): Market {
  const market = tinyMarket(desks, { shoppers: 4000, overlay: { law }, ...options });
  openMugShop(market);
  give(market, DUTY);
  market.tick();
  return market;
}

/** Another person's shop in the same market, with one mug. */
function openNextDoor(market: Market, words = ""): void {
  const tell = (command: Command) => give(market, command, {}, 1);
  tell({
    type: "listing/create-listing",
    category: "mug",
    title: "大号马克杯",
    attributes: { style: "plain", size: "large" },
    grade: "standard",
    shoot: "phone",
    skus: [{ options: { color: "white" }, priceFen: 3900, stock: 50 }],
  });
  const [mug] = market.view(1, "listing/listing-list", {}) as readonly { listing: number }[];
  if (words !== "") tell({ type: "listing/edit-listing", listing: mug?.listing, words });
  tell({ type: "listing/publish", listings: [mug?.listing] });
  tell({ type: "storefront/set-profile", name: "隔壁", mainCategory: "mug" });
  tell({ type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 });
  tell({ type: "storefront/open-shop" });
  tell(DUTY);
  market.tick();
}

const play = (market: Market, hours: number): Batch[] =>
  Array.from({ length: hours }, () => market.tick().batches).flat();
const recordOf = (market: Market) => market.view(0, "compliance/record") as RecordView;
const rivalsOf = (market: Market, params: object = {}) =>
  market.view(0, "insight/rivals", params) as readonly RivalLine[];
const say = (words: string): Command => ({ type: "listing/edit-listing", listing: 0, words });

function setTags(market: Market, priceFen: number): void {
  const { lines } = market.view(0, "listing/listing", { listing: 0 }) as ListingView;
  const prices = lines.map(({ sku }) => ({ sku, priceFen }));
  give(market, { type: "listing/set-prices", prices });
}

function cutTo(market: Market, payPermille: number): void {
  give(market, {
    type: "campaigns/create-campaign",
    name: "a cut",
    rule: {
      kind: "price-cut",
      listings: [0],
      payPermille,
      from: market.now + 1,
      until: market.now + 10 * 24,
    },
  });
}

describe("a price struck out on the card", () => {
  test("that was asked a week long is left alone; one that was put up for the sale is found within days", () => {
    const honest = mugShop(FAIR);
    play(honest, 7 * 24);
    cutTo(honest, 600);
    play(honest, 9 * 24);
    expect(casesOf(honest)).toEqual([]);
    const raised = mugShop(FAIR);
    play(raised, 7 * 24);
    setTags(raised, 6500);
    cutTo(raised, 600);
    expect(untilCase(raised)).toMatchObject({ kind: "price", listing: 0, points: 4 });
  });

  test("is mended by taking the tag back; a price log of prices nobody asked costs half as much again", () => {
    const ended = (evidence: string, mends: boolean): CaseView => {
      const market = mugShop({ ...FAIR, madeUpPrice: 1, proven: 1, unproven: 0 });
      play(market, 3 * 24);
      setTags(market, 6500);
      cutTo(market, 600);
      const { case: id } = untilCase(market);
      if (mends) setTags(market, 3900);
      give(market, { type: "compliance/answer", case: id, evidence: [evidence] });
      play(market, 25);
      return casesOf(market).find((one) => one.case === id) as CaseView;
    };
    expect(ended("corrected", true)).toMatchObject({ state: "dismissed", points: 0 });
    expect(ended("corrected", false)).toMatchObject({ state: "upheld", points: 4 });
    expect(ended("price-log", false)).toMatchObject({ state: "upheld", points: 6 });
  });

  test("honest shops are looked into now and then, and their log of prices clears them", () => {
    const market = mugShop({ ...FAIR, mispriced: 1, proven: 1 });
    play(market, 3 * 24);
    cutTo(market, 600);
    const { case: id, kind } = untilCase(market);
    expect(kind).toBe("price");
    give(market, { type: "compliance/answer", case: id, evidence: ["price-log"] });
    play(market, 25);
    expect(casesOf(market).find((one) => one.case === id)?.state).toBe("dismissed");
  });
});

describe("bad reviews of a rival", () => {
  const open = (): Market => mugShop(FAIR, { rivals: 3, shoppers: 8000, seed: 4 });
  const smears = (listing: number): Command => ({
    type: "compliance/order-smears",
    listing,
    reviewsADay: 10,
    days: 4,
  });

  test("lower its stars and its sales, do not raise one's own, and go when the case is upheld", () => {
    const sold = (batches: readonly Batch[], key: string, id: number): number =>
      rowsOf(batches, "order_lines")
        .filter((row) => row[key] === id)
        .reduce((sum, row) => sum + (row["quantity"] as number), 0);
    const fair = open();
    play(fair, 4 * 24);
    const best = rivalsOf(fair, { category: "mug" })[0] as RivalLine;
    const without = play(fair, 12 * 24);
    const market = open();
    play(market, 4 * 24);
    give(market, smears(best.listing));
    const early = play(market, 3 * 24);
    const written = rowsOf(early, "reviews").filter((row) => row["listing"] === best.listing);
    expect(written.filter((row) => row["stars"] === 1).length).toBeGreaterThanOrEqual(20);
    const low = rivalsOf(market).find(({ listing }) => listing === best.listing);
    expect(low?.ratingPermille).toBeLessThan(2000);
    const all = [...early, ...play(market, 9 * 24)];
    expect(sold(all, "listing", best.listing)).toBeLessThan(
      0.6 * sold(without, "listing", best.listing),
    );
    expect(sold(all, "shop", 0)).toBeLessThan(1.1 * sold(without, "shop", 0));
    const [found] = casesOf(market);
    expect(found).toMatchObject({ kind: "malice", state: "expired", points: 12 });
    expect(recordOf(market).points).toBe(12);
    const after = rivalsOf(market).find(({ listing }) => listing === best.listing);
    expect(after?.ratingPermille).toBeGreaterThanOrEqual(3000);
  });

  test("are not to be had against one's own goods, against a person's shop, or without money", () => {
    const market = mugShop(FAIR, { rivals: 1, seats: 2 });
    openNextDoor(market);
    const kept = rivalsOf(market).find(({ isKept }) => isKept) as RivalLine;
    const rival = rivalsOf(market).find(({ isKept }) => !isKept) as RivalLine;
    expect(refused(market, smears(0))).toBe("compliance/not-a-rival");
    expect(refused(market, smears(kept.listing))).toBe("compliance/kept-by-a-person");
    const order = smears(rival.listing);
    // All the money but a few yuan goes into mugs.
    const quantity = Math.floor(market.reader.cash(0) / 1560);
    give(market, { type: "listing/buy-stock", purchases: [{ sku: 0, quantity }] });
    expect(refused(market, order)).toBe("compliance/too-dear");
  });
});

describe("words of a page", () => {
  test("sell by the points they make; points that are not so cost stars, forbidden claims cost places", () => {
    const month = (words: string, overlay: Overlay = {}) => {
      const market = tinyMarket(desks, { shoppers: 9000, truth: true, overlay, seed: 3 });
      openMugShop(market);
      const listings = market.view(0, "listing/listing-list") as readonly { listing: number }[];
      for (const { listing } of listings) {
        if (words !== "") give(market, { ...say(words), listing });
        const { lines } = market.view(0, "listing/listing", { listing }) as ListingView;
        const purchases = lines.map(({ sku }) => ({ sku, quantity: 1000 }));
        give(market, { type: "listing/buy-stock", purchases });
      }
      const batches = play(market, 14 * 24);
      const own = (table: string) => rowsOf(batches, table).filter((row) => row["shop"] === 0);
      const felt = own("satisfaction").map((row) => row["latent"] ?? row["satisfied"] ?? 0);
      return {
        exposures: own("exposure_hourly").reduce(
          (sum, row) => sum + (row["exposures"] as number),
          0,
        ),
        visits: own("visit").length,
        lines: own("order_lines").length,
        felt: felt.reduce((sum, one) => sum + (one as number), 0) / Math.max(1, felt.length),
      };
    };
    const bare = month("");
    const right = month("大号");
    const wrong = month("小号");
    const claims = month("全网第一，国家级品质");
    expect(right.lines).toBeGreaterThan(bare.lines);
    expect(right.felt).toBeGreaterThan(bare.felt - 0.1);
    expect(wrong.felt).toBeLessThan(bare.felt - 0.2);
    expect(claims.exposures).toBeLessThan(0.95 * bare.exposures);
    expect(claims.lines).toBeLessThan(0.7 * bare.lines);
    expect(month("全网第一，国家级品质", MECHANISMS["page-words"])).toEqual(bare);
  });

  test("with a forbidden claim are found with the clause, taken down, and the goods are three days off sale", () => {
    const market = mugShop({ ...FAIR, auditSaid: 1 });
    give(market, say("大号，容量 400 ml"));
    play(market, 3 * 24);
    expect(casesOf(market)).toEqual([]);
    give(market, say("国家级品质，全网第一"));
    const found = untilCase(market);
    expect(found).toMatchObject({ kind: "claim", place: "page", listing: 0, points: 2 });
    expect(found.clause?.zh).toContain("广告法第九条");
    play(market, found.dueAt - market.now + 2);
    expect(recordOf(market).spoken[0]).toMatchObject({ place: "page", isWithdrawn: true });
    expect(market.reader.law.takenDownUntil(0)).toBeGreaterThan(market.now + 2 * 24);
  });

  test("copied from a neighbour bring the neighbour's complaint; one's own, or a few words, do not", () => {
    const theirs = "高温烧制的白瓷，杯口打磨两遍，握着不烫手，洗碗机里也不掉釉";
    const after = (words: string): string[] => {
      const market = mugShop({ ...FAIR, brand: 1 }, { seats: 2, rivals: 1 });
      openNextDoor(market, theirs);
      give(market, say(words));
      play(market, 3 * 24);
      expect(casesOf(market, 1)).toEqual([]);
      return casesOf(market).map(({ kind }) => kind);
    };
    expect(after(`${theirs}！`)).toEqual(["brand"]);
    expect(after("杯口打磨两遍")).toEqual([]);
    expect(after("粗陶手作，每一只的釉色都不一样，喝茶喝咖啡都合适，礼盒装好送人")).toEqual([]);
  });

  test("a market put to sleep with them goes on as one that stayed awake", () => {
    const awake = mugShop({ mispriced: 1 }, { rivals: 2 });
    give(awake, say("大号"));
    setTags(awake, 6500);
    cutTo(awake, 600);
    give(awake, {
      type: "compliance/order-smears",
      listing: (rivalsOf(awake)[0] as RivalLine).listing,
      reviewsADay: 5,
      days: 3,
    });
    play(awake, 40);
    const woken = restoreMarket(
      {
        scenario: tinyScenario(),
        seed: 7,
        seats: 1,
        desks,
        shoppers: 4000,
        overlay: { law: { mispriced: 1 } },
        rivals: 2,
      },
      awake.snapshot(),
    );
    play(awake, 60);
    play(woken, 60);
    expect(woken.stateHash()).toBe(awake.stateHash());
  });
});
