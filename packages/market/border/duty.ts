/** What is owed at the border: on goods in bulk at their landed value, on single orders at what the buyer pays. */
import type { Border, TariffCode } from "../scenario/border.ts";
import type { Scenario } from "../scenario/schema.ts";
import { ROAD, type Road } from "./contract.ts";

export interface Taxes {
  readonly tariffFen: number;
  readonly vatFen: number;
  readonly consumptionFen: number;
}

/** Tariff on the value at the port, consumption tax in the price that holds it, VAT on all three. */
export function fullTaxes(valueFen: number, code: TariffCode): Taxes {
  const tariff = (valueFen * code.tariffPermille) / 1000;
  const consumption =
    ((valueFen + tariff) * code.consumptionPermille) / (1000 - code.consumptionPermille);
  const vat = ((valueFen + tariff + consumption) * code.vatPermille) / 1000;
  return {
    tariffFen: Math.round(tariff),
    vatFen: Math.round(vat),
    consumptionFen: Math.round(consumption),
  };
}

/** A code's rates for goods of a source that brings a certificate of origin. */
export function codeFrom(border: Border, code: TariffCode, source: number): TariffCode {
  const share = border.sources[source]?.tariffShare ?? 1000;
  return { ...code, tariffPermille: (code.tariffPermille * share) / 1000 };
}

/** Within the limits of retail imports: no tariff, and a share of the other taxes. */
export function retailTaxes(valueFen: number, code: TariffCode, limits: Border["limits"]): Taxes {
  const share = limits.taxPermille / 1000;
  const { vatFen, consumptionFen } = fullTaxes(valueFen, { ...code, tariffPermille: 0 });
  return {
    tariffFen: 0,
    vatFen: Math.round(vatFen * share),
    consumptionFen: Math.round(consumptionFen * share),
  };
}

export function sumOf({ tariffFen, vatFen, consumptionFen }: Taxes): number {
  return tariffFen + vatFen + consumptionFen;
}

/** Taxes of one order's goods: on top of what is paid, or within it. */
export function orderTaxes(
  border: Border,
  code: TariffCode,
  of: { readonly paidFen: number; readonly isOnTop: boolean; readonly isOver: boolean },
): Taxes {
  const taxes = (valueFen: number): Taxes =>
    of.isOver ? fullTaxes(valueFen, code) : retailTaxes(valueFen, code, border.limits);
  if (of.isOnTop) return taxes(of.paidFen);
  const rate = sumOf(taxes(1_000_000)) / 1_000_000;
  return taxes(Math.round(of.paidFen / (1 + rate)));
}

/** The place of the code that is right for a category, or −1 where the scenario knows none. */
export function rightCode(border: Border, category: string): number {
  return border.codes.findIndex(({ categories }) => categories.includes(category));
}

/** Shelves pieces may lie on beside home: rented warehouses, then the bonded zone, then overseas. */
export function placeCount({ depots, border }: Scenario): number {
  return depots.length + (border === null ? 0 : 2);
}

/** The shelf of a road, in the numbering of rented warehouses. */
export function placeOf({ depots }: Scenario, road: Road): number {
  return depots.length + ROAD[road];
}

/** Hours a parcel takes from a shelf before a courier at home has it. */
export function borderHours(scenario: Scenario, depot: number): number {
  const { depots, border } = scenario;
  if (border === null || depot <= depots.length) return 0;
  return depot === depots.length + ROAD.bonded ? border.bonded.hours : border.overseas.hours;
}

/** What a parcel from overseas costs to the courier's hand-over at home and on to the door. */
export function airFen({ overseas }: Border, weightG: number): number {
  const further = Math.max(0, Math.ceil((weightG - overseas.firstG) / overseas.nextG));
  return overseas.firstFen + further * overseas.nextFen;
}

/** What a shipment's piece costs before the border. */
export function shippedFen(
  border: Border,
  of: {
    readonly source: number;
    readonly road: Road;
    readonly baseFen: number;
    readonly weightG: number;
  },
): { readonly priceFen: number; readonly freightFen: number } {
  const source = border.sources[of.source];
  const perKg = of.road === "overseas" ? source?.haulFenKg : source?.seaFenKg;
  return {
    priceFen: Math.round((of.baseFen * (source?.costPermille ?? 1000)) / 1000),
    freightFen: Math.round(((perKg ?? 0) * of.weightG) / 1000),
  };
}

/** Mean hours from the order to the shelf. */
export function leadHours(border: Border, source: number, road: Road): number {
  const from = border.sources[source];
  if (!from) return 1;
  const { seaHours, haulHours } = from;
  if (road === "overseas") return haulHours;
  return road === "bonded" ? seaHours : seaHours + border.general.hours;
}
