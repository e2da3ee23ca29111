/** A campaign's plan has owners and due days that come up; its page shows what shoppers pay; its goods stand in front. */
import { desks } from "@dianzhang/catalog";
import type { Market } from "@dianzhang/market";
import { give, openMugShop, refused, rowsOf, runDays, tinyMarket } from "@dianzhang/testkit";
import { expect, test } from "vitest";
import type { CampaignLine, CampaignPage, ToDo } from "../commands.ts";

const CUT = { kind: "price-cut", listings: [1], payPermille: 800 } as const;

function withCampaign(days = 4): Market {
  const market = tinyMarket(desks, { shoppers: 6000 });
  openMugShop(market);
  const rule = { ...CUT, from: 24, until: (days + 1) * 24 };
  give(market, { type: "campaigns/create-campaign", name: "春上新", rule });
  return market;
}

const LINE = { channel: "social", owner: "小林", dueDay: 1, visits: 200, budgetFen: 5000 } as const;

test("a line of the plan waits from its day on until it is done; the market knows nothing of it", () => {
  const market = withCampaign();
  const hash = market.stateHash();
  give(market, { type: "campaigns/set-traffic-plan", campaign: 0, lines: [LINE] });
  expect(market.stateHash()).not.toBe(hash);
  const due = () => (market.view(0, "campaigns/to-do") as ToDo).due;
  expect(due()).toEqual([]);
  runDays(market, 1);
  expect(due()).toEqual([{ ...LINE, isDone: false, campaign: 0, name: "春上新" }]);
  const done = { ...LINE, isDone: true };
  give(market, { type: "campaigns/set-traffic-plan", campaign: 0, lines: [done] });
  expect(due()).toEqual([]);
  const [line] = market.view(0, "campaigns/campaign-list") as CampaignLine[];
  expect(line?.plan).toEqual([done]);
});

test("a coupon of which four fifths are taken, and a gift nearly given out, are called nearly gone", () => {
  const market = withCampaign();
  // The supplier's van is at the door with the first hour.
  market.tick();
  const when = { from: market.reader.now, until: 96 };
  const create = (name: string, rule: object) =>
    give(market, { type: "campaigns/create-campaign", name, rule: { ...rule, ...when } });
  const coupon = { kind: "coupon", way: "claimed", listings: null, overFen: 1500, cutFen: 500 };
  create("few", { ...coupon, pieces: 5 });
  create("many", { ...coupon, pieces: 5000 });
  create("gift", { kind: "gift", listings: null, overFen: 3000, giftSku: 3, pieces: 3 });
  const gone = () => (market.view(0, "campaigns/to-do") as ToDo).nearlyGone;
  expect(gone()).toEqual([]);
  runDays(market, 3);
  expect(new Set(gone())).toEqual(new Set([1, 3]));
});

test("a plan for nobody's campaign, or due after its end, is refused", () => {
  const market = withCampaign();
  const plan = { type: "campaigns/set-traffic-plan", campaign: 0, lines: [LINE] };
  expect(refused(market, { ...plan, campaign: 7 })).toBe("campaigns/no-such-campaign");
  const late = { ...plan, lines: [{ ...LINE, dueDay: 9 }] };
  expect(refused(market, late)).toBe("campaigns/due-too-late");
});

test("the page shows the goods of the campaign at what they cost under it", () => {
  const market = withCampaign();
  const page = market.view(0, "campaigns/page", { campaign: 0 }) as CampaignPage;
  expect(page.goods.map(({ listing, tagFen, priceFen }) => [listing, tagFen, priceFen])).toEqual([
    [1, 3900, 3120],
  ]);
  expect(market.view(0, "campaigns/page", { campaign: 3 })).toBeNull();
});

test("while it runs its goods stand on the front page, and more of those who go on in the shop see them", () => {
  const share = (showcase: number) => {
    const market = tinyMarket(desks, {
      shoppers: 9000,
      rivals: 0,
      overlay: { stroll: { showcase, sameCategory: 0 } },
    });
    openMugShop(market);
    const rule = { ...CUT, from: 24, until: 15 * 24 };
    give(market, { type: "campaigns/create-campaign", name: "a", rule });
    const batches = Array.from({ length: 12 * 24 }, () => market.tick().batches).flat();
    const steps = rowsOf(batches, "visit").filter((row) => row["channel"] === 4);
    return steps.filter((row) => row["listing"] === 1).length / steps.length;
  };
  expect(share(0.9)).toBeGreaterThanOrEqual(share(0));
});
