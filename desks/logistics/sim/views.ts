/** What the logistics seat shows: couriers and contracts, its own plan, parcels, claims, warehouses. */
import {
  CONTRACT_DAYS,
  originsOf,
  parcelPriceFen,
  weightClass,
  WEIGHT_CLASSES,
  zoneFrom,
  type DeskContext,
  type Scenario,
} from "@dianzhang/market";
import { exp, normalQuantile } from "@dianzhang/kernel";
import type { ClaimLine, CourierLine, ParcelView, PlanView } from "../commands.ts";
import { couriersOf } from "./apply.ts";
import { promisedDays } from "./promise.ts";
import { sendingOf, type LogisticsSlice, type Sending } from "./slice.ts";

type Context = DeskContext<LogisticsSlice>;

/** Standard deviation of the logarithm of a published rate. Assumption. */
const NOISE = 0.15;
/** What a courier's name is worth, in utility, for each star above or below three. */
const STAR = 0.07;

export function couriers({ slice, shop, market }: Context): CourierLine[] {
  const { scenario } = market;
  const { contracts } = sendingOf(slice, shop);
  const carried = market.parcels.carried(shop);
  return scenario.couriers.map((courier, place) => {
    const held = contracts.find((one) => one.courier === place) ?? null;
    const month = Math.floor(market.now / (CONTRACT_DAYS * 24));
    const told = (rate: number, nth: number): number => {
      const off = market.chance("courier-report", place * 2 + nth, month);
      return Math.round(rate * exp(NOISE * normalQuantile(off)) * 10) / 10;
    };
    return {
      id: courier.id,
      name: courier.name,
      tariff: courier.tariff,
      counter: courier.counter,
      meanHours: Math.round(meanHours(scenario, courier.pace) * 10) / 10,
      lostPermyriad: told(courier.lossPermyriad, 0),
      damagedPermyriad: told(courier.damagePermyriad, 1),
      stars: Math.max(1, Math.min(5, Math.round(3 + courier.trust / STAR))),
      contracts: courier.contracts,
      contract: held && {
        parcels: held.parcels,
        offPermille: held.offPermille,
        since: held.since,
      },
      carried: carried[place] ?? 0,
      shortfallFen: held ? market.parcels.missedFen(shop, held) : 0,
    };
  });
}

function meanHours(scenario: Scenario, pace: number): number {
  let hours = 0;
  let weight = 0;
  for (const province of scenario.provinces) {
    hours += province.hours * pace * province.weight;
    weight += province.weight;
  }
  return hours / weight;
}

/** A typical parcel of each size, for the prices shown. */
const SHOWN_G = [500, 2000, 5000] as const;

export function plan({ slice, shop, market }: Context): PlanView {
  const { scenario } = market;
  const sending = sendingOf(slice, shop);
  const chosen = couriersOf(sending, scenario);
  const { usual, rules, dear, promiseDays, insureFromFen, template } = sending;
  return {
    usual,
    rules,
    dear,
    promiseDays,
    insureFromFen,
    template,
    provinces: scenario.provinces.map(({ id, name, zone, weight }, province) => ({
      id,
      name,
      zone,
      sharePermille: Math.round((1000 * weight) / allWeight(scenario)),
      routes: SHOWN_G.map((weightG) => {
        const place = chosen[province * WEIGHT_CLASSES.length + weightClass(weightG)] ?? 0;
        return {
          courier: scenario.couriers[place]?.id ?? "",
          days: promisedDays(scenario, { courier: place, province, promiseDays }),
          fen: priceFen(scenario, sending, { courier: place, province, weightG }),
        };
      }),
    })),
    daysLeft: CONTRACT_DAYS - (Math.floor(market.now / 24) % CONTRACT_DAYS),
  };
}

export function allWeight(scenario: Scenario): number {
  return scenario.provinces.reduce((sum, { weight }) => sum + weight, 0);
}

/** What a courier asks of this shop for a parcel from home. */
export function priceFen(
  scenario: Scenario,
  sending: Sending,
  to: { readonly courier: number; readonly province: number; readonly weightG: number },
): number {
  const courier = scenario.couriers[to.courier];
  if (!courier) return 0;
  const contract = sending.contracts.find((one) => one.courier === to.courier);
  const zone = zoneFrom(scenario, 0, to.province);
  return parcelPriceFen(courier, {
    zone,
    weightG: to.weightG,
    offPermille: contract?.offPermille ?? 0,
  });
}

export function parcels({ shop, market }: Context, { most }: { most: number }): ParcelView[] {
  const { scenario } = market;
  const now = market.now * 3600;
  return market.parcels.latest(shop, most).map((line) => ({
    order: line.order,
    at: line.at,
    courier: scenario.couriers[line.courier]?.id ?? "",
    origin: originsOf(scenario)[line.depot] ?? "",
    province: scenario.provinces[line.province]?.id ?? "",
    costFen: line.costFen,
    promisedAt: line.promisedAt,
    shippedAt: line.shippedAt,
    signedAt: line.signedAt,
    fate: line.fate,
    isLate: (line.signedAt ?? now) > line.promisedAt,
  }));
}

export function claims({ shop, market }: Context): readonly ClaimLine[] {
  return market.parcels.liabilities(shop).toReversed();
}
