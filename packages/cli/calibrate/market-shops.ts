/** The market's own customers and sessions, fitted with the same program as those of real shops. */
import type { Batch } from "@dianzhang/kernel";
import type { Scenario } from "@dianzhang/market";
import { pilotOf, simulate } from "../simulate.ts";
import {
  cdnow,
  customerBase,
  onlineRetail,
  onlineShoppers,
  sessionsOf,
  type CustomerBase,
  type Purchase,
  type Sessions,
} from "./real-shops.ts";

export interface Shops {
  readonly customers: readonly CustomerBase[];
  readonly sessions: readonly Sessions[];
  /** What could not be compared, because its data are not beside the project. */
  readonly missing: readonly string[];
}

/** As long as the wholesaler's data, so that both see the same length of time. */
const WEEKS = 53;

export async function realShops(scenario: Scenario, tell: (line: string) => void): Promise<Shops> {
  const purchases: (Purchase & { readonly shop: number })[] = [];
  const pages = new Map<number, number>();
  await simulate({
    scenario,
    seed: 1,
    days: WEEKS * 7,
    shoppers: 6000,
    pilot: pilotOf("average"),
    onBatches: (batches) => {
      for (const batch of batches) {
        if (batch.table.name === "orders") addOrders(batch, purchases);
        else if (batch.table.name === "visit") addPages(batch, pages);
      }
    },
  });
  const perSession = new Map<number, number>();
  for (const n of pages.values()) perSession.set(n, (perSession.get(n) ?? 0) + 1);
  const real = [
    ["cdnow", cdnow()],
    ["online-retail-uci", onlineRetail()],
  ] as const;
  const shoppers = onlineShoppers();
  const missing = [
    ...real.filter(([, found]) => !found).map(([name]) => name),
    ...(shoppers ? [] : ["online-shoppers-uci"]),
  ];
  for (const name of missing) tell(`skipped: ../shared/data/${name} is not there`);
  const largest = largestShop(purchases);
  return {
    customers: [
      customerBase("the market, all shops", purchases, WEEKS),
      customerBase(
        "the market, its largest shop",
        purchases.filter((one) => one.shop === largest),
        WEEKS,
      ),
      ...real.flatMap(([, found]) => found ?? []),
    ],
    sessions: [sessionsOf("the market", perSession), ...(shoppers ? [shoppers] : [])],
    missing,
  };
}

function addOrders(batch: Batch, into: (Purchase & { readonly shop: number })[]): void {
  const { at, shopper, shop, goods_fen: goods } = batch.columns;
  for (let i = 0; i < batch.rows; i += 1) {
    into.push({
      shopper: Number(shopper?.[i]),
      shop: Number(shop?.[i]),
      week: Number(at?.[i]) / 604_800,
      money: Number(goods?.[i]) / 100,
    });
  }
}

function addPages(batch: Batch, into: Map<number, number>): void {
  const { session } = batch.columns;
  for (let i = 0; i < batch.rows; i += 1) {
    const id = Number(session?.[i]);
    into.set(id, (into.get(id) ?? 0) + 1);
  }
}

function largestShop(purchases: readonly { readonly shop: number }[]): number {
  const orders = new Map<number, number>();
  for (const { shop } of purchases) orders.set(shop, (orders.get(shop) ?? 0) + 1);
  return [...orders].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0] as [number, number])[0];
}
