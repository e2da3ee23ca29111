/** The shop both lessons begin with: six dresses on sale, the door open, nothing advertised. */
import { readyShop, type Scenario } from "@dianzhang/desk-kit";

export function dressShop(scenario: Scenario): ReturnType<typeof readyShop> {
  return readyShop(scenario, {
    name: "青禾衣舍",
    grade: "standard",
    shoot: "phone",
    priceFen: 13_900,
    stock: 60,
  });
}
