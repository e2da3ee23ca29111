/** Does the customer SQL hold on real orders, against figures published or counted elsewhere? */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { writeHour, LAKE_TABLES } from "@dianzhang/insights";
import { askIn, batchOf, temporaryFolder } from "@dianzhang/insights/testing";

const DAY = 86_400;
const DATA = resolve(import.meta.dirname, "../../../../shared/data");
const retailFile = join(DATA, "online-retail-uci/online_retail.csv.gz");
const cdnowFile = join(DATA, "cdnow/cdnow_customers_summary.csv");
const here = (name: string) => join(import.meta.dirname, name);

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => folders.forEach((folder) => folder.remove()));

interface Purchase {
  readonly at: number;
  readonly order: number;
  readonly shopper: number;
  readonly paid_fen: number;
}

test.skipIf(!existsSync(retailFile))(
  "UK gift shop 2010–2011: 4,338 customers, 65.6 % buy again",
  async () => {
    const dir = lakeOf(retailPurchases());
    const year = { shop: 1, from: 0, to: 400 * DAY };
    const [line] = await askIn(dir, here("customers.sql"), year);
    expect(line).toMatch(
      /^buyers=4338 repeat_buyers=2845 repeat_rate=0\.6558 orders_per_buyer=4\.27/,
    );
    const rfm = await askIn(dir, here("rfm.sql"), year);
    expect(rfm).toHaveLength(4338);
    const cohorts = await askIn(dir, here("cohorts.sql"), year);
    const sizes = cohorts
      .filter((row) => row.includes(" age=0 "))
      .map((row) => Number(/size=(\d+)/.exec(row)?.[1]));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4338);
  },
  60_000,
);

test.skipIf(!existsSync(cdnowFile))(
  "CDNOW sample: 59.86 % of 2,357 customers never come back",
  async () => {
    const [line] = await askIn(lakeOf(cdnowPurchases()), here("customers.sql"), {
      shop: 1,
      from: 0,
      to: 400 * DAY,
    });
    expect(line).toMatch(/^buyers=2357 repeat_buyers=946 repeat_rate=0\.4014 /);
    expect(1 - 946 / 2357).toBeCloseTo(0.5986, 4);
  },
);

function lakeOf(purchases: readonly Purchase[]): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const table = LAKE_TABLES.find((spec) => spec.name === "orders");
  if (!table) throw new Error("the lake has no orders");
  const byDay = Map.groupBy(purchases, (purchase) => Math.floor(purchase.at / DAY));
  for (const day of [...byDay.keys()].toSorted((a, b) => a - b)) {
    const rows = (byDay.get(day) ?? []).map((purchase) => ({ ...purchase, shop: 1 }));
    writeHour(folder.dir, day * 24, [batchOf(table, rows)]);
  }
  return folder.dir;
}

// Sales invoices of known customers with a positive price; credit notes begin with C.
function retailPurchases(): Purchase[] {
  const lines: Record<string, string>[] = parse(gunzipSync(readFileSync(retailFile)), {
    columns: true,
  });
  const invoices = new Map<string, { at: number; shopper: number; pence: number }>();
  for (const line of lines) {
    const invoice = line["InvoiceNo"] ?? "";
    const pence = Math.round(Number(line["UnitPrice"]) * 100) * Number(line["Quantity"]);
    if (!line["CustomerID"] || invoice.startsWith("C") || pence <= 0) continue;
    const at = (Date.parse(`${line["InvoiceDate"]}Z`) - Date.parse("2010-12-01T00:00:00Z")) / 1000;
    const known = invoices.get(invoice) ?? { at, shopper: Number(line["CustomerID"]), pence: 0 };
    invoices.set(invoice, { ...known, pence: known.pence + pence });
  }
  return [...invoices].map(([invoice, { at, shopper, pence }]) => ({
    at,
    order: Number(invoice),
    shopper,
    paid_fen: pence,
  }));
}

// The summary gives repeat purchases x; each customer becomes x + 1 orders spread up to the last one.
function cdnowPurchases(): Purchase[] {
  const rows: string[][] = parse(readFileSync(cdnowFile), { from_line: 2 });
  return rows.flatMap((row, shopper) => {
    const [x = 0, recency = 0] = row.slice(-3).map(Number);
    return Array.from({ length: x + 1 }, (_, n) => ({
      at: Math.floor((x === 0 ? 0 : (recency * n) / x) * 7 * DAY),
      order: shopper * 100 + n,
      shopper,
      paid_fen: 100,
    }));
  });
}
