/** The shop both lessons begin with: six dresses on sale, the door open, nothing advertised. */
import type { Category, Policy, Scenario } from "@dianzhang/desk-kit";

type Orders = ReturnType<Policy>;

/** Price of each dress. */
const PRICE_FEN = 13_900;

export function dressShop(scenario: Scenario): Orders {
  const category = scenario.categories[0];
  if (!category) return [];
  const goods = [0, 1, 2, 3, 4, 5].map((slot) => dress(category, slot));
  return [
    ...goods,
    { type: "listing/publish", listings: goods.map((_, listing) => listing) },
    { type: "storefront/set-profile", name: "青禾衣舍", mainCategory: category.id },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 500 },
    { type: "storefront/open-shop" },
  ];
}

function dress(category: Category, slot: number): Orders[number] {
  const chosen = category.attributes.map((attribute, i) => ({
    attribute: attribute.id,
    value: attribute.values[(slot + i) % attribute.values.length],
  }));
  const words = chosen.slice(0, 3).map(({ value }) => value?.name.zh ?? "");
  const [color, ...others] = category.variants;
  return {
    type: "listing/create-listing",
    category: category.id,
    grade: "standard",
    shoot: "phone",
    title: `${words.join("")}${category.name.zh}`,
    attributes: Object.fromEntries(
      chosen.map(({ attribute, value }) => [attribute, value?.id ?? ""]),
    ),
    skus: (color?.values ?? []).slice(0, 3).map((value) => ({
      options: {
        [color?.id ?? ""]: value.id,
        ...Object.fromEntries(others.map((one) => [one.id, one.values[1]?.id ?? ""])),
      },
      priceFen: PRICE_FEN,
      stock: 60,
    })),
  };
}
