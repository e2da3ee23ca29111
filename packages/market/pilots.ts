/** How shops without a person are run: policies at the same desks, through the same door. */
import {
  drawFor,
  purpose,
  purposeKey,
  tick,
  type Command,
  type Decision,
  type DeskEvent,
} from "@dianzhang/kernel";
import type { PolicyLevel, Seat } from "./desk.ts";
import type { MarketOptions, World } from "./world/world.ts";

/** Shops look at their figures and act in the morning, and before the market opens. */
const POLICY_HOUR = 8;
/** Shopkeepers of rival shops. */
const RIVALS: PolicyLevel = "average";

/** The doors a pilot uses; the same a person has. */
interface Doors {
  decide(shop: number, command: Command): Decision;
  apply(shop: number, events: readonly DeskEvent[]): void;
  view(shop: number, name: string, params?: unknown): unknown;
}

/** Rivals and piloted seats act now if it is their hour; what is refused is simply not done. */
export function actAsPilots(world: World, options: MarketOptions, doors: Doors): void {
  if (world.now !== 0 && world.now % 24 !== POLICY_HOUR) return;
  // Before the market opens there are two rounds: goods are made ready, then shown.
  const rounds = world.now === 0 ? 2 : 1;
  for (let round = 0; round < rounds; round += 1) {
    for (let shop = 0; shop < world.shops; shop += 1) runShop(world, options, doors, shop);
  }
}

function runShop(world: World, options: MarketOptions, doors: Doors, shop: number): void {
  for (const desk of options.desks) {
    const how = shop >= world.seats ? (desk.rivals ?? RIVALS) : options.pilots?.[shop]?.[desk.id];
    if (!how) continue;
    const policy = typeof how === "function" ? how : desk.policies[how];
    for (const command of policy(seatOf(world, doors, shop))) {
      const decision = doors.decide(shop, command);
      if (decision.ok) doors.apply(shop, decision.events);
    }
  }
}

function seatOf(world: World, doors: Doors, shop: number): Seat {
  return {
    shop,
    now: tick(world.now),
    scenario: world.scenario,
    view: (name, params) => doors.view(shop, name, params),
    chance: (name, subject = 0, occasion = 0) =>
      drawFor(purposeKey(world.seed, purpose(`policy/${name}`)), shop * 65_536 + subject, occasion),
  };
}
