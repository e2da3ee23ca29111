/** Test help that needs no disk: a tiny market, a shop in it, goods with known faults. */
export { plantedGoods } from "./planted.ts";
export type { PlantedFault, PlantedGoods } from "./planted.ts";
export { tinyFiles, tinyScenario } from "./tiny-scenario.ts";
export { give, openMugShop, refused, runDays, tinyMarket } from "./tiny-shop.ts";
