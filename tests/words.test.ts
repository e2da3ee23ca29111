/** Words and the search: what the tools say, when new words are read, and what a new title costs. */
import { expect, test } from "vitest";
import { desks } from "@dianzhang/catalog";
import { CHANNELS, type Market } from "@dianzhang/market";
import { give, openMugShop, rowsOf, runDays, tinyMarket } from "@dianzhang/testkit";
import type { KeywordLine, TitleAnalysis } from "../desks/listing/commands.ts";

/** Natural results and ads of one page. */
const SEARCHES = ["search", "search_ad"];

const keywords = (market: Market): KeywordLine[] =>
  market.view(0, "listing/keywords", { category: "mug" }) as KeywordLine[];
const analyse = (market: Market, title: string, words?: string[]): TitleAnalysis =>
  market.view(0, "listing/title-analysis", { category: "mug", title, words }) as TitleAnalysis;

test("on the first morning the tool guesses from trade reports; from the third day it estimates", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  expect(keywords(market).every((line) => line.isGuess && line.trendPermille === null)).toBe(true);
  runDays(market, 15);
  const lines = keywords(market);
  expect(lines.every((line) => !line.isGuess && line.trendPermille !== null)).toBe(true);
  // Broad words are searched most; every estimate carries two figures.
  const [core, ...rest] = lines;
  expect(core?.searches).toBeGreaterThan(Math.max(...rest.map((line) => line.searches)));
  for (const { searches } of lines) expect(Number(searches.toPrecision(2))).toBe(searches);
});

test("the tool's week of searches lies near the raw events, and is not the raw events", () => {
  const market = tinyMarket(desks);
  openMugShop(market);
  let searched = 0;
  let clicked = 0;
  for (let hour = 0; hour < 192; hour += 1) {
    const { batches } = market.tick();
    if (hour < 24) continue;
    for (const row of rowsOf(batches, "exposure_hourly"))
      if (SEARCHES.includes(CHANNELS[row["channel"] ?? 0] ?? "")) clicked += row["clicks"] ?? 0;
    const sessions = rowsOf(batches, "session");
    searched += sessions.filter((row) => row["channel"] === CHANNELS.indexOf("search")).length;
  }
  const counted = { searches: 0, clicks: 0 };
  for (let phrase = 0; phrase < market.reader.scenario.keywords.length; phrase += 1)
    for (let back = 1; back <= 7; back += 1) {
      const day = market.reader.queries(phrase, back);
      counted.searches += day.searches;
      counted.clicks += day.clicks;
    }
  expect(counted).toEqual({ searches: searched, clicks: clicked });
  const both = ["mug", "vase"].flatMap(
    (category) => market.view(0, "listing/keywords", { category }) as KeywordLine[],
  );
  const told = both.reduce((sum, line) => sum + line.searches, 0);
  expect(told / (searched / 7)).toBeGreaterThan(0.8);
  expect(told / (searched / 7)).toBeLessThan(1.25);
  expect(told).not.toBeCloseTo(searched / 7, 0);
});

test("a title is cut into words of the trade; what names other goods or breaks the law is marked", () => {
  const market = tinyMarket(desks);
  const { words, length, limit, phrases } = analyse(market, "简约马克杯花瓶最佳送礼简约");
  expect(words.map(({ text, kind }) => `${text} ${kind}`)).toEqual([
    "简约 attribute",
    "马克杯 core",
    "花瓶 foreign",
    "最佳 banned",
    "送礼 other",
    "简约 attribute",
  ]);
  expect(words.filter((word) => word.isRepeated).map((word) => word.text)).toEqual(["简约"]);
  expect([length, limit]).toEqual([13, 30]);
  const match = (phrase: string) => phrases.find((one) => one.phrase === phrase)?.match;
  expect(match("简约马克杯")).toBe("exact");
  expect(match("送礼马克杯")).toBe("high");
  expect(match("复古马克杯")).toBe("partial");
});

test("words cut elsewhere are taken when they spell the title, and only then", () => {
  const market = tinyMarket(desks);
  const texts = (words: string[]) =>
    analyse(market, "复古马克杯", words).words.map((word) => word.text);
  expect(texts(["复古马克杯"])).toEqual(["复古马克杯"]);
  expect(texts(["<b>", "马克杯"])).toEqual(["复古", "马克杯"]);
});

/** Searches a day that saw listing 0, over the given days. */
function seenOn(market: Market, days: number): number {
  const before = market.reader.counters(0, 0).exposures;
  expect(before).toBe(0);
  runDays(market, days);
  return market.reader.counters(0, days).exposures / days;
}

test("a new title is read overnight: today's shoppers still search by the old one", () => {
  const twins = [tinyMarket(desks), tinyMarket(desks)] as const;
  for (const market of twins) {
    openMugShop(market);
    runDays(market, 5);
  }
  const [kept, reworded] = twins;
  give(reworded, { type: "listing/edit-listing", listing: 0, title: "杯" });
  for (let hour = 0; hour < 24; hour += 1) twins.forEach((market) => market.tick());
  const seen = (market: Market, days: number) => market.reader.counters(0, days).exposures;
  const yesterday = [seen(kept, 1), seen(reworded, 1)] as const;
  // Half of what the platform learned of the goods is in doubt at once; the words are the old ones.
  expect(yesterday[1]).toBeGreaterThan(0.6 * yesterday[0]);
  runDays(kept, 3);
  runDays(reworded, 3);
  expect(seen(reworded, 3) - yesterday[1]).toBeLessThan(0.6 * (seen(kept, 3) - yesterday[0]));
});

test("stuffed with other goods' words a title is shown in vain; with a forbidden claim it is shown less", () => {
  const shown = (title: string) => {
    const market = tinyMarket(desks);
    openMugShop(market);
    give(market, { type: "listing/edit-listing", listing: 0, title });
    runDays(market, 1);
    const exposures = seenOn(market, 6);
    return { exposures, clicks: market.reader.counters(0, 6).clicks / 6 };
  };
  const honest = shown("简约大号马克杯");
  const stuffed = shown("简约大号马克杯花瓶");
  expect(stuffed.exposures).toBeGreaterThan(honest.exposures);
  expect(stuffed.clicks).toBeLessThan(honest.clicks);
  expect(shown("最佳简约大号马克杯").exposures).toBeLessThan(0.9 * honest.exposures);
});

test("the search's rules turn with the seasons, a week after they were announced", () => {
  const market = tinyMarket(desks);
  const told = new Set<string>();
  const notice: number[] = [];
  const kept: boolean[] = [];
  let announced: { emphasis: string; day: number } | null = null;
  for (let day = 0; day < 200; day += 1) {
    const news = market.view(0, "listing/search-news") as {
      emphasis: string;
      next: { emphasis: string; day: number } | null;
    };
    told.add(news.emphasis);
    if (announced?.day === day) kept.push(news.emphasis === announced.emphasis);
    notice.push(news.next ? news.next.day - day : 0);
    announced = news.next ?? announced;
    runDays(market, 1);
  }
  expect(Math.max(...notice)).toBe(7);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept).not.toContain(false);
  expect(told.has("even")).toBe(true);
  expect(told.size).toBeGreaterThan(1);
});
