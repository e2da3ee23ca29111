/** Another street: a shop that does well on the quality marketplace moves to the bargain one, and must be rebuilt. */
import { readyShop, type LessonRules, type Policy, type Scenario } from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { RulesView, ShopView } from "../../commands.ts";

/** What the shop asked where it came from. */
const OLD_PRICE = 18_900;
/** Orders a shop that has understood the street passes easily. */
const ENOUGH_ORDERS = 40;

interface Goods {
  readonly listing: number;
  readonly minPriceFen: number;
  readonly unitCostFen: number;
  readonly orders: number;
}
interface Listing {
  readonly lines: readonly { readonly sku: number }[];
}

function goodsOf(evidence: Evidence): readonly Goods[] {
  return evidence.view("listing/listing-list") as readonly Goods[];
}

const free: Criterion = {
  id: "free",
  points: 25,
  text: { zh: "近处买一件也包邮", en: "A single piece travels free to near provinces" },
  judge: (evidence) => {
    const { freight } = evidence.view("storefront/shop") as ShopView;
    return met(
      freight.baseFen === 0,
      because(
        `基础运费 ¥${freight.baseFen / 100}。`,
        `The basic freight is ¥${freight.baseFen / 100}.`,
      ),
    );
  },
};

function streetPrice(usualFen: number): Criterion {
  return {
    id: "street-price",
    points: 25,
    text: {
      zh: `至少一半商品卖到 ¥${usualFen / 100} 或更低，这条街上买家心里的价`,
      en: `At least half of the goods cost ¥${usualFen / 100} or less, what shoppers here expect to pay`,
    },
    judge: (evidence) => {
      const goods = goodsOf(evidence);
      const fitting = goods.filter((line) => line.minPriceFen <= usualFen).length;
      return met(
        fitting * 2 >= goods.length && goods.length > 0,
        because(
          `${goods.length} 款里有 ${fitting} 款。`,
          `${fitting} of ${goods.length} goods do.`,
        ),
      );
    },
  };
}

const margin: Criterion = {
  id: "margin",
  points: 25,
  text: {
    zh: "每一款的售价都比进价加佣金高出一成以上",
    en: "Every price is at least a tenth above what the goods and the commission cost",
  },
  judge: (evidence) => {
    const { commissionPermille } = evidence.view("storefront/rules") as RulesView;
    const thin = goodsOf(evidence).filter(
      (line) => line.minPriceFen * (1 - commissionPermille / 1000) < line.unitCostFen * 1.1,
    );
    return met(
      thin.length === 0,
      because(`${thin.length} 款卖得太薄。`, `${thin.length} goods leave less.`),
    );
  },
};

const sells: Criterion = {
  id: "sells",
  points: 25,
  text: {
    zh: `十天里卖出 ${ENOUGH_ORDERS} 单`,
    en: `${ENOUGH_ORDERS} orders in ten days`,
  },
  judge: (evidence) => {
    const orders = goodsOf(evidence).reduce((sum, line) => sum + line.orders, 0);
    return met(orders >= ENOUGH_ORDERS, because(`${orders} 单。`, `${orders} orders.`));
  },
};

function criteria(scenario: Scenario): readonly Criterion[] {
  const usualFen = scenario.categories[0]?.referencePriceFen ?? OLD_PRICE;
  return [free, streetPrice(usualFen), margin, sells];
}

/** Free delivery, and one price for everything. */
function play(priceFen: number): Policy {
  return (seat) => {
    const { freight } = seat.view("storefront/shop") as ShopView;
    if (freight.baseFen === 0) return [];
    const goods = seat.view("listing/listing-list") as readonly Goods[];
    const skus = goods.flatMap(({ listing }) =>
      (seat.view("listing/listing", { listing }) as Listing).lines.map(({ sku }) => sku),
    );
    return [
      { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 500 },
      { type: "listing/set-prices", prices: skus.map((sku) => ({ sku, priceFen })) },
    ];
  };
}

/** Six dresses of the best grade at the price that went well elsewhere; delivery costs ¥8. */
function prepare(scenario: Scenario): ReturnType<Policy> {
  const goods = { grade: "premium", shoot: "studio", priceFen: OLD_PRICE, stock: 40 } as const;
  return readyShop(scenario, { ...goods, name: "青禾衣舍", freightFen: 800 });
}

export const anotherStreet: LessonRules = {
  slug: "another-street",
  desk: "storefront",
  title: { zh: "换一条街开店", en: "A shop on another street" },
  setting: {
    scenario: "apparel--bargain",
    seed: 829,
    shoppers: 24_000,
    warmDays: 3,
    days: 10,
  },
  prepare,
  criteria,
  reference: play(12_900),
  mistake: { play: play(7900), loses: "margin" },
};
