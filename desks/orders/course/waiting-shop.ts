/** The shop both lessons begin with: dresses that sell, and an order desk where nothing has been touched yet. */
import { readyShop, type LessonRules } from "@dianzhang/desk-kit";

export const waitingShop: LessonRules["prepare"] = (scenario) => [
  ...readyShop(scenario, {
    name: "青禾女装",
    grade: "standard",
    shoot: "studio",
    priceFen: 8900,
    stock: 200,
    goods: 8,
  }),
  { type: "orders/take-over" },
  {
    type: "orders/set-rules",
    review: "none",
    wave: 0,
    checkFromFen: null,
    packaging: "ordinary",
    dear: null,
    ships: false,
    merges: false,
    holds: true,
  },
];
