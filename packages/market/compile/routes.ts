/** What buyers are promised and parcels follow, for the shops that have decided how they send. */
import { armDelayHours } from "../arms.ts";
import { borderHours, placeCount, placeOf } from "../border/duty.ts";
import {
  groupOf,
  hoursFrom,
  weightClass,
  WEIGHT_CLASSES,
  type LogisticsRow,
} from "../logistics.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { World } from "../world/world.ts";

/** Beside the weight classes, the dear parcels of a shop that sends those by a courier of their own. */
const CLASSES = WEIGHT_CLASSES.length + 1;
const DEAR = WEIGHT_CLASSES.length;
/** Hours between order and hand-over that a promise reckons with. */
const PACKING_HOURS = 14;

/** Flat tables of routes; a route is a shop, a warehouse (0 = its own), a province and a weight class. */
export interface Routes {
  readonly rows: readonly (LogisticsRow | undefined)[];
  /** Shop → shelves beside home it may send from. */
  readonly places: readonly (readonly number[] | undefined)[];
  readonly provinces: number;
  readonly depots: number;
  /** Shop × province × class → courier. */
  readonly courier: Uint8Array;
  /** Route → days shown to the buyer, mean hours under way. */
  readonly days: Float32Array;
  readonly hours: Float32Array;
  /** Shop × province → group of its freight template. */
  readonly group: Uint8Array;
  /** Category → weight class of a single piece, and its grams. */
  readonly classOf: Uint8Array;
  readonly weightG: Uint32Array;
  /** Courier → what buyers think of its name. */
  readonly trust: Float32Array;
}

/** null while no shop has decided anything. */
export function routesOf(world: World, given: readonly LogisticsRow[]): Routes | null {
  if (given.length === 0) return null;
  const { scenario, shops } = world;
  const provinces = scenario.provinces.length;
  const depots = placeCount(scenario) + 1;
  const rows: (LogisticsRow | undefined)[] = [];
  const places: (readonly number[])[] = [];
  for (const row of given) {
    rows[row.shop] = row;
    places[row.shop] = placesOf(scenario, row);
  }
  const routes: Routes = {
    rows,
    places,
    provinces,
    depots,
    courier: new Uint8Array(shops * provinces * CLASSES),
    days: new Float32Array(shops * depots * provinces * CLASSES),
    hours: new Float32Array(shops * depots * provinces * CLASSES),
    group: new Uint8Array(shops * provinces),
    classOf: Uint8Array.from(scenario.categories, ({ weightG }) => weightClass(weightG)),
    weightG: Uint32Array.from(scenario.categories, ({ weightG }) => weightG),
    trust: Float32Array.from(scenario.couriers, ({ trust }) => trust),
  };
  const delay = armDelayHours(world.options.arm);
  for (const row of given) fillShop(world, routes, row, delay);
  return routes;
}

function placesOf(scenario: Scenario, { depots, imports }: LogisticsRow): number[] {
  const rented = depots.map((place) => place + 1);
  if (imports.length === 0 || scenario.border === null) return rented;
  return [...rented, placeOf(scenario, "bonded"), placeOf(scenario, "overseas")];
}

function fillShop(world: World, routes: Routes, row: LogisticsRow, delay: number): void {
  const { scenario } = world;
  const reached = row.imports.length > 0 ? routes.depots : scenario.depots.length + 1;
  for (let province = 0; province < routes.provinces; province += 1) {
    const to = scenario.provinces[province] as Scenario["provinces"][number];
    if (row.template)
      routes.group[row.shop * routes.provinces + province] = groupOf(row.template, to.id);
    for (let size = 0; size < CLASSES; size += 1) {
      const usual = row.couriers[province * WEIGHT_CLASSES.length + size];
      const courier = (size === DEAR ? row.dear?.courier : usual) ?? 0;
      routes.courier[(row.shop * routes.provinces + province) * CLASSES + size] = courier;
      const pace = scenario.couriers[courier]?.pace ?? 1;
      for (let depot = 0; depot < reached; depot += 1) {
        const mean = hoursFrom(scenario, depot, province) * pace + borderHours(scenario, depot);
        const at = routeAt(routes, row.shop, depot, province, size);
        routes.hours[at] = Math.max(12, mean + delay);
        const slack = world.parameters.after.promiseSlack;
        const days = Math.ceil(((mean + PACKING_HOURS) * slack) / 24) + row.promiseDays;
        routes.days[at] = Math.max(1, days) + delay / 24;
      }
    }
  }
}

/** The class a parcel of a shop goes by: of its weight, or as a dear one. */
export function classFor(
  { rows }: Routes,
  shop: number,
  parcel: { readonly weightClass: number; readonly goodsFen: number },
): number {
  const dear = rows[shop]?.dear;
  return dear && parcel.goodsFen >= dear.fromFen ? DEAR : parcel.weightClass;
}

/** Where a route stands in the tables. */
export function routeAt(
  { provinces, depots }: Routes,
  shop: number,
  depot: number,
  province: number,
  size: number,
): number {
  return ((shop * depots + depot) * provinces + province) * CLASSES + size;
}

/** The courier that carries a parcel of this class there. */
export function courierAt(
  { courier, provinces }: Routes,
  shop: number,
  province: number,
  size: number,
): number {
  return courier[(shop * provinces + province) * CLASSES + size] as number;
}
