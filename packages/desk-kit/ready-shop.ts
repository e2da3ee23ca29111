/** The shop many lessons begin with: some goods of the first category on sale, the door open. */
import type { Command } from "@dianzhang/kernel";
import type { Category, Scenario } from "@dianzhang/market";

export interface ReadyGoods {
  readonly grade: "economy" | "standard" | "premium";
  readonly shoot: "phone" | "studio";
  readonly priceFen: number;
  /** Pieces of each of three SKUs. */
  readonly stock: number;
}

export interface ReadyShop extends ReadyGoods {
  readonly name: string;
  /** How many listings; six when left out. */
  readonly goods?: number;
  /** What delivery costs a buyer; ¥5 more in far provinces. 0 when left out. */
  readonly freightFen?: number;
  /** The door stays shut, and name and freight are still to be set. */
  readonly isShut?: boolean;
}

/** Commands of the first hour, in order; listings get the numbers from 0 up. */
export function readyShop(scenario: Scenario, how: ReadyShop): readonly Command[] {
  const category = scenario.categories[0];
  if (!category) return [];
  const goods = Array.from({ length: how.goods ?? 6 }, (_, slot) =>
    readyListing(category, slot, how),
  );
  const publish = { type: "listing/publish", listings: goods.map((_, listing) => listing) };
  if (how.isShut) return [...goods, publish];
  return [
    ...goods,
    publish,
    { type: "storefront/set-profile", name: how.name, mainCategory: category.id },
    {
      type: "storefront/set-freight",
      baseFen: how.freightFen ?? 0,
      freeOverFen: null,
      remoteExtraFen: 500,
    },
    { type: "storefront/open-shop" },
  ];
}

/** One listing with every attribute filled in, other values for another slot, and a plain title made of three. */
export function readyListing(category: Category, slot: number, how: ReadyGoods): Command {
  const chosen = category.attributes.map((attribute, i) => ({
    attribute: attribute.id,
    value: attribute.values[(slot + i) % attribute.values.length],
  }));
  const words = chosen.slice(0, 3).map(({ value }) => value?.name.zh ?? "");
  const [first, ...others] = category.variants;
  return {
    type: "listing/create-listing",
    category: category.id,
    grade: how.grade,
    shoot: how.shoot,
    title: `${words.join("")}${category.name.zh}`,
    attributes: Object.fromEntries(
      chosen.map(({ attribute, value }) => [attribute, value?.id ?? ""]),
    ),
    skus: (first?.values ?? []).slice(0, 3).map((value) => ({
      options: {
        [first?.id ?? ""]: value.id,
        ...Object.fromEntries(others.map((one) => [one.id, one.values[1]?.id ?? ""])),
      },
      priceFen: how.priceFen,
      stock: how.stock,
    })),
  };
}
