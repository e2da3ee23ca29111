/** The desk kit's front door: one way to define a desk, one way to define a lesson. */
export { defineCommand, defineDesk, defineView } from "./desk.ts";
export type { CommandRule, Desk, DeskManifest, ViewRule } from "./desk.ts";
export { lessonOptions, playLesson, playReference, scoreAttempt } from "./lesson.ts";
export type { LessonRules, LessonSetting, PlayedLesson } from "./lesson.ts";
export { withoutRows } from "./without.ts";
export type { DayFigures, Without } from "./without.ts";
export { readyListing, readyShop } from "./ready-shop.ts";
export type { ReadyGoods, ReadyShop } from "./ready-shop.ts";
export { plantedGoods } from "./planted.ts";
export type { PlantedFault, PlantedGoods } from "./planted.ts";
export { bestGoods, goodsOnSale, profitPerOrder, worthOfVisit } from "./worth.ts";
export type { Goods } from "./worth.ts";
export { groupOf, templateFen } from "@dianzhang/market";
export type { Category, Policy, Scenario, Seat } from "@dianzhang/market";
export {
  agentReader,
  automaton,
  buyerReader,
  CHAT_CONCEPTS,
  MANNERS,
  readAnswer,
} from "./language/index.ts";
export { pictureAppeal, shotAppeal } from "./picture.ts";
export type { MeasuredPicture } from "./picture.ts";
export { replyRate } from "./reply-rate.ts";
export type { ReplyRate, Said } from "./reply-rate.ts";
