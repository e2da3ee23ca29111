/** A shop whose goods have one known fault each: the answer key for anyone who diagnoses. */
import { bitsOf, purpose, purposeKey } from "@dianzhang/kernel";
import type { Category, Scenario } from "@dianzhang/market";

/** The step of the funnel the fault weakens. */
export type PlantedFault = "exposure" | "click" | "cart" | "stock" | "none";

export interface PlantedGoods {
  readonly fault: PlantedFault;
  readonly command: {
    readonly type: "listing/create-listing";
    readonly category: string;
    readonly title: string;
    readonly attributes: Record<string, string>;
    readonly grade: "economy" | "standard" | "premium";
    readonly shoot: "none" | "phone" | "studio";
    readonly picture: null;
    readonly skus: { options: Record<string, string>; priceFen: number; stock: number }[];
  };
}

const FAULTS: readonly PlantedFault[] = [
  "none",
  "exposure",
  "none",
  "click",
  "none",
  "cart",
  "none",
  "stock",
  "none",
  "click",
  "exposure",
  "cart",
];

/** Twelve listings of the busiest category; which of them is faulty depends on the seed. */
export function plantedGoods(scenario: Scenario, seed: number): PlantedGoods[] {
  const category = scenario.categories.toSorted((a, b) => b.demand - a.demand)[0] as Category;
  const key = purposeKey(seed, purpose("planted"));
  const order = FAULTS.map((fault, i) => ({ fault, draw: bitsOf(key, i) })).toSorted(
    (a, b) => a.draw - b.draw,
  );
  return order.map(({ fault }, i) => goods(scenario, category, fault, i));
}

function goods(
  scenario: Scenario,
  category: Category,
  fault: PlantedFault,
  i: number,
): PlantedGoods {
  const attributes: Record<string, string> = {};
  const words: string[] = [];
  category.attributes.forEach((attribute, a) => {
    const value = attribute.values[(i + a) % attribute.values.length];
    if (!value || (fault === "exposure" && !attribute.required)) return;
    attributes[attribute.id] = value.id;
    words.push(value.name.zh);
  });
  const core = scenario.keywords.find(
    (keyword) => keyword.category === category.id && keyword.level === "broad",
  );
  const fair = Math.round((category.unitCostFen * 2.3) / 100) * 100;
  return {
    fault,
    command: {
      type: "listing/create-listing",
      category: category.id,
      attributes,
      grade: "standard",
      picture: null,
      title: fault === "exposure" ? `A-${i + 1}` : titleOf(words, core?.text ?? "", i >> 1),
      shoot: fault === "click" ? "none" : "studio",
      skus: options(category).map((one) => ({
        options: one,
        priceFen: fault === "cart" ? Math.round(fair * 1.6) : fair,
        stock: fault === "stock" ? 0 : 60,
      })),
    },
  };
}

// The same words in another order for each: goods put up twice under one title would stand lower in the lists.
function titleOf(words: readonly string[], core: string, nth: number): string {
  const turn = nth % words.length;
  const turned = [...words.slice(turn), ...words.slice(0, turn)].join("");
  return nth < words.length ? `${turned}${core}` : `${core}${turned}`;
}

function options(category: Category): Record<string, string>[] {
  const [first] = category.variants;
  const rest = Object.fromEntries(
    category.variants.slice(1).map((one) => [one.id, one.values[0]?.id ?? ""]),
  );
  return (first?.values.slice(0, 3) ?? []).map((value) => ({
    ...rest,
    [first?.id ?? ""]: value.id,
  }));
}
