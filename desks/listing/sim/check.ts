/** What a listing must be: category known, title in length, required attributes, variants that exist, no twins. */
import type { Category, Scenario } from "@dianzhang/market";
import { TITLE_LIMIT, titleLength } from "../commands.ts";

/** One thing wrong: a refusal code of this desk, with its field. */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export function findCategory(scenario: Scenario, id: string): Category | undefined {
  return scenario.categories.find((category) => category.id === id);
}

export function checkTitle(title: string): Fault[] {
  const length = titleLength(title);
  const faults: Fault[] = [];
  if (length > TITLE_LIMIT) {
    faults.push({
      field: "title",
      code: "listing/title-too-long",
      details: { length: Math.ceil(length / 2), limit: TITLE_LIMIT / 2 },
    });
  }
  if (/[<>{}]|javascript:/i.test(title))
    faults.push({ field: "title", code: "listing/title-has-markup", details: {} });
  return faults;
}

export function checkAttributes(
  category: Category,
  attributes: Readonly<Record<string, string>>,
): Fault[] {
  const faults: Fault[] = [];
  for (const [id, value] of Object.entries(attributes)) {
    const attribute = category.attributes.find((one) => one.id === id);
    if (!attribute)
      faults.push({
        field: "attributes",
        code: "listing/no-such-attribute",
        details: { attribute: id },
      });
    else if (!attribute.values.some((one) => one.id === value)) {
      faults.push({
        field: "attributes",
        code: "listing/no-such-value",
        details: { attribute: attribute.name, value },
      });
    }
  }
  return faults;
}

/** Asked for when a listing goes on sale, not while it is a draft. */
export function missingAttributes(
  category: Category,
  attributes: Readonly<Record<string, string>>,
): string[] {
  return category.attributes
    .filter((one) => one.required && attributes[one.id] === undefined)
    .map((one) => one.id);
}

export function checkOptions(
  category: Category,
  skus: readonly { readonly options: Readonly<Record<string, string>> }[],
): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { options } of skus) {
    for (const [id, value] of Object.entries(options)) {
      const variant = category.variants.find((one) => one.id === id);
      if (!variant?.values.some((one) => one.id === value)) {
        faults.push({
          field: "options",
          code: "listing/no-such-option",
          details: { option: variant?.name ?? id, value },
        });
      }
    }
    const key = category.variants.map((variant) => options[variant.id] ?? "").join("/");
    if (seen.has(key))
      faults.push({
        field: "options",
        code: "listing/twin-sku",
        details: { options: named(category, options) },
      });
    seen.add(key);
  }
  return faults;
}

/** "Black / S" in both languages. */
function named(
  category: Category,
  options: Readonly<Record<string, string>>,
): { readonly zh: string; readonly en: string } {
  const names = category.variants.map(
    ({ id, values }) => values.find((one) => one.id === options[id])?.name ?? NOTHING,
  );
  return { zh: names.map(({ zh }) => zh).join(" / "), en: names.map(({ en }) => en).join(" / ") };
}

const NOTHING = { zh: "–", en: "–" };

/** What an attribute is called where a refusal speaks of it. */
export function attributeName(
  category: Category,
  id: string,
): Category["attributes"][number]["name"] {
  return category.attributes.find((one) => one.id === id)?.name ?? { zh: id, en: id };
}
