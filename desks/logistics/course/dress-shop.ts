/** The shop both lessons begin with: six dresses that sell, freight not thought of yet. */
import { readyShop, type LessonRules } from "@dianzhang/desk-kit";

export const dressShop: LessonRules["prepare"] = (scenario) =>
  readyShop(scenario, {
    name: "青禾女装",
    grade: "standard",
    shoot: "studio",
    priceFen: 12_900,
    stock: 60,
  });
