/** Are the numbers that the lessons of shop, goods and figures tell those of today's market? */
import { readFileSync } from "node:fs";
import { desks, readScenario } from "@dianzhang/catalog";
import { lessonOptions, plantedGoods, playLesson } from "@dianzhang/desk-kit";
import { openMarket, PARAMETERS, type Policy } from "@dianzhang/market";
import { describe, expect, test } from "vitest";
import { SHOOT_FEN, TITLE_LIMIT } from "../desks/listing/commands.ts";

const parsed = readScenario("apparel");
if (!parsed.ok) throw new Error("apparel does not parse");
const { scenario } = parsed;

const told = (desk: string, lesson: string) =>
  (["zh", "en"] as const).map((language) =>
    readFileSync(
      new URL(`../desks/${desk}/course/${lesson}/lesson.${language}.md`, import.meta.url),
      "utf8",
    ),
  );

function expectBoth(texts: readonly string[], parts: readonly string[]): void {
  for (const text of texts) for (const part of parts) expect(text).toContain(part);
}

test("freight: what the usual courier asks for half a kilogram, zone by zone", () => {
  const [courier] = scenario.couriers;
  const zoneOf = (id: string) => scenario.provinces.find((one) => one.id === id)?.zone;
  const fenTo = (id: string) =>
    courier?.tariff.find(({ zone }) => zone === zoneOf(id))?.steps[0]?.fen;
  const places = ["shanghai", "sichuan", "yunnan", "inner-mongolia", "gansu", "xinjiang", "tibet"];
  expect(places.map(fenTo)).toEqual([170, 170, 170, 600, 600, 1300, 1300]);
  expectBoth(told("storefront", "01-freight-that-sells"), ["¥1.70", "¥6", "¥13"]);
});

test("first listings: pictures at ¥30 and ¥300, thirty characters, 5 % for the platform", () => {
  expect([SHOOT_FEN.phone, SHOOT_FEN.studio, TITLE_LIMIT / 2]).toEqual([3000, 30_000, 30]);
  expect(scenario.commissionPermille).toBe(50);
  expectBoth(told("listing", "01-first-ten-listings"), ["¥30", "¥300", "30"]);
});

test("words: a forbidden claim keeps three tenths, a new title half of what was learned", () => {
  const { banned, kept, copy } = PARAMETERS.search;
  expect([banned, kept, copy]).toEqual([0.3, 0.5, 0.25]);
  expect(scenario.bannedClaims).toEqual(expect.arrayContaining(["国家级", "最高级", "最佳"]));
});

interface Line {
  readonly listing: number;
  readonly exposures: number;
  readonly clicks: number;
  readonly carts: number;
  readonly visits: number;
  readonly stock: number;
  readonly meanPosition: number | null;
}
interface Card {
  readonly listing: number;
  readonly minPriceFen: number;
  readonly picturePermille: number;
  readonly completenessPermille: number;
}

describe("where shoppers are lost", () => {
  const lesson = desks
    .flatMap((desk) => desk.lessons)
    .find(({ slug }) => slug === "where-shoppers-are-lost");
  if (!lesson) throw new Error("no such lesson");

  test("sound dresses are clicked as the text says, by the place they stand at", () => {
    const market = openMarket(lessonOptions(lesson, scenario, desks));
    for (const command of lesson.prepare(scenario)) {
      const decision = market.decide(0, command);
      if (decision.ok) market.apply(0, decision.events);
    }
    for (let hour = 0; hour < lesson.setting.warmDays * 24; hour += 1) market.tick();
    const lines = market.view(0, "insight/listing-stats", { days: 14 }) as readonly Line[];
    const faults = plantedGoods(scenario, lesson.setting.seed).map(({ fault }) => fault);
    const said = lines
      .filter(({ listing }) => faults[listing] === "none")
      .toSorted((a, b) => (a.meanPosition ?? 0) - (b.meanPosition ?? 0))
      .map((line) => [
        Math.round(line.meanPosition ?? 0),
        Math.round((100 * line.clicks) / line.exposures),
      ]);
    expect(said).toEqual([
      [3, 26],
      [3, 29],
      [10, 7],
      [12, 6],
      [18, 3],
    ]);
    const plain = lines.find(({ listing }) => listing === 3);
    expect([faults[3], Math.round(plain?.meanPosition ?? 0)]).toEqual(["click", 20]);
    expect((plain?.clicks ?? 0) / (plain?.exposures ?? 1)).toBeCloseTo(0.018, 3);
  });

  test("whoever does what the text says, from what the screens show, reaches every point", () => {
    const played = playLesson(lesson, scenario, desks, byTheText, null);
    expect(played.criteria.filter(({ isDone }) => !isDone)).toEqual([]);
  });
});

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Stock, exposures against half of the middle, clicks against neighbours in the lists, carts with a look at the price. */
const byTheText: Policy = (seat) => {
  if ((seat.view("insight/findings") as readonly unknown[]).length > 0) return [];
  const lines = seat.view("insight/listing-stats", { days: 14 }) as readonly Line[];
  const cards = seat.view("listing/listing-list") as readonly Card[];
  const usualFen = middle(cards.map(({ minPriceFen }) => minPriceFen));
  const seen = middle(lines.map(({ exposures }) => exposures));
  const rate = (line: Line) => line.clicks / Math.max(1, line.exposures);
  return lines.map((line) => {
    const card = cards.find(({ listing }) => listing === line.listing);
    const beside = lines
      .filter((one) => one !== line && one.stock > 0)
      .toSorted((a, b) => away(a, line) - away(b, line))
      .slice(0, 3);
    const isPlain = (card?.picturePermille ?? 0) < 350;
    const isDear = (card?.minPriceFen ?? 0) > 1.3 * usualFen;
    let step = "none";
    if (line.stock === 0) step = "stock";
    else if (line.exposures < seen / 2) step = "exposure";
    else if (isPlain && rate(line) < 0.7 * middle(beside.map(rate))) step = "click";
    else if (isDear) step = "cart";
    return { type: "insight/record-finding", listing: line.listing, step };
  });
};

const away = (one: Line, other: Line) =>
  Math.abs((one.meanPosition ?? 0) - (other.meanPosition ?? 0));
