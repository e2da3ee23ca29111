/** Are buyers by layer and people like them who the audience says they are, and do creatives take turns as told? */
import { desks } from "@dianzhang/catalog";
import type { Batch } from "@dianzhang/kernel";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, rowsOf, tinyMarket } from "@dianzhang/testkit";
import { describe, expect, test } from "vitest";
import type { AudienceInput, AudienceLine, CampaignLine, NewCreative } from "../commands.ts";

type Row = Readonly<Record<string, number>>;
const DAY = 86_400;
const PLAIN: NewCreative = {
  pitch: "plain",
  picture: "listing",
  upload: null,
  text: "早晨第一杯",
};

function play(market: Market, days: number): Batch[] {
  return Array.from({ length: days * 24 }, () => market.tick().batches).flat();
}

function own(batches: readonly Batch[], table: string): Row[] {
  return rowsOf(batches, table).filter((row) => row["shop"] === 0);
}

function shop(shoppers: number): Market {
  const market = tinyMarket(desks, { rivals: 2, shoppers });
  openMugShop(market);
  const purchases = [0, 1, 2, 3].map((sku) => ({ sku, quantity: 400 }));
  give(market, { type: "listing/buy-stock", purchases });
  const stages = [{ kind: "hold", days: null, budgetFen: 200_000 }];
  give(market, { type: "feed-ads/create-campaign", name: "mugs", stages, isEven: false });
  return market;
}

function aim(market: Market, audience: Partial<AudienceInput>, creatives = [PLAIN]): void {
  const unit = { campaign: 0, listing: 0, bidFen: 2000, cap: 20, audience, creatives };
  give(market, { type: "feed-ads/create-unit", ...unit });
}

/** What each buyer had bought by a second. */
function boughtBy(orders: readonly Row[], second: number): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const order of orders) {
    if ((order["at"] ?? 0) >= second) continue;
    const who = order["shopper"] ?? -1;
    found.set(who, [...(found.get(who) ?? []), order]);
  }
  return found;
}

const spent = (orders: readonly Row[]): number =>
  orders.reduce((sum, order) => sum + (order["goods_fen"] ?? 0), 0);

describe("buyers by layer, after thirty days of trade", () => {
  // Who clicked in eight days, with what they had bought by the midnight before; and the mean of all buyers then.
  function clicks(layer: AudienceInput["layer"]) {
    const market = shop(16_000);
    const before = play(market, 30);
    aim(market, { kind: "buyers", layer });
    const after = play(market, 8);
    const orders = [...own(before, "orders"), ...own(after, "orders")];
    return own(after, "feed_clicks").map((click) => {
      const at = click["at"] ?? 0;
      const all = boughtBy(orders, Math.floor(at / DAY) * DAY);
      const mine = all.get(click["shopper"] ?? -1) ?? [];
      const mean = [...all.values()].reduce((sum, one) => sum + spent(one), 0) / all.size;
      return { mine, mean, silent: at - Math.max(0, ...mine.map((order) => order["at"] ?? 0)) };
    });
  }

  test("recent ones bought within a fortnight, sleeping ones did not", () => {
    const recent = clicks("recent");
    const sleeping = clicks("sleeping");
    expect(recent.length).toBeGreaterThan(3);
    expect(sleeping.length).toBeGreaterThan(3);
    for (const { mine, silent } of recent) {
      expect(mine.length).toBeGreaterThan(0);
      expect(silent).toBeLessThanOrEqual(14 * DAY + 3600);
    }
    for (const { mine, silent } of sleeping) {
      expect(mine.length).toBeGreaterThan(0);
      expect(silent).toBeGreaterThanOrEqual(14 * DAY - 3600);
    }
  });

  test("loyal ones bought twice, valuable ones spent more than the mean", () => {
    const loyal = clicks("loyal");
    const valuable = clicks("valuable");
    expect(loyal.length).toBeGreaterThan(1);
    expect(valuable.length).toBeGreaterThan(3);
    for (const { mine } of loyal) expect(mine.length).toBeGreaterThan(1);
    for (const { mine, mean } of valuable) expect(spent(mine)).toBeGreaterThan(mean);
  });
});

describe("people like the buyers", () => {
  const size = (market: Market): AudienceLine | undefined =>
    (market.view(0, "feed-ads/audiences", {}) as readonly AudienceLine[]).find(
      ({ audience }) => audience.kind === "lookalike",
    );

  test("nobody resembles fewer than twenty buyers; later on a part of the market does, and sees the ad", () => {
    const market = shop(9000);
    expect(size(market)).toMatchObject({ isReady: false, size: 0 });
    aim(market, { kind: "lookalike" });
    expect(own(play(market, 1), "feed_hourly")).toEqual([]);
    play(market, 20);
    const later = size(market);
    expect(later?.isReady).toBe(true);
    expect(later?.size).toBeGreaterThan(100);
    expect(later?.size).toBeLessThan(9000);
    const shown = own(play(market, 2), "feed_hourly");
    expect(shown.length).toBeGreaterThan(0);
  });
});

describe("two creatives of one unit", () => {
  // Views of the plain and of the exaggerated creative in twelve days.
  function views(isOptimised: boolean): readonly number[] {
    const market = shop(9000);
    const hype: NewCreative = {
      ...PLAIN,
      pitch: "hype",
      picture: "studio",
      text: "下午茶的杯子",
    };
    aim(market, { kind: "everyone" }, [PLAIN, hype]);
    give(market, { type: "feed-ads/set-unit", unit: 0, isOptimised });
    play(market, 12);
    const [line] = market.view(0, "feed-ads/campaign-list", {
      days: null,
    }) as readonly CampaignLine[];
    return line?.units[0]?.creatives.map(({ exposures }) => exposures) ?? [];
  }

  test("in even rotation are seen alike; when the better one is favoured, it is seen several times as often", () => {
    const [plain = 0, hype = 0] = views(false);
    expect(plain + hype).toBeGreaterThan(300);
    expect(Math.abs(plain - hype) / (plain + hype)).toBeLessThan(0.12);
    const [less = 0, more = 0] = views(true);
    expect(more).toBeGreaterThan(3 * less);
  });
});
