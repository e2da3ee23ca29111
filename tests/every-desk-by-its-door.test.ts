/** Does the door answer what the engine decides? Experts run a shop twice: inside one program, and over HTTP. */
import { desks, readScenario } from "@dianzhang/catalog";
import { openMarket, type Market, type Scenario } from "@dianzhang/market";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDemoSeat, told, type House, type Visitor } from "../packages/server/test/house.ts";

/** As the demo class opens its markets. */
const DEMO = { seed: 7, shoppers: 20_000, seats: 1 };
const DAYS = 3;

let house: House;
let lin: Visitor;
let at = "";

beforeAll(async () => {
  ({ house, lin, at } = await openDemoSeat());
});
afterAll(() => house?.close());

test("three days of an expert in every seat: each command is accepted, or refused for the same reason, at both; the goods stand alike in the end", async () => {
  const scenario = apparel();
  const market = openMarket({ ...DEMO, scenario, desks });
  const types = new Set<string>();
  const differences: string[] = [];
  // Before the market opens there are two rounds: goods are made ready, then shown.
  for (let round = 0; round <= DAYS; round += 1) {
    for (const desk of desks) {
      for (const command of wanted(market, scenario, desk)) {
        types.add(command.type);
        const here = market.decide(0, command);
        if (here.ok) market.apply(0, here.events);
        const there = told(await lin.post(`${at}/commands`, command));
        const same = here.ok ? "200" : `422 ${here.code}`;
        if (there !== same) differences.push(`${JSON.stringify(command)}: ${there}, not ${same}`);
      }
    }
    if (round === 0) continue;
    for (let hour = 0; hour < 24; hour += 1) market.tick();
    await runDay();
  }
  expect(differences).toEqual([]);
  expect(types.size).toBeGreaterThan(20);
  const { body } = await lin.get(`${at}/views/listing/listing-list`);
  expect(body).toEqual(market.view(0, "listing/listing-list"));
});

function apparel(): Scenario {
  const read = readScenario("apparel");
  if (!read.ok) throw new Error("the scenario is broken");
  return read.scenario;
}

function wanted(market: Market, scenario: Scenario, desk: (typeof desks)[number]) {
  return desk.policies.expert({
    shop: 0,
    now: market.now,
    scenario,
    view: (name, params) => market.view(0, name, params),
    chance: () => 0.5,
  });
}

async function runDay(): Promise<void> {
  await lin.post(`${at}/clock`, { hours: 24 });
  await expect
    .poll(async () => (await lin.get<{ clock: { isRunning: boolean } }>(at)).body.clock.isRunning, {
      timeout: 30_000,
    })
    .toBe(false);
}
