/** Customs looks into some of what is declared, the more of it the less it trusts a shop; a wrong code costs dear. */
import type { TariffCode } from "../scenario/border.ts";
import { post } from "../settle/ledger.ts";
import { ensureRows } from "../world/grown.ts";
import type { World } from "../world/world.ts";
import { borderChance, codeAt, rightFor, type Place } from "./codes.ts";

export interface Look {
  readonly hours: number;
  readonly isWrong: boolean;
}

/** A share is kept in hundredths of a thousandth. */
const FINE_GRAIN = 100;

export function shareInspected({ border, parameters }: World, shop: number): number {
  const rate = shop < border.record.count ? (border.record.col.rate[shop] as number) : 0;
  return rate === 0 ? parameters.border.inspect : rate / FINE_GRAIN;
}

/** null when nobody looks; else how long goods are held, with what was found paid for at once. */
export function inspect(
  place: Place,
  on: {
    readonly shop: number;
    readonly listing: number;
    readonly code: number;
    /** Against a shipment. */
    readonly times: number;
    readonly subject: number;
    readonly unpaidFen: (right: TariffCode) => number;
  },
): Look | null {
  const { world } = place;
  const { border } = world.parameters;
  const right = rightFor(world, on.listing);
  const isWrong = right >= 0 && right !== on.code;
  const share = (shareInspected(world, on.shop) * on.times * (isWrong ? border.wrong : 1)) / 1000;
  if (borderChance(world, "look", on.subject, on.listing) >= Math.min(0.95, share)) return null;
  remember(world, on.shop, isWrong);
  if (!isWrong) {
    pay(place, on.shop, Math.round(border.look * on.times));
    return { hours: border.hold, isWrong };
  }
  const backFen = on.unpaidFen(codeAt(world, right));
  const fineFen = Math.max(border.fine, Math.round(backFen * border.fineTimes));
  ensureRows(world.border.line, on.listing + 1);
  world.border.line.col.isRuled[on.listing] = 1;
  place.emit.customsFinds.add(
    world.now * 3600,
    on.shop,
    on.listing,
    on.code,
    right,
    backFen,
    fineFen,
  );
  pay(place, on.shop, fineFen);
  return { hours: border.holdFound, isWrong };
}

// Duty is paid when goods come in, by the right code then; what a look or a fine costs is paid at once.
function pay({ world, emit }: Place, shop: number, fen: number): void {
  const { fineFen } = world.border.record.col;
  fineFen[shop] = (fineFen[shop] as number) + fen;
  post(world, emit, { at: world.now * 3600, shop, order: -1, memo: "customs" }, [
    ["penalties", fen],
    ["cash", -fen],
  ]);
}

function remember(world: World, shop: number, isWrong: boolean): void {
  const { inspectLeast, inspectMost, clean, caught } = world.parameters.border;
  const share = shareInspected(world, shop);
  const next = isWrong
    ? Math.min(inspectMost, share * caught)
    : Math.max(inspectLeast, share * clean);
  ensureRows(world.border.record, shop + 1);
  const { rate, inspected, found } = world.border.record.col;
  rate[shop] = Math.round(next * FINE_GRAIN);
  inspected[shop] = (inspected[shop] as number) + 1;
  if (isWrong) found[shop] = (found[shop] as number) + 1;
}
