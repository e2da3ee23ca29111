/** `npm run -s invariants -- --commands N`: what must hold, held against a random stream of commands. */
import { desks } from "@dianzhang/catalog";
import { canonicalJson, type LogRow } from "@dianzhang/kernel";
import { openMarket, restoreMarket, type Market, type MarketOptions } from "@dianzhang/market";
import { tinyScenario } from "@dianzhang/testkit";
import { readWords, wholeNumber } from "./args.ts";
import { Books } from "./invariants/books.ts";
import { chanceOf, Stream } from "./invariants/commands.ts";

const SEATS = 4;
/** Commands between two hours, hours between two questions to the policies, hours between two sleeps. */
const PER_HOUR = 40;
const ASK_EVERY = 6;
const SLEEP_EVERY = 97;
/** Days in which parcels under way arrive, or are given up. */
const QUIET_DAYS = 40;
/** No parcel is under way for longer than this before it is given up. */
const LONGEST_DAYS = 25;
/** Hours of one market; then the next begins with the next seed. */
const HOURS = 480;

interface Told {
  readonly commands: number;
  readonly accepted: number;
  readonly orders: number;
  readonly violations: readonly string[];
}

export async function run(argv: readonly string[]): Promise<void> {
  const { words } = readWords(argv, ["commands", "seed"], ["json"]);
  const wanted = wholeNumber(words, "commands", 100_000);
  const seed = wholeNumber(words, "seed", 1);
  const began = performance.now();
  const told: Told[] = [];
  const given = (): number => told.reduce((sum, { commands }) => sum + commands, 0);
  while (given() < wanted) {
    told.push(streamThrough(seed + told.length, wanted - given()));
    if (words["json"] !== true) process.stderr.write(`\r${given()} of ${wanted}`);
  }
  const violations = told.flatMap((one) => one.violations);
  process.stdout.write(
    `${JSON.stringify({
      commands: given(),
      violations: violations.length,
      seed,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      accepted: told.reduce((sum, { accepted }) => sum + accepted, 0),
      orders: told.reduce((sum, { orders }) => sum + orders, 0),
      markets: told.length,
      findings: violations.slice(0, 20),
    })}\n`,
  );
  if (violations.length > 0) process.exitCode = 1;
}

/** One market under fire: at most so many commands; then quiet weeks, then everything once more from the log. */
export function streamThrough(seed: number, most: number): Told {
  const options: MarketOptions = {
    scenario: tinyScenario(),
    seed,
    desks,
    shoppers: 3000,
    seats: SEATS,
    rivals: 2,
  };
  const chance = chanceOf(seed);
  const stream = new Stream(chance, options.scenario);
  const books = new Books();
  const log: LogRow[] = [];
  let market = openMarket(options);
  let commands = 0;
  for (let hour = 0; hour < HOURS && commands < most; hour += 1) {
    if (hour % ASK_EVERY === 0)
      for (let shop = 0; shop < SEATS; shop += 1) stream.ask(market, shop);
    for (let n = 0; n < PER_HOUR && commands < most; n += 1) {
      const shop = Math.floor(chance.next() * SEATS);
      commands += give(market, shop, stream, log);
    }
    books.read(market.tick().batches);
    books.count(market);
    books.countPrivate(market);
    if (hour % SLEEP_EVERY === SLEEP_EVERY - 1) market = restoreMarket(options, market.snapshot());
  }
  for (let hour = 0; hour < QUIET_DAYS * 24; hour += 1) books.read(market.tick().batches);
  books.close((market.now - LONGEST_DAYS * 24) * 3600);
  const replayed = replay(options, log, market);
  return {
    commands,
    accepted: log.length,
    orders: books.orders,
    violations: [...books.breaches, ...replayed].map((what) => `seed ${seed}: ${what}`),
  };
}

function give(market: Market, shop: number, stream: Stream, log: LogRow[]): number {
  const command = stream.next();
  if (!command) return 1;
  const decision = market.decide(shop, command);
  if (!decision.ok) return 1;
  market.apply(shop, decision.events);
  log.push({ seq: log.length, tick: market.now, shop, command, events: decision.events });
  return 1;
}

// Decided again from the log, hour by hour: the same events, and the same bytes in the end.
function replay(options: MarketOptions, log: readonly LogRow[], lived: Market): string[] {
  const market = openMarket(options);
  let at = 0;
  while (market.now < lived.now) {
    for (let row = log[at]; row && row.tick === market.now; row = log[(at += 1)]) {
      const decision = market.decide(row.shop, row.command);
      if (canonicalJson(decision.ok && decision.events) !== canonicalJson(row.events))
        return [`row ${row.seq} (${row.command.type}) is decided otherwise when replayed`];
      market.apply(row.shop, row.events);
    }
    market.tick();
  }
  return market.stateHash() === lived.stateHash() ? [] : ["a replay ends in other bytes"];
}
