/** The shop both lessons begin with: eight dresses that sell, and nobody who answers. */
import { readyShop, type LessonRules } from "@dianzhang/desk-kit";

/** Good stuff asks questions; poor stuff draws complaints. */
export function dressShop(grade: "economy" | "standard"): LessonRules["prepare"] {
  return (scenario) =>
    readyShop(scenario, {
      name: "Qinghe",
      goods: 8,
      grade,
      shoot: "studio",
      priceFen: grade === "economy" ? 9900 : 12_900,
      stock: 200,
    });
}
