/** How shopkeepers of different skill choose, describe, price and stock their goods. */
import type { Policy, PolicyLevel, Seat } from "@dianzhang/market";
import {
  SHOOTS,
  type CategoryForm,
  type Grade,
  type ListingToDo,
  type Shoot,
} from "../commands.ts";
import { describedTitle, openWith, plainTitle, searchedTitle, type Habit } from "./assortment.ts";
import { layLinks, showBestSellers } from "./links.ts";
import { restock, type StockRule } from "./restock.ts";

/** Prices by what it paid, whatever the others ask; half the form, few pieces, a page nobody laid out. */
const naiveHabit: Habit = {
  grade: () => "standard",
  shoot: "phone",
  page: "light",
  attributes: 0.5,
  stock: 8,
  skus: 3,
  price: (form, grade) => form.unitCostFen[grade] * 2.2,
  title: describedTitle,
};

/** What most shops do: the usual grade, the usual price with a spread, some words, a phone picture. */
const averageHabit: Habit = {
  grade: () => "standard",
  shoot: "phone",
  page: "standard",
  attributes: 0.7,
  stock: 14,
  skus: 4,
  price: (form, _, seat, slot) =>
    form.typicalPriceFen * (0.84 + 0.32 * seat.chance("markup", slot)),
  title: describedTitle,
};

/** Good goods in good light, every attribute filled, titles in the shoppers' own words, a price that pays. */
const expertHabit: Habit = {
  grade: () => "premium",
  shoot: "studio",
  page: "standard",
  attributes: 1,
  stock: 14,
  skus: 6,
  price: (form) => form.typicalPriceFen * 1.45,
  title: searchedTitle,
};

function keeper(
  habit: Habit,
  stock: StockRule | null,
  pick: (seat: Seat, forms: readonly CategoryForm[], slot: number) => CategoryForm,
): Policy {
  return (seat) => {
    const waiting = seat.view("listing/to-do", {
      cover: stock?.reorderDays ?? 1,
    }) as ListingToDo;
    if (waiting.goods === 0) {
      if (seat.now > 0) return [];
      const forms = seat.view("listing/category-forms") as readonly CategoryForm[];
      const count = seat.scenario.rivals.listings;
      return openWith(seat, count, habit, (slot) => pick(seat, forms, slot));
    }
    const { drafts, runningLow } = waiting;
    return [
      ...(drafts.length > 0 ? [{ type: "listing/publish", listings: drafts }] : []),
      ...(stock ? restock(seat, runningLow, stock) : []),
    ];
  };
}

/** The day of the week on which links are laid anew. */
const LINKS_DAY = 3;

function isLinksDay({ now }: Seat): boolean {
  return now > 0 && Math.floor(now / 24) % 7 === LINKS_DAY;
}

function anywhere(seat: Seat, forms: readonly CategoryForm[], slot: number): CategoryForm {
  return forms[Math.floor(seat.chance("category", slot) * forms.length)] as CategoryForm;
}

// A row of neighbouring categories: a shop that stands for something.
function side(seat: Seat, forms: readonly CategoryForm[], slot: number): CategoryForm {
  const from = Math.floor(seat.chance("side", 0) * forms.length);
  return forms[(from + (slot % 6)) % forms.length] as CategoryForm;
}

const random: Policy = (seat) => {
  const grades: readonly Grade[] = ["economy", "standard", "premium"];
  const habit: Habit = {
    grade: (_, slot) => grades[Math.floor(seat.chance("grade", slot) * 3)] as Grade,
    shoot: SHOOTS[Math.floor(seat.chance("shoot", 0) * SHOOTS.length)] as Shoot,
    page: "standard",
    attributes: 0.5,
    stock: 6,
    skus: 2,
    title: plainTitle,
    price: (form, grade, _, slot) =>
      form.unitCostFen[grade] * (0.3 + 6 * seat.chance("price", slot)),
  };
  return keeper(habit, null, anywhere)(seat);
};

export const policies: Readonly<Record<PolicyLevel, Policy>> = {
  idle: () => [],
  random,
  // Orders when the shelf is all but empty, and little.
  naive: keeper(naiveHabit, { reorderDays: 4, coverDays: 14 }, side),
  average: (seat) => [
    ...keeper(averageHabit, { reorderDays: 8, coverDays: 21 }, side)(seat),
    ...(isLinksDay(seat) ? showBestSellers(seat) : []),
  ],
  expert: (seat) => [
    ...keeper(expertHabit, { reorderDays: 7, coverDays: 18 }, side)(seat),
    ...(isLinksDay(seat) ? layLinks(seat) : []),
  ],
};
