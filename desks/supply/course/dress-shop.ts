/** The shop both lessons begin with: dresses that sell, and a purchasing seat that is taken and has done nothing yet. */
import { readyShop, type LessonRules } from "@dianzhang/desk-kit";

export const dressShop: LessonRules["prepare"] = (scenario) => [
  ...readyShop(scenario, {
    name: "青禾女装",
    grade: "standard",
    shoot: "studio",
    priceFen: 8900,
    stock: 70,
    goods: 8,
  }),
  { type: "supply/take-over" },
];
