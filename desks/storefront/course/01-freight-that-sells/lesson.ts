/** Freight that sells: a shop with goods, a freight rule to find, a door to open. */
import {
  readyShop,
  type Category,
  type LessonRules,
  type Policy,
  type Scenario,
} from "@dianzhang/desk-kit";
import { because, met, type Criterion, type Evidence } from "@dianzhang/grading";
import type { ShopView } from "../../commands.ts";

const SALE_PRICE = 13_900;

function shopOf(evidence: Evidence): ShopView {
  return evidence.view("storefront/shop") as ShopView;
}

const opensOnTime: Criterion = {
  id: "open",
  points: 25,
  text: { zh: "店铺在第一天开门营业", en: "The shop opens on the first day" },
  judge: (evidence) => {
    const opened = evidence.rows.find((row) => row.command.type === "storefront/open-shop");
    return met(
      opened !== undefined && opened.tick < 24 && shopOf(evidence).isOpen,
      because(
        opened ? `第 ${opened.tick} 小时开店。` : "没有开店。",
        opened ? `Opened in hour ${opened.tick}.` : "The shop never opened.",
      ),
    );
  },
};

function fittingCategory(goodsIn: Category | undefined): Criterion {
  return {
    id: "main-category",
    points: 25,
    text: { zh: "主营类目与店里的货一致", en: "The main category is the one the goods are in" },
    judge: (evidence) => {
      const { mainCategory } = shopOf(evidence);
      return met(
        mainCategory === goodsIn?.id,
        because(
          `主营类目：${mainCategory ?? "未设"}。`,
          `Main category: ${mainCategory ?? "none"}.`,
        ),
      );
    },
  };
}

const freeNearby: Criterion = {
  id: "near-free",
  points: 30,
  text: {
    zh: "近处的买家买一件也包邮",
    en: "A buyer nearby pays no freight on a single piece",
  },
  judge: (evidence) => {
    const { freight } = shopOf(evidence);
    const isFree =
      freight.baseFen === 0 || (freight.freeOverFen !== null && freight.freeOverFen <= SALE_PRICE);
    return met(
      isFree && shopOf(evidence).mainCategory !== null,
      because(
        `近处一件的运费是 ¥${isFree ? "0" : freight.baseFen / 100}。`,
        `One piece to a near province costs ¥${isFree ? "0" : freight.baseFen / 100} in freight.`,
      ),
    );
  },
};

const coveredFarAway: Criterion = {
  id: "far-covered",
  points: 20,
  text: {
    zh: "偏远地区加收 3–10 元：分担快递费，又不把人赶走",
    en: "Far provinces pay ¥3–10 more: a share of what the courier takes, without driving them away",
  },
  judge: (evidence) => {
    const extra = shopOf(evidence).freight.remoteExtraFen;
    return met(
      extra >= 300 && extra <= 1000,
      because(`偏远加收 ¥${extra / 100}。`, `Far provinces pay ¥${extra / 100} more.`),
    );
  },
};

function criteria(scenario: Scenario): readonly Criterion[] {
  return [opensOnTime, fittingCategory(scenario.categories[0]), freeNearby, coveredFarAway];
}

function play(baseFen: number): Policy {
  return (seat) => {
    if ((seat.view("storefront/shop") as ShopView).isOpen) return [];
    return [
      {
        type: "storefront/set-profile",
        name: "青禾衣舍",
        mainCategory: seat.scenario.categories[0]?.id ?? "",
      },
      { type: "storefront/set-freight", baseFen, freeOverFen: null, remoteExtraFen: 500 },
      { type: "storefront/open-shop" },
    ];
  };
}

/** Six listings of the first category, stocked and on sale; only the door is still shut. */
function prepare(scenario: Scenario): ReturnType<Policy> {
  const goods = { grade: "standard", shoot: "phone", priceFen: SALE_PRICE, stock: 30 } as const;
  return readyShop(scenario, { ...goods, name: "青禾衣舍", isShut: true });
}

export const freightThatSells: LessonRules = {
  slug: "freight-that-sells",
  desk: "storefront",
  title: { zh: "会卖货的运费", en: "Freight that sells" },
  setting: { scenario: "apparel", seed: 523, shoppers: 8000, warmDays: 0, days: 7 },
  prepare,
  criteria,
  reference: play(0),
  mistake: { play: play(1200), loses: "near-free" },
};
