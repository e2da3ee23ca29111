/** The shop both lessons begin with: six dresses that have sold for some weeks, customers nobody has written to. */
import { readyShop, type LessonRules } from "@dianzhang/desk-kit";

export const dressShop: LessonRules["prepare"] = (scenario) =>
  readyShop(scenario, {
    name: "青禾女装",
    grade: "standard",
    shoot: "studio",
    priceFen: 9900,
    stock: 60,
  });
