/** Does what follows from something bear a later time? A month of a shop with every seat at work. */
import { expect, test } from "vitest";
import { loadScenario, openFor, pilotOf } from "../packages/cli/simulate.ts";

type Row = Readonly<Record<string, number>>;

test("parcels leave a minute after their order at the earliest, and no talk ends before it began", () => {
  const market = openFor({
    scenario: loadScenario("apparel"),
    seed: 11,
    days: 12,
    shoppers: 20_000,
    pilot: pilotOf("expert"),
  });
  const paidAt = new Map<number, number>();
  const parcels: Row[] = [];
  const chats: Row[] = [];
  for (let hour = 0; hour < 12 * 24; hour += 1)
    for (const { table, columns, rows } of market.tick().batches) {
      const names = table.columns.map(({ name }) => name);
      for (let row = 0; row < rows; row += 1) {
        const one = Object.fromEntries(names.map((name) => [name, Number(columns[name]?.[row])]));
        if (table.name === "orders") paidAt.set(one["order"] as number, one["at"] as number);
        if (table.name === "parcels") parcels.push(one);
        if (table.name === "chats") chats.push(one);
      }
    }
  expect([parcels.length > 200, chats.length > 20]).toEqual([true, true]);
  const early = parcels.filter(
    (one) => (one["shipped"] as number) < (paidAt.get(one["order"] as number) ?? 0) + 60,
  );
  expect(early).toEqual([]);
  expect(chats.filter((one) => (one["at"] as number) < (one["opened"] as number))).toEqual([]);
  // Who buys after a question has asked it before.
  const bought = chats.filter(({ order, needs }) => needs === 1 && paidAt.has(order as number));
  expect(bought.length).toBeGreaterThan(10);
  const before = bought.filter(
    (one) => (paidAt.get(one["order"] as number) as number) <= (one["opened"] as number),
  );
  expect(before).toEqual([]);
});
