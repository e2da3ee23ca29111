/** Which command comes next in a random stream: what shopkeepers of some skill would do, and the same bent out of shape. */
import { desks } from "@dianzhang/catalog";
import { bitsFor, purpose, purposeKey, unitFrom, type Command } from "@dianzhang/kernel";
import { POLICY_LEVELS, type Market, type PolicyLevel, type Scenario } from "@dianzhang/market";

/** How many commands are kept to be given again, bent. */
const POOL = 600;
/** Share of commands that are bent before they are given. */
const BENT = 0.6;

export interface Chance {
  /** The `nth` uniform number of the stream; the same for the same seed. */
  next(): number;
}

export function chanceOf(seed: number): Chance {
  const key = purposeKey(seed, purpose("invariants/stream"));
  let nth = 0;
  return { next: () => unitFrom(bitsFor(key, nth++, 0)) };
}

/** Asks policies now and then, remembers what they wanted, and hands out one command at a time. */
export class Stream {
  readonly #pool: Command[] = [];
  readonly #chance: Chance;
  readonly #scenario: Scenario;

  constructor(chance: Chance, scenario: Scenario) {
    this.#chance = chance;
    this.#scenario = scenario;
  }

  /** Fills the pool with what every desk's people of every skill would do in this seat now. */
  ask(market: Market, shop: number): void {
    for (const desk of desks) {
      const level = this.#pick(POLICY_LEVELS) as PolicyLevel;
      const wanted = desk.policies[level]({
        shop,
        now: market.now,
        scenario: this.#scenario,
        view: (name, params) => market.view(shop, name, params),
        chance: () => this.#chance.next(),
      });
      for (const command of wanted.slice(0, 12)) this.#keep(command);
    }
  }

  next(): Command | undefined {
    const command = this.#pick(this.#pool);
    if (!command || this.#chance.next() >= BENT) return command;
    return { ...(this.#bend(command, 0) as Command), type: command.type };
  }

  #keep(command: Command): void {
    if (this.#pool.length < POOL) this.#pool.push(command);
    else this.#pool[Math.floor(this.#chance.next() * POOL)] = command;
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#chance.next() * from.length)];
  }

  // One field in a few is replaced: by nothing, too much, another's number, another word.
  #bend(value: unknown, depth: number): unknown {
    const draw = this.#chance.next();
    if (typeof value === "number") return draw < 0.3 ? this.#number(value) : value;
    if (typeof value === "string") return draw < 0.08 ? this.#word(value) : value;
    if (typeof value === "boolean") return draw < 0.3 ? !value : value;
    if (Array.isArray(value)) {
      const bent = value.map((one) => this.#bend(one, depth + 1));
      if (draw < 0.1) return bent.slice(1);
      return draw < 0.2 ? [...bent, ...bent.slice(0, 1)] : bent;
    }
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).map(([key, one]) => [key, this.#bend(one, depth + 1)]);
    return Object.fromEntries(draw < 0.05 && depth > 0 ? entries.slice(1) : entries);
  }

  #number(value: number): number {
    const ways = [0, 1, -1, value * 10, value + 1, Math.floor(this.#chance.next() * 40), 2 ** 31];
    return this.#pick(ways) ?? 0;
  }

  #word(value: string): string {
    return this.#pick(["", "x", `${value}${value}`, value.slice(1), "__proto__", "'; --"]) ?? "";
  }
}
