/** Which scenario was a market opened with? Its own copy, whatever ships today. */
import { frozenScenario, type Db } from "@dianzhang/db";
import { completedScenario, type Scenario } from "@dianzhang/market";
import { Fault } from "./fault.ts";

/** What an earlier version left out is filled in; what only a later one can read is a fault, and says so. */
export async function scenarioOf(
  db: Db,
  { scenario_hash: hash }: { readonly scenario_hash: string },
): Promise<Scenario> {
  const frozen = await frozenScenario(db, hash);
  try {
    return completedScenario(frozen);
  } catch {
    throw new Fault("later-version");
  }
}
