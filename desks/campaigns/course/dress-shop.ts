/** The shop both lessons begin with: six dresses in an open shop. */
import { readyShop, type Scenario } from "@dianzhang/desk-kit";

export const TAG_FEN = 13_900;

/** Six listings of the first category, stocked, on sale, the door open, free delivery nearby. */
export function dressShop(scenario: Scenario): ReturnType<typeof readyShop> {
  return readyShop(scenario, {
    name: "青禾衣舍",
    grade: "standard",
    shoot: "studio",
    priceFen: TAG_FEN,
    stock: 40,
  });
}
