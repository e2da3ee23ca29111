/** What delivery costs: the buyer by the shop's rule, the shop by the courier's tariff; and how long it takes. */
import type { FreightRule } from "../desk.ts";
import type { Courier, Scenario } from "../scenario/schema.ts";

/** Zones from here on pay the remote extra. */
const REMOTE_ZONE = 4;

/**
 * What a courier charges the shop for one parcel, in fen. Up to the last step the step's price; beyond it the
 * last step plus the price of every further started kilogram; a zone without further steps charges each
 * started kilogram. Source: facts F56.
 */
export function courierFen(courier: Courier, zone: number, weightG: number): number {
  const row = courier.tariff.find((one) => one.zone === zone);
  if (!row) return 0;
  for (const step of row.steps) if (weightG <= step.uptoG) return step.fen;
  const last = row.steps.at(-1);
  if (!last) return 0;
  return last.fen + Math.ceil((weightG - last.uptoG) / 1000) * row.perKgFen;
}

/** What a buyer pays for delivery of goods worth `goodsFen` to a zone, in fen. */
export function buyerFreightFen(rule: FreightRule, goodsFen: number, zone: number): number {
  const base = goodsFen >= rule.freeOverFen ? 0 : rule.baseFen;
  return base + (zone >= REMOTE_ZONE ? rule.remoteExtraFen : 0);
}

/** The national mean parcel is this many hours under way. Source: facts F54. */
export const MEAN_HOURS = 54.24;

/** Mean door-to-door hours by province for one courier. */
export function transitHours(scenario: Scenario, courier: Courier): Float32Array {
  return Float32Array.from(scenario.provinces, (province) => province.hours * courier.pace);
}
