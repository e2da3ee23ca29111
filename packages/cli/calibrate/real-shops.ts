/** The market's own customers and sessions beside those of real shops, where their data lie beside the project. */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { csvRows } from "./csv.ts";
import { fitBgNbd, fitGammaGamma, type BgNbd, type GammaGamma } from "@dianzhang/market";
import { surfing } from "../facts/surf.ts";

export interface CustomerBase {
  readonly name: string;
  readonly customers: number;
  readonly base: BgNbd;
  readonly spend: GammaGamma;
  /** Standard deviation ÷ mean of the mean spend over customers, as Gamma-Gamma says it: √(1 ÷ (q − 2)). */
  readonly spendSpread: number;
}

export interface Sessions {
  readonly name: string;
  readonly pages: number;
  /** AIC of the geometric law less that of the inverse Gaussian, per thousand sessions. */
  readonly aicGain: number;
}

/** One order: who, when (in weeks), how much. */
export interface Purchase {
  readonly shopper: number;
  readonly week: number;
  readonly money: number;
}

/** Fits both models; purchases of one customer on one day count as one. */
export function customerBase(
  name: string,
  purchases: readonly Purchase[],
  weeks: number,
): CustomerBase {
  const days = new Map<number, Map<number, number>>();
  for (const { shopper, week, money } of purchases) {
    const own = days.get(shopper) ?? new Map<number, number>();
    const day = Math.floor(week * 7);
    own.set(day, (own.get(day) ?? 0) + money);
    days.set(shopper, own);
  }
  const customers = [...days.values()].map((own) => {
    const when = [...own.keys()].sort((a, b) => a - b);
    const first = when[0] as number;
    const later = when.slice(1).map((day) => own.get(day) as number);
    return {
      repeats: later.length,
      last: ((when.at(-1) as number) - first) / 7,
      observed: weeks - first / 7,
      purchases: later.length,
      mean: later.reduce((sum, one) => sum + one, 0) / Math.max(1, later.length),
    };
  });
  const spend = fitGammaGamma(customers);
  return {
    name,
    customers: customers.length,
    base: fitBgNbd(customers),
    spend,
    spendSpread: spend.q > 2 ? Math.sqrt(1 / (spend.q - 2)) : Number.NaN,
  };
}

const shared = new URL("../../../../shared/data/", import.meta.url);

/** CDNOW's tenth, from its summaries; null when the data are not there. */
export function cdnow(): CustomerBase | null {
  const file = new URL("cdnow/cdnow_customers_summary_with_transactions.csv", shared);
  if (!existsSync(file)) return null;
  const customers = csvRows(readFileSync(file, "utf8")).map((row) => ({
    repeats: Number(row["x"]),
    last: Number(row["t_x"]),
    observed: Number(row["T"]),
    purchases: Number(row["x"]),
    mean: Number(row["zbar"]),
  }));
  const spend = fitGammaGamma(customers);
  return {
    name: "CDNOW (1997)",
    customers: customers.length,
    base: fitBgNbd(customers),
    spend,
    spendSpread: Math.sqrt(1 / (spend.q - 2)),
  };
}

/** The UK gift wholesaler of 2011; null when the data are not there. */
export function onlineRetail(): CustomerBase | null {
  const file = new URL("online-retail-uci/online_retail.csv.gz", shared);
  if (!existsSync(file)) return null;
  const start = Date.parse("2010-12-01T00:00:00Z");
  const purchases = csvRows(gunzipSync(readFileSync(file)).toString("utf8"))
    .filter((row) => row["CustomerID"] && Number(row["Quantity"]) > 0)
    .map((row) => ({
      shopper: Number(row["CustomerID"]),
      week: (Date.parse(`${row["InvoiceDate"]?.replace(" ", "T")}Z`) - start) / 604_800_000,
      money: Number(row["Quantity"]) * Number(row["UnitPrice"]),
    }));
  return customerBase("online-retail-uci (2011)", purchases, 53.3);
}

/** A Turkish shop's sessions; null when the data are not there. */
export function onlineShoppers(): Sessions | null {
  const file = new URL("online-shoppers-uci/online_shoppers_intention.csv.gz", shared);
  if (!existsSync(file)) return null;
  const counts = new Map<number, number>();
  for (const row of csvRows(gunzipSync(readFileSync(file)).toString("utf8"))) {
    const pages = Number(row["ProductRelated"]);
    if (pages > 0) counts.set(pages, (counts.get(pages) ?? 0) + 1);
  }
  return sessionsOf("online-shoppers-uci", counts);
}

export function sessionsOf(name: string, counts: ReadonlyMap<number, number>): Sessions {
  const fit = surfing([...counts].map(([pages, n]) => ({ pages, n })));
  return { name, pages: fit.pages, aicGain: fit.aic_gain };
}
