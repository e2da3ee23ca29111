/** Test help that needs no disk: a tiny market and a shop in it. */
export { tinyFiles, tinyScenario } from "./tiny-scenario.ts";
export { give, openMugShop, refused, runDays, tinyMarket } from "./tiny-shop.ts";
export { rowsOf } from "./rows.ts";
