/** What a piece from abroad comes to by each road, all told, as a person may reckon it from published means. */
import type { Scenario } from "../scenario/schema.ts";
import type { Border } from "../scenario/border.ts";
import { airFen, codeFrom, fullTaxes, leadHours, orderTaxes, shippedFen, sumOf } from "./duty.ts";

export const LANDED_ROADS = ["home", "general", "bonded", "overseas"] as const;
export type LandedRoad = (typeof LANDED_ROADS)[number];

export interface LandedAsk {
  readonly source: number;
  readonly code: number;
  readonly category: number;
  readonly pieces: number;
  readonly priceFen: number;
  readonly baseFen: number;
  /** Pieces sold in thirty days. */
  readonly monthly: number;
  /** What a day sooner is held to be worth, and within how many days a lot should be sold. */
  readonly dayFen: number;
  readonly horizonDays: number;
  /** A parcel of one piece by the shop's own couriers: fen, and mean hours to the door. */
  readonly courierFen: number;
  readonly courierHours: number;
}

/** Fen for each piece sold, unless it says otherwise. */
export interface LandedCost {
  readonly road: LandedRoad;
  readonly least: number;
  readonly pieces: number;
  readonly goodsFen: number;
  readonly freightFen: number;
  /** Paid at the border in bulk, or with each order. */
  readonly taxFen: number;
  readonly parcelFen: number;
  readonly storageFen: number;
  readonly returnsFen: number;
  readonly leftoverFen: number;
  readonly waitFen: number;
  readonly totalFen: number;
  readonly days: number;
  readonly leadDays: number;
  /** For the whole lot. */
  readonly cashFen: number;
  /** From how many pieces a month a lot pays for itself at this price; null = never. */
  readonly breakEven: number | null;
  /** False for a road these goods may not take. */
  readonly isOpen: boolean;
}

/** Pieces that come back and cannot be sold again: assumption, as in the shop's own returns. */
const UNSOUND = 0.08;
/** What a leftover of the shop's own warehouse still brings of its cost. Assumption. */
const CLEARED = 0.5;
/** The usual supplier delivers a month's goods at a time. */
const HOME_MONTHS = 1;
const MOST_MONTHLY = 4000;

/** Every road beside the usual supplier. */
export function landedCosts(scenario: Scenario, ask: LandedAsk): LandedCost[] {
  return LANDED_ROADS.map((road) => {
    const cost = costOf(scenario, ask, road);
    return { ...cost, breakEven: cost.isOpen ? breakEven(scenario, ask, road) : null };
  });
}

