/** Free delivery from a sum on: what reaching it saves, and how near a basket is. */
import type { Load } from "../logistics.ts";
import { freightFen } from "./route.ts";
import type { Run } from "./run.ts";
import type { Visitor } from "./visit.ts";

/** What fills a basket up to free delivery (docs/model/free-delivery.md). Assumptions. */
export const DELIVERY_NUMBERS = {
  /** Readiness for a thing that saves all of its price in freight; chance of a second piece that does. */
  line: 2.2,
  piece: 1,
  /** Freight that is this share of the goods makes the sum to free delivery a goal like any other. */
  stake: 0.1,
} as const;

/** What draws a further thing into a basket that is not empty by the freight it saves, in logit units. */
export function freightPull(run: Run, visitor: Visitor, shop: number, priceFen: number): number {
  return run.habits.parameters.delivery.line * shareSaved(run, visitor, shop, priceFen);
}

/** Chance of a second piece that is owed to the freight it saves. */
export function freightPiece(run: Run, visitor: Visitor, shop: number, priceFen: number): number {
  return run.habits.parameters.delivery.piece * shareSaved(run, visitor, shop, priceFen);
}

// Freight that goods beside the basket save by reaching free delivery, of what they cost.
function shareSaved(run: Run, visitor: Visitor, shop: number, priceFen: number): number {
  const load = loadOf(run);
  const from = freeFrom(run, shop, visitor.province);
  if (load.goodsFen >= from || load.goodsFen + priceFen < from) return 0;
  return Math.min(1, freeDelivery(run, visitor, shop, { load, from }) / Math.max(1, priceFen));
}

/** How near the basket is to free delivery, 0 … 1, as far as there is something to save. */
export function freightGoal(run: Run, visitor: Visitor, shop: number): number {
  const load = loadOf(run);
  const from = freeFrom(run, shop, visitor.province);
  if (load.goodsFen >= from || from >= NEVER) return 0;
  const saved = freeDelivery(run, visitor, shop, { load, from });
  const { stake } = run.habits.parameters.delivery;
  return (load.goodsFen / from) * Math.min(1, saved / (stake * load.goodsFen));
}

/** As shops say that nothing travels free. */
const NEVER = 2_000_000_000;

/** The sum from which a shop's goods travel free to a province; NEVER where there is none. */
function freeFrom({ tables }: Run, shop: number, province: number): number {
  const { routes, shops } = tables;
  const template = routes?.rows[shop]?.template;
  if (!routes || !template) return shops[shop]?.freight?.freeOverFen ?? NEVER;
  const group = routes.group[shop * routes.provinces + province] as number;
  return template.groups[group]?.freeOverFen ?? NEVER;
}

function freeDelivery(
  run: Run,
  { province }: Visitor,
  shop: number,
  { load, from }: { readonly load: Load; readonly from: number },
): number {
  const free = freightFen(run, shop, province, { ...load, goodsFen: from });
  return Math.max(0, freightFen(run, shop, province, load) - free);
}

// The basket as it stands, one piece a line unless quantities are settled.
function loadOf({ basket, tables }: Run): Load {
  const { routes, categoryOf } = tables;
  let goodsFen = 0;
  let pieces = 0;
  let weightG = 0;
  for (let i = 0; i < basket.lines; i += 1) {
    const many = Math.max(1, basket.pieces[i] as number);
    pieces += many;
    goodsFen += many * (basket.priceFen[i] as number);
    if (routes === null) continue;
    weightG += many * (routes.weightG[categoryOf[basket.listing[i] as number] as number] as number);
  }
  return { goodsFen, pieces, weightG };
}
