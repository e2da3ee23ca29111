/** The shop both lessons begin with: dresses on sale, the door open, an account on every platform. */
import { readyShop, type Scenario } from "@dianzhang/desk-kit";

export function talkedOfShop(
  scenario: Scenario,
  goods: { readonly grade: "economy" | "standard"; readonly priceFen: number },
): ReturnType<typeof readyShop> {
  const accounts = scenario.social.platforms.map(({ id }) => ({
    type: "social/open-account",
    platform: id,
    name: "青禾衣舍",
  }));
  const ready = readyShop(scenario, {
    ...goods,
    name: "青禾衣舍",
    shoot: "studio",
    stock: 200,
    goods: 8,
  });
  return [...ready, ...accounts];
}
