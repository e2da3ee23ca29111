/** A template while it is written: groups made, provinces moved between them, what a light parcel would pay. */
import type { PlanView, Template } from "../../commands.ts";

type Group = Template["groups"][number];

/** A first proposal: far zones pay, the rest of the country is free. */
export function firstTemplate({ provinces }: PlanView): Template {
  const of = (zone: number): string[] =>
    provinces.filter((one) => one.zone === zone).map(({ id }) => id);
  return { by: "piece", groups: [group(of(5), 400), group(of(6), 1000), group([], 0)] };
}

function group(provinces: string[], firstFen: number): Group {
  return {
    provinces,
    first: 1,
    firstFen,
    next: 1,
    nextFen: Math.round(firstFen / 2),
    freeOverFen: null,
  };
}

/** The group of a province; what no group names belongs to the last. */
export function groupPlace(template: Template, province: string): number {
  const found = template.groups.findIndex(({ provinces }) => provinces.includes(province));
  return found < 0 ? template.groups.length - 1 : found;
}

/** The province in another group; in the last one it is not named. */
export function moved(template: Template, province: string, to: number): Template {
  const last = template.groups.length - 1;
  const groups = template.groups.map((one, place) => {
    const others = one.provinces.filter((id) => id !== province);
    return { ...one, provinces: place === to && to !== last ? [...others, province] : others };
  });
  return { ...template, groups };
}

/** A new group before the one for the rest of the country. */
export function withGroup(template: Template): Template {
  const unit = template.by === "piece" ? 1 : 1000;
  const made = { ...group([], 500), first: unit, next: unit };
  return {
    ...template,
    groups: [...template.groups.slice(0, -1), made, ...template.groups.slice(-1)],
  };
}

/** What one piece of so many grams costs its buyer. */
export function payFen(template: Template, place: number, weightG: number): number {
  const rule = template.groups[place];
  if (!rule) return 0;
  const size = template.by === "piece" ? 1 : weightG;
  return rule.firstFen + Math.max(0, Math.ceil((size - rule.first) / rule.next)) * rule.nextFen;
}
