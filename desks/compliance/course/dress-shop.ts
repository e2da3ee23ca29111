/** The shop both lessons begin with: five honest dresses, and one whose title claims too much. */
import { readyListing, readyShop, type LessonRules } from "@dianzhang/desk-kit";

const GOODS = { grade: "standard", shoot: "studio", priceFen: 10_900, stock: 60 } as const;

/** The loud one is the last: its number is five. */
export const LOUD = 5;

export const dressShop: LessonRules["prepare"] = (scenario) => {
  const category = scenario.categories[0];
  if (!category) return [];
  const [first, ...others] = readyShop(scenario, { name: "青禾女装", goods: 5, ...GOODS });
  const loud = readyListing(category, 5, GOODS) as {
    readonly type: string;
    readonly title: string;
  };
  const goods = [first, ...others.slice(0, 4)].flatMap((one) => (one ? [one] : []));
  const rest = others.slice(4).filter(({ type }) => type !== "listing/publish");
  return [
    ...goods,
    { ...loud, title: `${loud.title} 全网最低价` },
    { type: "listing/publish", listings: [0, 1, 2, 3, 4, LOUD] },
    ...rest,
  ];
};
