/** How is a market opened for people: alone, or all in one? */
import { randomInt } from "node:crypto";
import { addMarket, type Db } from "@dianzhang/db";
import type { Shelf } from "./shelf.ts";

/** Solo markets are small, so that a class of fifty fits one machine. */
const SOLO_SHOPPERS = 20_000;

export interface Opening {
  readonly scenario: string;
  readonly name: string;
  readonly mode: "solo" | "shared";
  /** People by shop number. */
  readonly people: readonly string[];
  readonly classId?: string;
  readonly seed?: number | undefined;
  readonly shoppers?: number | undefined;
  readonly lesson?: string;
}

/** Opens one market with a seat for everybody named; answers its id. */
export async function openMarketFor(db: Db, shelf: Shelf, opening: Opening): Promise<string> {
  const { scenario, hash, json } = shelf.take(opening.scenario);
  const usual =
    opening.mode === "shared" ? scenario.shoppers : Math.min(scenario.shoppers, SOLO_SHOPPERS);
  const row = {
    class: opening.classId ?? null,
    name: opening.name,
    scenario: opening.scenario,
    scenario_hash: hash,
    scenarioJson: json,
    model_version: shelf.modelVersion,
    seed: opening.seed ?? randomInt(1, 2 ** 31),
    shoppers: opening.shoppers ?? usual,
    seats: opening.people.length,
    mode: opening.mode,
    lesson: opening.lesson ?? null,
    people: opening.people,
  };
  return db.isTransaction
    ? addMarket(db, row)
    : db.transaction().execute((tx) => addMarket(tx, row));
}
