/** Woken at whatever hour, a market goes on as if it had never slept: with every seat at work, hour after hour. */
import { desks } from "@dianzhang/catalog";
import { openMarket, restoreMarket, type MarketOptions, type PolicyLevel } from "@dianzhang/market";
import { tinyScenario } from "@dianzhang/testkit";
import { expect, test } from "vitest";

const everySeat = (level: PolicyLevel) => Object.fromEntries(desks.map(({ id }) => [id, level]));

// Cases, sanctions, clean weeks, goods sold out and back, campaigns: what turns inside a day is what a sleep may miss.
const options: MarketOptions = {
  scenario: tinyScenario(),
  seed: 7,
  seats: 2,
  rivals: 2,
  desks,
  shoppers: 3000,
  pilots: [everySeat("expert"), everySeat("naive")],
  overlay: { law: { suspect: 0.2, misread: 0.3, lookAlike: 0.2 } },
};

test("put to sleep and woken at each hour from the sixth day to the eleventh, it is the same an hour later", () => {
  const awake = openMarket(options);
  while (awake.now < 5 * 24) awake.tick();
  const astray: number[] = [];
  while (awake.now < 11 * 24) {
    const woken = restoreMarket(options, awake.snapshot());
    awake.tick();
    woken.tick();
    if (woken.stateHash() !== awake.stateHash()) astray.push(awake.now);
  }
  expect(astray).toEqual([]);
});
