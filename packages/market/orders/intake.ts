/** How orders reach the desk, and which of them bring trouble with them. */
import type { Run } from "../run/run.ts";
import { goodsOf } from "../run/route.ts";
import { nextToPack } from "../world/agenda.ts";
import { addWork } from "../world/desk-work.ts";
import type { World } from "../world/world.ts";
import { chanceOf } from "./draws.ts";
import type { Signal } from "./contract.ts";
import { raise } from "./trouble-row.ts";
import { note, type Place } from "./step.ts";

/** Everything a shop has to pack comes onto its desk; answers the new rows. */
export function takeIn(place: Place, shop: number): number[] {
  const { world } = place;
  const rows: number[] = [];
  for (let order = nextToPack(world.agenda, shop); order >= 0;) {
    const row = addWork(world.desk, { order, shop, isPart: false });
    note(place, row, "taken");
    rows.push(row);
    order = nextToPack(world.agenda, shop);
  }
  return rows;
}

/** Draws what is the matter with an order that has just come in. */
export function troubleAtIntake(run: Run, order: number): void {
  const { orders } = run.world.parameters;
  const u = chanceOf(run, "orderTrouble", order, 0);
  if (u < orders.address) badAddress(run, order);
  else if (u < orders.address + orders.fraud) fraud(run, order);
  else if (u < orders.address + orders.fraud + orders.change) change(run, order);
}

const shopOf = (world: World, order: number): number => world.order.col.shop[order] as number;

// What is wrong with an address tells how likely it is that nobody will find it.
const ADDRESS_SIGNALS: readonly (readonly [Signal, number])[] = [
  ["no-house-number", 0.7],
  ["short-phone", 0.35],
  ["other-city", 0.9],
];

function badAddress(run: Run, order: number): void {
  const { world } = run;
  const pick = Math.floor(chanceOf(run, "orderTrouble", order, 1) * ADDRESS_SIGNALS.length);
  const [signal, odds] = ADDRESS_SIGNALS[pick] as readonly [Signal, number];
  raise(world, {
    order,
    shop: shopOf(world, order),
    kind: "address",
    at: world.now,
    truth: chanceOf(run, "orderTruth", order, 1) < odds,
    signals: [signal],
  });
}

const FRAUD_SIGNALS: readonly Signal[] = [
  "new-buyer",
  "forwarding-address",
  "at-night",
  "several-cards",
];

function fraud(run: Run, order: number): void {
  const { world } = run;
  const { strongShare, strongFraud, weakFraud } = world.parameters.orders;
  const isStrong = chanceOf(run, "orderTrouble", order, 2) < strongShare;
  const first = Math.floor(chanceOf(run, "orderTrouble", order, 3) * FRAUD_SIGNALS.length);
  const signals = Array.from(
    { length: isStrong ? 3 : 1 },
    (_, i) => FRAUD_SIGNALS[(first + i) % FRAUD_SIGNALS.length] as Signal,
  );
  if (goodsOf(world, order) >= 20_000) signals.push("dear-goods");
  raise(world, {
    order,
    shop: shopOf(world, order),
    kind: "fraud",
    at: world.now,
    truth: chanceOf(run, "orderTruth", order, 2) < (isStrong ? strongFraud : weakFraud),
    signals,
  });
}

function change(run: Run, order: number): void {
  const { world } = run;
  const isNew = chanceOf(run, "orderTrouble", order, 4) < 0.2;
  raise(world, {
    order,
    shop: shopOf(world, order),
    kind: "change",
    at: world.now + 1 + Math.floor(chanceOf(run, "orderReply", order, 4) * 10),
    truth: chanceOf(run, "orderTruth", order, 3) < (isNew ? 0.5 : 0.02),
    signals: [isNew ? "new-device" : "usual-device"],
  });
}

/** When pick lists are printed: a piece may be missing, and its buyer may think better of it soon after. */
export function troubleAtPrint(run: Run, order: number): void {
  const { world } = run;
  const { short, cancel } = world.parameters.orders;
  const u = chanceOf(run, "orderTrouble", order, 5);
  const shop = shopOf(world, order);
  if (u < short) {
    const isNear = chanceOf(run, "orderTrouble", order, 6) < 0.5;
    raise(world, {
      order,
      shop,
      kind: "short",
      at: world.now,
      truth: chanceOf(run, "orderTruth", order, 4) < (isNear ? 0.75 : 0.1),
      signals: [isNear ? "neighbour-bin" : "sold-fast"],
    });
  } else if (u < short + cancel) {
    raise(world, {
      order,
      shop,
      kind: "cancel",
      at: world.now + Math.floor(chanceOf(run, "orderReply", order, 5) * 7),
      truth: chanceOf(run, "orderTruth", order, 5) < 0.85,
      signals: [],
    });
  }
}
