/** What a model is to those who run markets: its desks, and how a market of it is opened, woken and scored. */
import { scoreAttempt } from "@dianzhang/desk-kit";
import { openMarket, restoreMarket } from "@dianzhang/market";
import { desks } from "./desks.gen.ts";

export interface Model {
  readonly desks: typeof desks;
  readonly openMarket: typeof openMarket;
  readonly restoreMarket: typeof restoreMarket;
  readonly scoreAttempt: typeof scoreAttempt;
}

/** The model that is installed; a bundle of it exports the same name. */
export const model: Model = { desks, openMarket, restoreMarket, scoreAttempt };
