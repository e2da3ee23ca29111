/** Does the till stand before every purchase, and take as long as tills do? Nine days of rivals with rooms and talks. */
import { expect, test } from "vitest";
import { loadScenario, openFor, pilotOf } from "../packages/cli/simulate.ts";

type Row = Readonly<Record<string, number | string | null>>;

const DAYS = 9;

test("whoever pays or gives up passed the checkout first, after seconds that differ, in live rooms and talks too", () => {
  const { action, orders, visit, chats } = lived();
  const opened = new Map<string, number>();
  const waits: Record<"pay" | "abandon", number[]> = { pay: [], abandon: [] };
  const unannounced: Row[] = [];
  for (const row of action) {
    const line = `${row["session"]} ${row["sku"]}`;
    if (row["kind"] === "checkout") opened.set(line, row["at"] as number);
    if (row["kind"] !== "pay" && row["kind"] !== "abandon") continue;
    const since = opened.get(line);
    if (since === undefined) unannounced.push(row);
    else waits[row["kind"]].push((row["at"] as number) - since);
  }
  expect(unannounced).toEqual([]);
  // Both kinds of order that used to come from nowhere are among them.
  expect(orders.filter((row) => row["channel"] === "live").length).toBeGreaterThan(10);
  expect(chats.filter((row) => row["ending"] === "bought").length).toBeGreaterThan(5);
  for (const [kind, low, high] of [
    ["pay", 17, 23],
    ["abandon", 30, 50],
  ] as const) {
    const seconds = waits[kind];
    expect(seconds.length).toBeGreaterThan(30);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(300);
    expect(new Set(seconds).size).toBeGreaterThan(15);
    const mean = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
    expect([mean > low, mean < high]).toEqual([true, true]);
  }
  const cards = visit.filter((row) => row["channel"] === "live");
  expect(new Set(cards.map((row) => row["dwell_s"])).size).toBeGreaterThan(15);
  expect(new Set(cards.map((row) => row["depth"])).size).toBeGreaterThan(15);
});

function lived(): Record<"action" | "orders" | "visit" | "chats", Row[]> {
  const market = openFor({
    scenario: loadScenario("apparel"),
    seed: 11,
    days: DAYS,
    shoppers: 20_000,
    pilot: pilotOf("average"),
  });
  const kept: Record<"action" | "orders" | "visit" | "chats", Row[]> = {
    action: [],
    orders: [],
    visit: [],
    chats: [],
  };
  for (let hour = 0; hour < DAYS * 24; hour += 1)
    for (const { table, columns, dictionaries, rows } of market.tick().batches) {
      const into = kept[table.name as keyof typeof kept] as Row[] | undefined;
      if (!into) continue;
      for (let row = 0; row < rows; row += 1)
        into.push(
          Object.fromEntries(
            table.columns.map(({ name }) => {
              const value = Number(columns[name]?.[row]);
              return [name, dictionaries[name]?.[value] ?? value];
            }),
          ),
        );
    }
  // Within an hour rows stand as they were written, not by their second.
  kept.action.sort((a, b) => (a["at"] as number) - (b["at"] as number));
  return kept;
}
