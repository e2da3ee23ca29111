/** Which scenarios and which model does this server open markets with? */
import type { Bilingual, ScenarioLine } from "@dianzhang/api";
import { listScenarios, modelVersion, readScenario } from "@dianzhang/catalog";
import type { Scenario } from "@dianzhang/market";
import { Fault } from "./fault.ts";

export interface ShelfScenario {
  readonly scenario: Scenario;
  readonly hash: string;
  /** The text that is frozen with a market. */
  readonly json: string;
}

export interface Shelf {
  readonly modelVersion: string;
  readonly lines: readonly ScenarioLine[];
  take(id: string): ShelfScenario;
}

/** Reads every scenario once; a broken one stops the start and names its file, path and reason. */
export function readShelf(): Shelf {
  const all = new Map(listScenarios().map((id) => [id, readOne(id)]));
  return {
    modelVersion: modelVersion(),
    lines: [...all].map(([id, { scenario }]) => ({ id, ...describe(scenario) })),
    take: (id) => {
      const found = all.get(id);
      if (!found) throw new Fault("no-such-scenario", { scenario: id });
      return found;
    },
  };
}

function readOne(id: string): ShelfScenario {
  const parsed = readScenario(id);
  if (!parsed.ok) {
    const [first] = parsed.faults;
    throw new Error(`scenario ${id}: ${first?.file} ${first?.path}: ${first?.reason}`);
  }
  const { scenario, hash } = parsed;
  return { scenario, hash, json: JSON.stringify(scenario) };
}

function describe({ name, description }: Scenario): { name: Bilingual; description: Bilingual } {
  return { name, description };
}
