/** How policies put together a shop's goods: which categories, words, prices and quantities. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import {
  TITLE_LIMIT,
  titleLength,
  type CategoryForm,
  type Choice,
  type Grade,
  type Page,
  type Shoot,
} from "../commands.ts";

export interface Habit {
  readonly grade: (seat: Seat, slot: number) => Grade;
  readonly shoot: Shoot;
  readonly page: Page;
  /** Share of the category's attributes filled in (the required ones always are). */
  readonly attributes: number;
  /** Price of the goods, in fen, before it is made a round tag. */
  readonly price: (form: CategoryForm, grade: Grade, seat: Seat, slot: number) => number;
  readonly title: (form: CategoryForm, attributes: Readonly<Record<string, string>>) => string;
  /** Pieces of each SKU at opening. */
  readonly stock: number;
  readonly skus: number;
}

/** Opens the shop with `count` listings; the categories come from `pick`. */
export function openWith(
  seat: Seat,
  count: number,
  habit: Habit,
  pick: (slot: number) => CategoryForm,
): Command[] {
  return Array.from({ length: count }, (_, slot) => {
    const form = pick(slot);
    const grade = habit.grade(seat, slot);
    const attributes = fillIn(seat, form, slot, habit.attributes);
    const priceFen = tag(habit.price(form, grade, seat, slot));
    return {
      type: "listing/create-listing",
      category: form.id,
      title: habit.title(form, attributes),
      attributes,
      grade,
      shoot: habit.shoot,
      page: habit.page,
      skus: variants(form, habit.skus).map((options) => ({
        options,
        priceFen,
        stock: habit.stock,
      })),
    };
  });
}

function fillIn(
  seat: Seat,
  form: CategoryForm,
  slot: number,
  share: number,
): Record<string, string> {
  const wanted = Math.ceil(form.attributes.length * share);
  const filled: Record<string, string> = {};
  form.attributes.forEach((attribute, i) => {
    if (!attribute.isRequired && i >= wanted) return;
    const value = attribute.values[
      Math.floor(seat.chance("attribute", slot, i) * attribute.values.length)
    ] as Choice;
    filled[attribute.id] = value.id;
  });
  return filled;
}

function variants(form: CategoryForm, count: number): Record<string, string>[] {
  const [first, second] = form.variants;
  const all: Record<string, string>[] = [];
  for (const one of first?.values ?? []) {
    for (const two of second?.values ?? [undefined]) {
      all.push({
        ...(first ? { [first.id]: one.id } : {}),
        ...(second && two ? { [second.id]: two.id } : {}),
      });
    }
  }
  // Spread over both dimensions instead of taking one colour in every size.
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, i) => i % step === 0).slice(0, count);
}

/** A tag that ends in 9 yuan, at least ¥9. */
export function tag(priceFen: number): number {
  return Math.max(900, Math.round(priceFen / 1000) * 1000 - 100);
}

/** Only what it is. */
export function plainTitle(form: CategoryForm): string {
  return form.name.zh;
}

/** The most typed phrase, then the words of the goods' own attributes until the title is full. */
export function describedTitle(
  form: CategoryForm,
  attributes: Readonly<Record<string, string>>,
): string {
  return joinWords([
    form.suggestions[0] ?? form.name.zh,
    ...ownWords(form, attributes).slice(0, 2),
  ]);
}

/** Every phrase shoppers type that is true of the goods, most typed first, no word twice. */
export function searchedTitle(
  form: CategoryForm,
  attributes: Readonly<Record<string, string>>,
): string {
  const own = ownWords(form, attributes);
  const cores = form.suggestions.filter(
    (phrase) => !allWords(form).some((word) => phrase.includes(word)),
  );
  return joinWords([...own, ...cores.slice(0, 3)]);
}

function ownWords(form: CategoryForm, attributes: Readonly<Record<string, string>>): string[] {
  return form.attributes.flatMap((attribute) =>
    attribute.values
      .filter((value) => attributes[attribute.id] === value.id)
      .map((value) => value.name.zh),
  );
}

function allWords(form: CategoryForm): string[] {
  return form.attributes.flatMap((attribute) => attribute.values.map((value) => value.name.zh));
}

function joinWords(words: readonly string[]): string {
  let title = "";
  for (const word of words) {
    if (title.includes(word) || titleLength(title + word) > TITLE_LIMIT) continue;
    title += word;
  }
  return title;
}
