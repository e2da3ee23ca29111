/** When goods may be ordered from abroad, declared anew, ruled upon, and taken out of the places they lie in. */
import { accept, reject, type Decision } from "@dianzhang/kernel";
import { shippedFen, type Border, type DeskContext } from "@dianzhang/market";
import type { AskRuling, ClearImport, ImportGoods, SetImport } from "../commands.ts";
import { importsOf, sendingOf, type LogisticsSlice } from "./slice.ts";

type Context = DeskContext<LogisticsSlice>;

export function importGoods(ctx: Context, command: ImportGoods): Decision {
  const { shop, market } = ctx;
  const { listing, road, isBuyers, lots } = command;
  const { border } = market.scenario;
  if (border === null) return reject("logistics/no-imports");
  if (!market.border.isListing(listing, shop))
    return reject("logistics/no-such-listing", { listing });
  const source = border.sources.findIndex(({ id }) => id === command.source);
  const from = border.sources[source];
  if (!from) return reject("logistics/no-such-source", { source: command.source });
  const category = market.scenario.categories[market.border.category(listing)];
  if (!from.categories.includes(category?.id ?? ""))
    return reject("logistics/source-has-none", { source: from.id, listing });
  const code = border.codes.findIndex((one) => one.code === command.code);
  const wrong = codeRefusal(ctx, {
    border,
    listing,
    code: command.code,
    isRetail: road !== "general",
  });
  if (wrong) return wrong;
  const skus = new Set(market.border.skus(listing));
  const stray = lots.find(({ sku }) => !skus.has(sku));
  if (stray) return reject("logistics/no-such-sku", { sku: stray.sku });
  const pieces = lots.reduce((sum, lot) => sum + lot.pieces, 0);
  const least = from.least[road];
  if (pieces < least) return reject("logistics/too-few", { pieces, least });
  const other = otherSource(ctx, listing, source);
  if (other !== null)
    return reject("logistics/other-source", { source: border.sources[other]?.id ?? "" });
  const fen = priceOf(ctx, { border, source, road, listing, lots });
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("logistics/too-dear", { fen, cashFen });
  return accept({
    type: "logistics/imports-ordered",
    listing,
    source,
    code,
    isBuyers,
    road,
    lots,
  });
}

function codeRefusal(
  { market }: Context,
  on: {
    readonly border: Border;
    readonly listing: number;
    readonly code: string;
    readonly isRetail: boolean;
  },
): Decision | null {
  const { border, listing, code } = on;
  const found = border.codes.find((one) => one.code === code);
  if (!found) return reject("logistics/no-such-code", { code });
  const ruled = market.border.ruled(listing);
  const right = ruled === null ? null : (border.codes[ruled]?.code ?? null);
  if (right !== null && right !== code) return reject("logistics/code-ruled", { code: right });
  if (on.isRetail && !found.isRetail) return reject("logistics/not-on-list", { code });
  return null;
}

// One listing's goods come from one place at a time: its page names it.
function otherSource({ shop, market }: Context, listing: number, source: number): number | null {
  const other = market.border
    .shipments(shop, Infinity)
    .find(
      (line) =>
        line.listing === listing &&
        line.source !== source &&
        (line.arrivedAt === null || line.left > 0),
    );
  return other?.source ?? null;
}

function priceOf(
  { market }: Context,
  of: Pick<ImportGoods, "road" | "listing" | "lots"> & {
    readonly border: Border;
    readonly source: number;
  },
): number {
  const weightG = market.scenario.categories[market.border.category(of.listing)]?.weightG ?? 0;
  return of.lots.reduce((sum, { sku, pieces }) => {
    const baseFen = market.border.baseFen(sku);
    const { priceFen, freightFen } = shippedFen(of.border, { ...of, baseFen, weightG });
    return sum + pieces * (priceFen + freightFen);
  }, 0);
}

export function setImport(ctx: Context, { listing, code, isBuyers }: SetImport): Decision {
  const { slice, shop, market } = ctx;
  const { border } = market.scenario;
  if (border === null) return reject("logistics/no-imports");
  const held = importsOf(sendingOf(slice, shop)).find((one) => one.listing === listing);
  if (!held) return reject("logistics/no-import", { listing });
  const isRetail = piecesAt(ctx, listing, "bonded") + piecesAt(ctx, listing, "overseas") > 0;
  const wrong = codeRefusal(ctx, { border, listing, code, isRetail });
  if (wrong) return wrong;
  const place = border.codes.findIndex((one) => one.code === code);
  return accept({
    type: "logistics/import-set",
    listing,
    source: held.source,
    code: place,
    isBuyers,
  });
}

export function askRuling({ shop, market }: Context, { listing }: AskRuling): Decision {
  const { border } = market.scenario;
  if (border === null) return reject("logistics/no-imports");
  if (!market.border.isListing(listing, shop))
    return reject("logistics/no-such-listing", { listing });
  const ruled = market.border.ruled(listing);
  if (ruled !== null)
    return reject("logistics/code-ruled", { code: border.codes[ruled]?.code ?? "" });
  if (market.border.rulingAt(listing) !== null)
    return reject("logistics/ruling-asked", { listing });
  const { fen } = border.ruling;
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("logistics/too-dear", { fen, cashFen });
  return accept({ type: "logistics/ruling-asked", listing });
}

export function clearImport(ctx: Context, { listing, road, how }: ClearImport): Decision {
  const { slice, shop, market } = ctx;
  const { border } = market.scenario;
  if (border === null) return reject("logistics/no-imports");
  const held = importsOf(sendingOf(slice, shop)).find((one) => one.listing === listing);
  if (!held) return reject("logistics/no-import", { listing });
  const pieces = piecesAt(ctx, listing, road);
  if (pieces === 0) return reject("logistics/nothing-there", { listing });
  const fen = how === "destroy" ? pieces * border[road].destroyFen : 0;
  const cashFen = market.cash(shop);
  if (fen > cashFen) return reject("logistics/too-dear", { fen, cashFen });
  return accept({ type: "logistics/import-cleared", listing, road, how, code: held.code });
}

export function piecesAt(
  { market }: Pick<Context, "market">,
  listing: number,
  road: "bonded" | "overseas",
): number {
  return market.border.skus(listing).reduce((sum, sku) => sum + market.border.at(sku, road), 0);
}
