/** How long does one command take that hands a thousand orders over: decided in the worker, committed, answered? */
import { addPerson, openDb, openLeases } from "@dianzhang/db";
import type { Command } from "@dianzhang/kernel";
import type { Scenario } from "@dianzhang/market";
import { openMarketFor } from "../opening.ts";
import { openHost, type RunHost } from "../run/host.ts";
import { readShelf } from "../shelf.ts";
import type { BenchLine } from "./lines.ts";
import { temporaryHome } from "./program.ts";

const ORDERS = 1000;
const SHOPPERS = 120_000;
/** Days in which that many orders come in; hours in which they are packed. */
const DAYS = 4;
const PACKING = 48;
const TO_MORNING = 8;
const GOODS = 24;

/** The step, and the view of the desk before it, on a desk that holds more than that. */
export async function benchOrders(): Promise<BenchLine[]> {
  const { home, remove } = temporaryHome();
  const opened = await openDb({ home, url: undefined });
  const shelf = readShelf();
  const { db } = opened;
  const host = openHost({
    db,
    leases: openLeases(opened.place),
    home,
    workers: 1,
    modelVersion: shelf.modelVersion,
    onTrouble: (_, reason) => process.stderr.write(`${reason}\n`),
  });
  try {
    const who = { account: "orders", name: "O", role: "trainee", passwordHash: null } as const;
    const person = (await addPerson(db, who))?.id ?? "";
    const opening = {
      scenario: "apparel",
      name: "orders",
      mode: "solo",
      people: [person],
    } as const;
    const market = await openMarketFor(db, shelf, { ...opening, seed: 5, shoppers: SHOPPERS });
    const seat = seatAt(host, market, person);
    for (const command of clearance(shelf.take("apparel").scenario)) await seat.tell(command);
    await seat.wait(DAYS * 24);
    return await moved(seat);
  } finally {
    await host.close();
    await opened.close();
    remove();
  }
}

interface Bench {
  tell(command: Command): Promise<number>;
  orders(state: string): Promise<number[]>;
  wait(hours: number): Promise<void>;
}

function seatAt(host: RunHost, market: string, person: string): Bench {
  return {
    async tell(command) {
      const began = performance.now();
      await host.command(market, { shop: 0, person, command, resolved: {} });
      return performance.now() - began;
    },
    async orders(state) {
      const params = { state, flag: "clean" };
      const text = await host.view(market, { shop: 0, name: "orders/queue", params });
      return (JSON.parse(text) as { order: number }[]).map(({ order }) => order);
    },
    async wait(hours) {
      await host.advance(market, hours);
      await host.standing(market);
    },
  };
}

async function moved(seat: Bench): Promise<BenchLine[]> {
  const line = (name: string, ms: number, orders: number): BenchLine => ({
    name: `orders-batch/${name}`,
    value: Math.round(ms),
    unit: "ms",
    orders,
  });
  const began = performance.now();
  const paid = await seat.orders("paid");
  const lines = [line("queue", performance.now() - began, paid.length)];
  const batch = paid.slice(0, 2 * ORDERS);
  lines.push(
    line("review", await seat.tell({ type: "orders/review", orders: batch }), batch.length),
  );
  await seat.tell({ type: "orders/print", orders: batch });
  const how = { packaging: "ordinary", isChecked: false };
  await seat.tell({ type: "orders/pick", orders: batch, wave: 50 });
  await seat.tell({ type: "orders/pack", orders: batch, ...how });
  await seat.wait(PACKING);
  const packed = (await seat.orders("packed")).slice(0, ORDERS);
  const ms = await seat.tell({ type: "orders/ship", orders: packed });
  // The van comes from eight in the morning on.
  await seat.wait(TO_MORNING);
  const left = performance.now();
  await seat.wait(1);
  const van = line("hour-of-the-van", performance.now() - left, packed.length);
  return [...lines, line("ship", ms, packed.length), van];
}

// Cheap things of every kind, and a desk where everything waits.
function clearance({ categories }: Scenario): Command[] {
  const goods = Array.from({ length: GOODS }, (_, i): Command[] => {
    const category = categories[i % categories.length];
    if (!category) return [];
    const chosen = category.attributes.map(
      ({ id, values }, nth) => [id, values[(i + nth) % values.length]?.id ?? ""] as const,
    );
    const options = category.variants.map(({ id, values }) => [id, values[0]?.id ?? ""] as const);
    const priceFen = Math.round(category.referencePriceFen * 0.18);
    return [
      {
        type: "listing/create-listing",
        category: category.id,
        grade: "economy",
        shoot: "studio",
        title: `${category.attributes[0]?.values[i % 3]?.name.zh ?? ""}${category.name.zh}`,
        attributes: Object.fromEntries(chosen),
        skus: [{ options: Object.fromEntries(options), priceFen, stock: 90 }],
      },
    ];
  }).flat();
  return [
    ...goods,
    { type: "listing/publish", listings: goods.map((_, listing) => listing) },
    { type: "storefront/set-profile", name: "Bench", mainCategory: categories[0]?.id ?? "" },
    { type: "storefront/set-freight", baseFen: 0, freeOverFen: null, remoteExtraFen: 0 },
    { type: "storefront/open-shop" },
    { type: "orders/take-over" },
    {
      type: "orders/set-rules",
      review: "none",
      wave: 0,
      checkFromFen: null,
      packaging: "ordinary",
      dear: null,
      ships: false,
      merges: false,
      holds: false,
    },
  ];
}
