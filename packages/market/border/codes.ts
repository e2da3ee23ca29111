/** Codes of listings at the border, what goods usually cost, and a shop's declarations counted. */
import { bitsFor, purpose, purposeKey, unitFrom } from "@dianzhang/kernel";
import type { Emit } from "../run/emit.ts";
import type { Border, TariffCode } from "../scenario/border.ts";
import { baseOf } from "../supply/books.ts";
import { ensureRows } from "../world/grown.ts";
import type { World } from "../world/world.ts";
import { rightCode } from "./duty.ts";

export interface Place {
  readonly world: World;
  readonly emit: Emit;
}

export function borderOf({ scenario }: World): Border {
  return scenario.border as Border;
}

export function codeAt(world: World, code: number): TariffCode {
  return borderOf(world).codes[code] as TariffCode;
}

export function gramsOf(world: World, listing: number): number {
  return world.scenario.categories[world.listing.col.category[listing] as number]?.weightG ?? 0;
}

/** The code that is right for a listing. */
export function rightFor(world: World, listing: number): number {
  const category = world.scenario.categories[world.listing.col.category[listing] as number];
  return rightCode(borderOf(world), category?.id ?? "");
}

/** The code a listing crosses the border with: customs' own where it has ruled, else the declared one. */
export function codeFor(world: World, listing: number, declared: number): number {
  const { line } = world.border;
  if (listing >= line.count) return declared;
  const { isRuled } = line.col;
  return isRuled[listing] === 1 ? rightFor(world, listing) : declared;
}

/** What the usual supplier asks, kept from before foreign goods changed what a piece costs. */
export function usualFen(world: World, sku: number): number {
  const kept = sku < world.border.base.count ? (world.border.base.col.fen[sku] as number) : 0;
  return kept > 0 ? kept : baseOf(world, sku);
}

export function keepUsual(world: World, sku: number): void {
  const fen = usualFen(world, sku);
  ensureRows(world.border.base, sku + 1);
  world.border.base.col.fen[sku] = fen;
}

export function borderChance(world: World, about: string, subject: number, nth: number): number {
  return unitFrom(bitsFor(purposeKey(world.seed, purpose(`border/${about}`)), subject, nth));
}

/** One more declaration of a shop, and what was paid for it. */
export function note({ border }: World, shop: number, taxFen: number): void {
  ensureRows(border.record, shop + 1);
  const { declared, taxFen: paid } = border.record.col;
  declared[shop] = (declared[shop] as number) + 1;
  paid[shop] = (paid[shop] as number) + taxFen;
}
