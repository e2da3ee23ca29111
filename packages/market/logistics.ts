/** How a shop sends its parcels: what the logistics desk contributes, and what follows for any parcel. */
import type { ImportRow } from "./border/contract.ts";
import { courierFen } from "./compile/freight.ts";
import type { Courier, Scenario } from "./scenario/schema.ts";

/** Parcels up to a kilogram, up to three, and heavier ones may go by different couriers. */
export const WEIGHT_CLASSES = ["small", "medium", "large"] as const;
const CLASS_UPTO_G = [1000, 3000] as const;

export function weightClass(weightG: number): number {
  if (weightG <= CLASS_UPTO_G[0]) return 0;
  return weightG <= CLASS_UPTO_G[1] ? 1 : 2;
}

/** A shop's row; a shop without one sends everything from home with the first courier, without contract. */
export interface LogisticsRow {
  readonly shop: number;
  /** Province × weight class → place of the courier in the scenario. */
  readonly couriers: readonly number[];
  /** Goods worth this much go by a courier of their own, wherever they go and whatever they weigh. */
  readonly dear: { readonly fromFen: number; readonly courier: number } | null;
  readonly contracts: readonly ContractRow[];
  /** Days the shop promises more (or, below 0, fewer) than the couriers' own times come to. */
  readonly promiseDays: number;
  /** Parcels worth this much are insured; null = none. */
  readonly insureFromFen: number | null;
  readonly template: FreightTemplate | null;
  /** Rented warehouses, by place in the scenario. */
  readonly depots: readonly number[];
  /** Listings whose goods come from abroad, some of them or all. */
  readonly imports: readonly ImportRow[];
}

export interface ContractRow {
  readonly courier: number;
  /** Parcels promised in 30 days, and thousandths off for it. */
  readonly parcels: number;
  readonly offPermille: number;
  /** The tick it holds from. */
  readonly since: number;
}

/** What a buyer pays for delivery, group by group of provinces; a province in no group is of the last one. */
export interface FreightTemplate {
  readonly by: "piece" | "weight";
  readonly groups: readonly FreightGroup[];
}

export interface FreightGroup {
  readonly provinces: readonly string[];
  /** Pieces, or grams. */
  readonly first: number;
  readonly firstFen: number;
  readonly next: number;
  readonly nextFen: number;
  /** Goods worth this much travel free; null = never. */
  readonly freeOverFen: number | null;
}

/** What is in a parcel, as far as freight is concerned. */
export interface Load {
  readonly goodsFen: number;
  readonly pieces: number;
  readonly weightG: number;
}

/** What the buyer of a load pays in a group: the first unit's price, then for each started further one. */
export function templateFen(template: FreightTemplate, group: number, load: Load): number {
  const rule = template.groups[group];
  if (!rule || (rule.freeOverFen !== null && load.goodsFen >= rule.freeOverFen)) return 0;
  const size = template.by === "piece" ? load.pieces : load.weightG;
  const further = Math.max(0, Math.ceil((size - rule.first) / rule.next));
  return rule.firstFen + further * rule.nextFen;
}

export function groupOf(template: FreightTemplate, province: string): number {
  const found = template.groups.findIndex((group) => group.provinces.includes(province));
  return found < 0 ? template.groups.length - 1 : found;
}

/** Insurance: half a percent of the goods' price, one yuan at least. Assumption, after couriers' public tariffs. */
export function insuranceFen(goodsFen: number): number {
  return Math.max(100, Math.round(goodsFen * 0.005));
}

/** An uninsured parcel is made good up to three times its fee (邮政法 art. 47). */
export function liableFen(parcel: {
  readonly goodsFen: number;
  readonly feeFen: number;
  readonly isInsured: boolean;
}): number {
  return parcel.isInsured ? parcel.goodsFen : Math.min(parcel.goodsFen, 3 * parcel.feeFen);
}

/** For each parcel short of what was promised, a share of the tariff's first step. Assumption. */
export function shortfallFen(courier: Courier, missing: number): number {
  return Math.max(0, missing) * Math.round(courierFen(courier, 1, 1000) * SHORT_SHARE);
}

const SHORT_SHARE = 0.25;

/** Where parcels leave from, by the numbering of shelves: home, rented warehouses, the places beyond the border. */
export function originsOf({ depots, border }: Scenario): string[] {
  const abroad = border === null ? [] : ["bonded", "overseas"];
  return ["home", ...depots.map(({ id }) => id), ...abroad];
}

/** The zone of a province seen from a warehouse; 0 is the shop's own. */
export function zoneFrom(scenario: Scenario, depot: number, province: number): number {
  const to = scenario.provinces[province];
  if (!to) return 1;
  return (depot === 0 ? undefined : scenario.depots[depot - 1]?.zones[to.id]) ?? to.zone;
}

/** Mean door-to-door hours of an ordinary courier from a warehouse: those of the zone. */
export function hoursFrom(scenario: Scenario, depot: number, province: number): number {
  const to = scenario.provinces[province];
  if (!to) return 0;
  const zone = zoneFrom(scenario, depot, province);
  if (depot === 0 || zone === to.zone) return to.hours;
  return scenario.provinces.find((one) => one.zone === zone)?.hours ?? to.hours;
}

/** A courier's price for a load, with what a contract takes off. */
export function parcelPriceFen(
  courier: Courier,
  to: { readonly zone: number; readonly weightG: number; readonly offPermille: number },
): number {
  const list = courierFen(courier, to.zone, to.weightG);
  return Math.floor((list * (1000 - to.offPermille)) / 1000 + 0.5);
}
