/** Importing a workbook: all its rows or only the good ones, as one decision. */
import { accept, reject, type Decision, type DeskEvent, type Resolved } from "@dianzhang/kernel";
import {
  workbookRows,
  type ImportPreview,
  type ImportWorkbook,
  type RowError,
  type RowPlan,
  type WorkbookRow,
} from "../commands.ts";
import { namedCells, newLookup } from "./cells.ts";
import { createdEvent, draftCost, tooDear, type Context } from "./decide.ts";
import { readRevisions, type Revision } from "./revise.ts";
import { ownListings } from "./slice.ts";
import { readNewGoods, type NewGoods } from "./workbook.ts";

/** `resolved.file` is what the server parsed from the uploaded file: a list of rows. */
export function importWorkbook(
  ctx: Context,
  command: ImportWorkbook,
  resolved: Resolved,
): Decision {
  const rows = workbookRows.safeParse(resolved["file"]);
  if (!rows.success) return reject("listing/file-not-parsed", { file: command.file });
  const sheet = readSheet(ctx, rows.data);
  if (command.mode === "all" && sheet.errors.length > 0) {
    return reject("listing/rows-have-errors", {
      errors: sheet.errors.length,
      rows: sheet.errors.slice(0, 50),
    });
  }
  if (sheet.plans.length === 0)
    return reject("listing/no-good-rows", { errors: sheet.errors.length });
  const cost = costOf(ctx, sheet);
  if (cost > ctx.market.cash(ctx.shop)) return tooDear(ctx, cost);
  const events = eventsOf(ctx, sheet);
  if (events.length === 0) return reject("listing/nothing-differs", { rows: sheet.plans.length });
  return accept(...events);
}

/** What the import would do, before it is done. */
export function importPreview(
  ctx: Context,
  params: { rows: readonly WorkbookRow[] },
): ImportPreview {
  const sheet = readSheet(ctx, params.rows);
  return {
    listings: sheet.goods.length,
    goodRows: sheet.plans.length,
    copies: copiesAmong(
      ctx,
      sheet.goods.map(({ draft }) => draft),
    ),
    costFen: costOf(ctx, sheet),
    errors: sheet.errors,
    rows: sheet.plans,
  };
}

interface Sheet {
  readonly goods: readonly NewGoods[];
  readonly revisions: readonly Revision[];
  /** What happens to each good row, in the order of the sheet. */
  readonly plans: readonly RowPlan[];
  readonly errors: readonly RowError[];
}

/** A row with the number of a listing or a variant is about those; without one it is new goods. */
function readSheet(ctx: Context, rows: readonly WorkbookRow[]): Sheet {
  const errors: RowError[] = [];
  const lines = rows.map((row) => ({ row: row.row, cells: namedCells(row) }));
  const isNamed = ({ cells }: (typeof lines)[number]) =>
    cells.listingNumber !== "" || cells.skuNumber !== "";
  const fresh = lines.filter((line) => !isNamed(line));
  const goods = readNewGoods(newLookup(ctx.market.scenario), fresh, errors);
  const revisions = readRevisions(ctx, lines.filter(isNamed), errors);
  const plans = [...goods.flatMap(plansOfNew), ...revisions.flatMap((revision) => revision.plans)];
  return {
    goods,
    revisions,
    plans: plans.toSorted((a, b) => a.row - b.row),
    errors: errors.toSorted((a, b) => a.row - b.row),
  };
}

function plansOfNew({ draft, rows }: NewGoods): RowPlan[] {
  const { title } = draft;
  const nothing = { listing: null, sku: null, changes: [], isStockLeft: false } as const;
  return rows.map((row) => ({ row, kind: "new", title, ...nothing }));
}

/** First stock of new goods and of added variants; what exists is never bought by a sheet. */
function costOf(ctx: Context, { goods, revisions }: Sheet): number {
  const added = revisions.reduce(
    (sum, revision) =>
      sum + revision.added.reduce((n, sku) => n + sku.stock, 0) * revision.record.unitCostFen,
    0,
  );
  return goods.reduce((sum, { draft }) => sum + draftCost(ctx, draft), added);
}

function eventsOf(ctx: Context, { goods, revisions }: Sheet): DeskEvent[] {
  const events: DeskEvent[] = [];
  for (const { record, words } of revisions)
    if (words) events.push({ type: "listing/listing-edited", listing: record.listing, ...words });
  const prices = revisions.flatMap((revision) => revision.prices);
  const on = revisions.flatMap((revision) => revision.on);
  const off = revisions.flatMap((revision) => revision.off);
  if (prices.length > 0) events.push({ type: "listing/prices-set", prices });
  if (on.length > 0) events.push({ type: "listing/skus-published", skus: on });
  if (off.length > 0) events.push({ type: "listing/skus-unpublished", skus: off });
  let skus = 0;
  for (const { record, added } of revisions) {
    if (added.length === 0) continue;
    const firstSku = ctx.slice.nextSku + skus;
    events.push({ type: "listing/skus-added", listing: record.listing, firstSku, skus: added });
    skus += added.length;
  }
  goods.forEach(({ draft }, i) => {
    events.push(createdEvent(ctx, draft, null, i, skus));
    skus += draft.skus.length;
  });
  return events;
}

// Goods of the sheet with a title that goods of the shop, or earlier ones of the sheet, bear.
function copiesAmong({ slice, shop }: Context, drafts: readonly { readonly title: string }[]) {
  const known = new Set(ownListings(slice, shop).map(({ title }) => title));
  return drafts.filter(({ title }) => {
    const isCopy = known.has(title);
    known.add(title);
    return isCopy;
  }).length;
}
