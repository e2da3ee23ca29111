/** Names of couriers and provinces by their ids, as the logistics seat shows them. */
import { inLanguage, useLanguage, useView } from "@dianzhang/ui";

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export interface Names {
  readonly couriers: readonly { readonly value: string; readonly label: string }[];
  readonly provinces: readonly { readonly value: string; readonly label: string }[];
  readonly name: (id: string) => string;
}

export function useNames(): Names {
  const { language } = useLanguage();
  const plan = useView<{ readonly provinces: readonly Named[] }>("logistics/plan");
  const couriers = useView<readonly Named[]>("logistics/couriers");
  const asOptions = (lines: readonly Named[] = []) =>
    lines.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
  const all = { couriers: asOptions(couriers.value), provinces: asOptions(plan.value?.provinces) };
  const byId = new Map(
    [...all.couriers, ...all.provinces].map(({ value, label }) => [value, label]),
  );
  return { ...all, name: (id) => byId.get(id) ?? id };
}