function breakEven(scenario: Scenario, ask: LandedAsk, road: LandedRoad): number | null {
  const kept = ask.priceFen * (1 - scenario.commissionPermille / 1000);
  const pays = (monthly: number): boolean =>
    costOf(scenario, { ...ask, monthly }, road).totalFen <= kept;
  if (!pays(MOST_MONTHLY)) return null;
  let low = 1;
  let high = MOST_MONTHLY;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (pays(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function costOf(
  scenario: Scenario,
  ask: LandedAsk,
  road: LandedRoad,
): Omit<LandedCost, "breakEven"> {
  const border = scenario.border as Border;
  const category = scenario.categories[ask.category];
  const weightG = category?.weightG ?? 0;
  const shipped = shippedBy(border, ask, { road, weightG });
  const { goodsFen, freightFen, dutyFen, orderTaxFen, parcelFen, leadDays, least } = shipped;
  const monthly = Math.max(0.1, ask.monthly);
  const pieces =
    road === "home" ? Math.max(1, Math.round(monthly * HOME_MONTHS)) : Math.max(least, ask.pieces);
  const sold = Math.min(pieces, (monthly * Math.max(1, ask.horizonDays - leadDays)) / 30);
  const landedFen = goodsFen + freightFen + dutyFen;
  const months = sold / monthly / 2 + (pieces - sold) * ((ask.horizonDays - leadDays) / 30 / sold);
  const back = (category?.returnPermille ?? 0) / 1000;
  const cost = {
    goodsFen,
    freightFen,
    taxFen: dutyFen + orderTaxFen,
    parcelFen,
    storageFen: Math.round(Math.max(0, months) * storageOf(scenario, { road, weightG })),
    returnsFen: Math.round(back * returnOf(border, shipped, { road, landedFen })),
    leftoverFen: Math.round(((pieces - sold) / sold) * landedFen * (1 - keptOf(border, road))),
    waitFen: Math.round((ask.dayFen * hoursBy(border, ask, road)) / 24),
  };
  return {
    road,
    least,
    pieces,
    ...cost,
    totalFen: Object.values(cost).reduce((sum, fen) => sum + fen, 0),
    days: Math.round((10 * hoursBy(border, ask, road)) / 24) / 10,
    leadDays: Math.round(leadDays * 10) / 10,
    cashFen: pieces * landedFen,
    isOpen: road === "home" || road === "general" || border.codes[ask.code]?.isRetail === true,
  };
}

interface Shipped {
  readonly goodsFen: number;
  readonly freightFen: number;
  readonly dutyFen: number;
  readonly orderTaxFen: number;
  readonly parcelFen: number;
  readonly leadDays: number;
  readonly least: number;
}

function shippedBy(
  border: Border,
  ask: LandedAsk,
  { road, weightG }: { readonly road: LandedRoad; readonly weightG: number },
): Shipped {
  const none = { freightFen: 0, dutyFen: 0, orderTaxFen: 0, parcelFen: ask.courierFen };
  if (road === "home") return { ...none, goodsFen: ask.baseFen, leadDays: 3, least: 1 };
  const { priceFen, freightFen } = shippedFen(border, { ...ask, road, weightG });
  const code = border.codes[ask.code];
  const isOver = ask.priceFen > border.limits.orderFen;
  const isBulk = road === "general";
  const entry =
    code && isBulk
      ? sumOf(fullTaxes(priceFen + freightFen, codeFrom(border, code, ask.source)))
      : 0;
  const order =
    code && !isBulk
      ? sumOf(orderTaxes(border, code, { paidFen: ask.priceFen, isOnTop: false, isOver }))
      : 0;
  const declare = road === "bonded" ? border.bonded.declareFen : 0;
  const least = border.sources[ask.source]?.least[road] ?? 1;
  const file = isBulk ? Math.round(border.general.fileFen / Math.max(least, ask.pieces)) : 0;
  return {
    goodsFen: priceFen,
    freightFen,
    dutyFen: entry + file,
    orderTaxFen: order,
    parcelFen: road === "overseas" ? airFen(border, weightG) : ask.courierFen + declare,
    leadDays: leadHours(border, ask.source, road) / 24,
    least,
  };
}

function hoursBy(border: Border, ask: LandedAsk, road: LandedRoad): number {
  if (road === "bonded") return ask.courierHours + border.bonded.hours;
  return ask.courierHours + (road === "overseas" ? border.overseas.hours : 0);
}

// For a piece and a month; every piece costs the shop's own storage beside.
function storageOf(
  scenario: Scenario,
  { road, weightG }: { readonly road: LandedRoad; readonly weightG: number },
): number {
  const border = scenario.border as Border;
  const far = road === "bonded" || road === "overseas" ? border[road].storageFenKgMonth : 0;
  return scenario.storageFenPerUnitMonth + (far * weightG) / 1000;
}

// What a piece sent back costs: a share is unsound at home, all of it is lost overseas.
function returnOf(
  { bonded }: Border,
  shipped: Shipped,
  { road, landedFen }: { readonly road: LandedRoad; readonly landedFen: number },
): number {
  const unsound = UNSOUND * landedFen + shipped.parcelFen;
  if (road === "overseas") return landedFen + shipped.parcelFen + shipped.orderTaxFen;
  if (road === "bonded") return unsound + bonded.returnFen;
  return unsound;
}

function keptOf(border: Border, road: LandedRoad): number {
  return road === "bonded" || road === "overseas" ? border[road].backPermille / 1000 : CLEARED;
}
