/** How recent, how often, how much: scores of one to five by cuts a shop sets, and the layers they make. */

/** Four cuts for each score, rising. Days for recency, orders, fen. */
export interface RfmCuts {
  readonly recencyDays: readonly number[];
  readonly orders: readonly number[];
  readonly spentFen: readonly number[];
}

/** What a shop begins with. Assumption; a shop sets its own. */
export const DEFAULT_CUTS: RfmCuts = {
  recencyDays: [7, 15, 30, 60],
  orders: [1, 2, 3, 5],
  spentFen: [5000, 12_000, 25_000, 50_000],
};

/** High from this score on. */
export const HIGH_SCORE = 3;

/** Recent and often and much, in the order of bits: 4 = recent, 2 = often, 1 = much. */
export const RFM_LAYERS = [
  "lost",
  "win-back-spender",
  "win-back-regular",
  "keep",
  "new",
  "promising",
  "regular",
  "champion",
] as const;
export type RfmLayer = (typeof RFM_LAYERS)[number];

/** What is counted of one customer of a shop; whole numbers. */
export interface CustomerCount {
  /** Days since the latest order, whole. */
  readonly days: number;
  readonly orders: number;
  readonly fen: number;
}

export interface Rfm {
  readonly r: number;
  readonly f: number;
  readonly m: number;
}

export function rfmOf(cuts: RfmCuts, { days, orders, fen }: CustomerCount): Rfm {
  return {
    r: 5 - cuts.recencyDays.filter((cut) => days > cut).length,
    f: 1 + cuts.orders.filter((cut) => orders >= cut).length,
    m: 1 + cuts.spentFen.filter((cut) => fen >= cut).length,
  };
}

/** Place in RFM_LAYERS. */
export function layerOf({ r, f, m }: Rfm): number {
  return (r >= HIGH_SCORE ? 4 : 0) + (f >= HIGH_SCORE ? 2 : 0) + (m >= HIGH_SCORE ? 1 : 0);
}

/** Scores by rank instead of cuts: the best fifth gets 5. Ties by place; used to propose cuts. */
export function quintileScores(customers: readonly CustomerCount[]): Rfm[] {
  const scores = (better: (a: CustomerCount, b: CustomerCount) => number): number[] => {
    const ranked = customers.map((_, i) => i).sort((a, b) => better(at(a), at(b)) || a - b);
    const score = customers.map(() => 0);
    ranked.forEach((i, place) => {
      score[i] = 5 - Math.floor((5 * place) / customers.length);
    });
    return score;
  };
  const at = (i: number): CustomerCount => customers[i] as CustomerCount;
  const r = scores((a, b) => a.days - b.days);
  const f = scores((a, b) => b.orders - a.orders);
  const m = scores((a, b) => b.fen - a.fen);
  return customers.map((_, i) => ({ r: r[i] ?? 1, f: f[i] ?? 1, m: m[i] ?? 1 }));
}

/** Cuts that part these customers into fifths, as far as they differ. */
export function fifths(customers: readonly CustomerCount[]): RfmCuts {
  if (customers.length < 5) return DEFAULT_CUTS;
  const part = (values: readonly number[]): number[] => {
    const sorted = values.toSorted((a, b) => a - b);
    const cuts = [1, 2, 3, 4].map(
      (fifth) => sorted[Math.floor((fifth * sorted.length) / 5)] as number,
    );
    // Cuts rise: where many are alike, the next one lies a step above.
    return cuts.reduce<number[]>((all, cut) => [...all, Math.max(cut, (all.at(-1) ?? 0) + 1)], []);
  };
  return {
    recencyDays: part(customers.map(({ days }) => days)),
    orders: part(customers.map(({ orders }) => orders)),
    spentFen: part(customers.map(({ fen }) => fen)),
  };
}
