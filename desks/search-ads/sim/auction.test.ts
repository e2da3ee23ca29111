/** Do real searches of a market rank and charge as the auction's pure rules say? */
import { desks } from "@dianzhang/catalog";
import { placeAds, type Market, type Scenario } from "@dianzhang/market";
import { give, rowsOf, tinyMarket, tinyScenario } from "@dianzhang/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeywordLine } from "../commands.ts";

const PHRASE = "简约马克杯";
const SHOPS = [0, 1, 2, 3];

/** Four mug shops of people, nobody else; each bids on one phrase, exactly. */
function fourShops(bids: readonly number[], scenario: Scenario = tinyScenario()): Market {
  const market = tinyMarket(desks, { scenario, seats: 4, rivals: 0, shoppers: 4000 });
  for (const shop of SHOPS) {
    const tell = (command: { readonly type: string; readonly [field: string]: unknown }) =>
      give(market, command, {}, shop);
    tell({
      type: "listing/create-listing",
      category: "mug",
      title: shop % 2 === 0 ? "简约马克杯" : "马克杯",
      attributes: { style: "plain", size: "large" },
      grade: "standard",
      shoot: "phone",
      page: shop === 3 ? "rich" : "standard",
      skus: [{ options: { color: "white" }, priceFen: 3900, stock: 200 }],
    });
    tell({ type: "listing/publish", listings: [shop] });
    tell({ type: "storefront/set-profile", name: `Mugs ${shop}`, mainCategory: "mug" });
    tell({ type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 });
    tell({ type: "storefront/open-shop" });
    tell({ type: "search-ads/create-campaign", name: "1", budgetFen: 1_000_000 });
    const keywords = [{ keyword: PHRASE, match: "exact", bidFen: bids[shop] ?? 100 }];
    tell({ type: "search-ads/create-group", campaign: shop, listing: shop, keywords });
  }
  return market;
}

function qualityOf(market: Market, shop: number): KeywordLine["quality"] {
  const report = market.view(shop, "search-ads/keyword-report", { withQuality: true });
  return (report as readonly KeywordLine[])[0]?.quality ?? null;
}

const CONTEST: Scenario = {
  ...tinyScenario(),
  searchAds: { ...tinyScenario().searchAds, quality: "contest" },
};

test.each([
  ["platform", tinyScenario()],
  ["contest", CONTEST],
])(
  "%s: every click of a day is charged what the pure rules charge for those four bids",
  (_, scenario) => {
    const anyBids = fc.array(fc.integer({ min: 40, max: 900 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(anyBids, (bids) => {
        const market = fourShops(bids, scenario);
        const reserveFen = market.reader.ads.reserveFen(1);
        const offered = SHOPS.map((shop) => ({
          id: shop,
          bidFen: bids[shop] ?? 0,
          quality: qualityOf(market, shop)?.hundredths ?? 0,
        }));
        const due = placeAds(offered, 5, { reserveFen, incrementFen: 1 });
        const places = market.reader.scenario.searchAds.places;
        const batches = Array.from({ length: 24 }, () => market.tick().batches).flat();
        const clicks = rowsOf(batches, "ad_clicks");
        expect(clicks.length).toBeGreaterThan(0);
        for (const click of clicks) {
          const rank = due.findIndex(({ id }) => id === click["shop"]);
          expect([click["position"], click["charge_fen"]]).toEqual([
            places[rank],
            due[rank]?.chargeFen,
          ]);
        }
      }),
      { numRuns: 8 },
    );
  },
);

test("the parts of quality: words said whole beat a bare core word, a heavy page costs landing", () => {
  const market = fourShops([100, 100, 100, 100]);
  const [whole, bare, , heavy] = SHOPS.map((shop) => qualityOf(market, shop));
  expect([whole?.relevance, bare?.relevance]).toEqual([1000, 800]);
  expect(heavy?.landing).toBeLessThan(whole?.landing ?? 0);
  expect(whole?.hundredths).toBeGreaterThan(bare?.hundredths ?? 1000);
});

test("a scenario of the contest ranks by relevance × 0.4 + performance × 0.06", () => {
  const market = fourShops([100, 100, 100, 100], CONTEST);
  const quality = qualityOf(market, 0);
  const performance = ((quality?.clicks ?? 0) + (quality?.landing ?? 0)) / 20;
  expect(quality?.hundredths).toBe(Math.round(100 * (100 * 0.4 + performance * 0.06)));
  expect(quality?.rule).toBe("contest");
  // At the price that is usual, three rivals like oneself: not the first place, though 40 points are no 5.5.
  const leastFen = market.reader.ads.reserveFen(1);
  const places = (shop: number) =>
    (
      market.view(shop, "search-ads/simulate", { bid: shop, bids: [leastFen, 900] }) as {
        place: number;
      }[]
    ).map(({ place }) => place);
  expect(places(0)).toEqual([7, 1]);
});
