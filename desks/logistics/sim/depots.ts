/** Warehouses for rent: whom each is near to, what that saves, and from how many parcels a day it pays. */
import {
  hoursFrom,
  parcelPriceFen,
  weightClass,
  WEIGHT_CLASSES,
  zoneFrom,
  type DeskContext,
  type Scenario,
} from "@dianzhang/market";
import type { DepotLine } from "../commands.ts";
import { couriersOf } from "./apply.ts";
import { sendingOf, type LogisticsSlice, type Sending } from "./slice.ts";
import { allWeight } from "./views.ts";

/** A typical parcel. */
const WEIGHT_G = 500;

export function depots({ slice, shop, market }: DeskContext<LogisticsSlice>): DepotLine[] {
  const { scenario } = market;
  const sending = sendingOf(slice, shop);
  return scenario.depots.map((depot, place) => {
    const stock = market.parcels.stored(shop, place + 1);
    const near = nearTo(scenario, sending, place + 1);
    const share = near.weight / allWeight(scenario);
    // What each parcel of the shop saves, those that go from home as before among them.
    const gain = share * (near.savedFen - depot.moveFen);
    return {
      id: depot.id,
      name: depot.name,
      rentFenDay: depot.rentFenDay,
      moveFen: depot.moveFen,
      moveHours: depot.moveHours,
      isRented: sending.depots.includes(place),
      nearerPermille: Math.round(1000 * share),
      soonerHours: Math.round(10 * near.soonerHours) / 10,
      savedFen: Math.round(near.savedFen),
      evenADay: gain > 0 ? Math.ceil(depot.rentFenDay / gain) : null,
      pieces: stock.reduce((sum, { pieces }) => sum + pieces, 0),
      stock,
    };
  });
}

interface Near {
  readonly weight: number;
  readonly soonerHours: number;
  readonly savedFen: number;
}

// The provinces that are reached sooner from there, by how many buyers live in them.
function nearTo(scenario: Scenario, sending: Sending, depot: number): Near {
  const chosen = couriersOf(sending, scenario);
  const size = weightClass(WEIGHT_G);
  let weight = 0;
  let hours = 0;
  let fen = 0;
  scenario.provinces.forEach((to, province) => {
    const place = chosen[province * WEIGHT_CLASSES.length + size] ?? 0;
    const courier = scenario.couriers[place];
    const sooner = to.hours - hoursFrom(scenario, depot, province);
    if (!courier || sooner <= 0) return;
    const held = sending.contracts.find((one) => one.courier === place);
    const costs = (zone: number): number =>
      parcelPriceFen(courier, { zone, weightG: WEIGHT_G, offPermille: held?.offPermille ?? 0 });
    weight += to.weight;
    hours += to.weight * sooner * courier.pace;
    fen += to.weight * (costs(to.zone) - costs(zoneFrom(scenario, depot, province)));
  });
  return weight === 0
    ? { weight: 0, soonerHours: 0, savedFen: 0 }
    : { weight, soonerHours: hours / weight, savedFen: fen / weight };
}
