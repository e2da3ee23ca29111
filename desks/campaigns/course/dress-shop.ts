/** The shop both lessons begin with: six dresses in an open shop. */
import type { Category, Policy, Scenario } from "@dianzhang/desk-kit";

export const TAG_FEN = 13_900;

/** Six listings of the first category, stocked, on sale, the door open, free delivery nearby. */
export function dressShop(scenario: Scenario): ReturnType<Policy> {
  const category = scenario.categories[0];
  if (!category) return [];
  const goods = [0, 1, 2, 3, 4, 5].map((slot) => dress(category, slot));
  return [
    ...goods,
    { type: "listing/publish", listings: goods.map((_, i) => i) },
    { type: "storefront/set-profile", name: "青禾衣舍", mainCategory: category.id },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 500 },
    { type: "storefront/open-shop" },
  ];
}

function dress(category: Category, slot: number): ReturnType<Policy>[number] {
  const chosen = category.attributes.map((attribute, i) => ({
    attribute,
    value: attribute.values[(slot + i) % attribute.values.length],
  }));
  const [color, ...others] = category.variants;
  const words = chosen.slice(0, 3).map(({ value }) => value?.name.zh ?? "");
  return {
    type: "listing/create-listing",
    category: category.id,
    grade: "standard",
    shoot: "studio",
    title: `${words.join("")}${category.name.zh}`,
    attributes: Object.fromEntries(
      chosen.map(({ attribute, value }) => [attribute.id, value?.id ?? ""]),
    ),
    skus: (color?.values ?? []).slice(0, 3).map((value) => ({
      options: {
        [color?.id ?? ""]: value.id,
        ...Object.fromEntries(others.map((one) => [one.id, one.values[1]?.id ?? ""])),
      },
      priceFen: TAG_FEN,
      stock: 40,
    })),
  };
}
