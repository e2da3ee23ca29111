/** How many markets may be awake at once, and how long does a sleeping one take to wake? */
import { addPerson, openDb, openLeases } from "@dianzhang/db";
import { openMarketFor } from "../opening.ts";
import { openHost, type RunHost } from "../run/host.ts";
import { readShelf } from "../shelf.ts";
import type { BenchLine } from "./lines.ts";
import { temporaryHome } from "./program.ts";

const MARKETS = 200;
/** The size of a solo market. */
const SHOPPERS = 20_000;
const DAYS = 3;

/** Solo markets awake in one worker of this process, and the first answer of one that slept. */
export async function benchWarm(): Promise<BenchLine[]> {
  const { home, remove } = temporaryHome();
  const opened = await openDb({ home, url: undefined });
  const shelf = readShelf();
  const { db } = opened;
  const host = (): RunHost =>
    openHost({
      db,
      leases: openLeases(opened.place),
      home,
      workers: 1,
      modelVersion: shelf.modelVersion,
      onTrouble: (_, reason) => process.stderr.write(`${reason}\n`),
    });
  try {
    const who = { account: "warm", name: "Warm", role: "trainee", passwordHash: null } as const;
    const person = (await addPerson(db, who))?.id ?? "";
    const opening = { scenario: "apparel", name: "warm", mode: "solo", people: [person] } as const;
    const markets: string[] = [];
    for (let i = 0; i < MARKETS; i += 1)
      markets.push(await openMarketFor(db, shelf, { ...opening, seed: i, shoppers: SHOPPERS }));
    const [first = ""] = markets;
    const before = host();
    await before.advance(first, DAYS * 24);
    await before.standing(first);
    await before.close();

    const on = host();
    const look = (market: string) =>
      on.view(market, { shop: 0, name: "storefront/shop", params: {} });
    const began = performance.now();
    await look(first);
    const cold = performance.now() - began;
    for (const market of markets) await look(market);
    const mb = Math.round(process.memoryUsage().rss / 1024 / 1024);
    const awake = markets.filter((market) => on.now(market) !== undefined).length;
    await on.close();
    return [
      { name: "cold-market", value: Math.round(cold), unit: "ms", days: DAYS, shoppers: SHOPPERS },
      { name: "warm-markets", value: awake, unit: "markets awake", shoppers: SHOPPERS },
      { name: "warm-markets/memory", value: mb, unit: "MB" },
    ];
  } finally {
    await opened.close();
    remove();
  }
}
