/** What an expert reckons: price, time and name of each courier, province by province; contracts that will be met. */
import type { Command } from "@dianzhang/kernel";
import type { Seat } from "@dianzhang/market";
import { SIZES, type CompareView, type CourierLine, type SetCouriers } from "../commands.ts";
import { collectAll } from "./claims.ts";
import { freightThatSells } from "./freight.ts";
import { importsThatPay } from "./imports.ts";

/** Orders gained by a day sooner, and by a star more. Source: F52; F53. */
const DAY_SHARE = 0.018;
const STAR_SHARE = 0.06;
/** Of what an order brings over its goods' cost, this much is left after returns, fees and ads. Assumption. */
const LEFT = 0.55;
/** More orders lift a shop in the search, and so bring more: what a first order is worth in all. Assumption. */
const FOLLOW = 1.5;
/** Grams of a typical parcel of each size. */
const TYPICAL_G = [500, 2000, 5000] as const;
/** Parcels must outrun a contract by this much before it is signed. */
const SAFE = 1.15;

export function expert(seat: Seat): Command[] {
  const day = Math.floor(seat.now / 24);
  // Goods and prices are made ready in the first round before the market opens; the seventh day knows them better.
  if (seat.now === 0 || day === 7)
    return [chooseCouriers(seat), freightThatSells(seat, usualMargin(seat))];
  if (day % 7 === 6)
    return [...collectAll(seat), ...contractsThatPay(seat), ...importsThatPay(seat)];
  return contractsThatPay(seat);
}

interface Goods {
  readonly isPublished: boolean;
  readonly minPriceFen: number;
  readonly unitCostFen: number;
}

function chooseCouriers(seat: Seat): Command {
  const lines = seat.view("logistics/couriers") as readonly CourierLine[];
  const marginFen = usualMargin(seat) * FOLLOW;
  const worth: Worth = {
    dayFen: DAY_SHARE * marginFen,
    nameFen: new Map(
      lines.map((line) => [
        line.id,
        (line.stars - 3) * STAR_SHARE * marginFen - risk(line, marginFen),
      ]),
    ),
  };
  const byCourier = new Map<string, { provinces: string[]; size: number }[]>();
  TYPICAL_G.forEach((weightG, size) => {
    const view = seat.view("logistics/compare", { weightG }) as CompareView;
    for (const { id, offers } of view.provinces) {
      const best = offers.toSorted((a, b) => cost(a, worth) - cost(b, worth))[0];
      if (!best) continue;
      const own = byCourier.get(best.courier) ?? [];
      const of = own.find((one) => one.size === size);
      if (of) of.provinces.push(id);
      else own.push({ provinces: [id], size });
      byCourier.set(best.courier, own);
    }
  });
  const rules: SetCouriers["rules"] = [...byCourier].flatMap(([courier, groups]) =>
    groups.map(({ provinces, size }) => ({
      provinces,
      sizes: [SIZES[size] as SetCouriers["rules"][number]["sizes"][number]],
      courier,
    })),
  );
  return { type: "logistics/set-couriers", usual: rules[0]?.courier ?? "", rules };
}

/** What a day sooner and a courier's name are worth to this shop, in fen a parcel. */
interface Worth {
  readonly dayFen: number;
  readonly nameFen: ReadonlyMap<string, number>;
}

function cost(offer: CompareView["provinces"][number]["offers"][number], worth: Worth): number {
  return offer.fen + (offer.hours / 24) * worth.dayFen - (worth.nameFen.get(offer.courier) ?? 0);
}

// What one more order leaves, in the middle of the goods on sale.
function usualMargin(seat: Seat): number {
  const goods = seat.view("listing/listing-list") as readonly Goods[];
  const left = goods
    .map(({ minPriceFen, unitCostFen }) => minPriceFen - unitCostFen)
    .toSorted((a, b) => a - b);
  return (left[Math.floor(left.length / 2)] ?? 0) * LEFT;
}

// A parcel lost or damaged costs the goods and the buyer's goodwill.
function risk({ lostPermyriad, damagedPermyriad }: CourierLine, marginFen: number): number {
  return ((lostPermyriad + damagedPermyriad) / 10_000) * 3 * marginFen;
}

// The first days tell how many parcels a month will bring.
function contractsThatPay(seat: Seat): Command[] {
  const day = Math.floor(seat.now / 24);
  const ofMonth = day % 30;
  if (ofMonth < 3) return [];
  const lines = seat.view("logistics/couriers") as readonly CourierLine[];
  return lines.flatMap(({ id, carried, contracts, contract }): Command[] => {
    const expected = (carried / ofMonth) * 30;
    const step = contracts.filter(({ parcels }) => parcels * SAFE <= expected).at(-1);
    if (!step || step.parcels <= (contract?.parcels ?? 0)) return [];
    return [{ type: "logistics/sign-contract", courier: id, parcels: step.parcels }];
  });
}
