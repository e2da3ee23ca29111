/** What a listing's page weighs and tells: more pictures and blocks say more, and load slower (F10). */
import { exp, pow, quantileTable, normalQuantile } from "@dianzhang/kernel";
import type { Parameters } from "../parameters.ts";
import { PHONE } from "../world/shoppers.ts";

/** How much a shop puts on its goods' pages. */
export const PAGE_LEVELS = ["light", "standard", "rich"] as const;
export type PageLevel = (typeof PAGE_LEVELS)[number];

/** Kilobytes to load before the page can be read, and what it tells, 0 … 1 (concave). Assumption. */
export const PAGE: Readonly<Record<PageLevel, { readonly kb: number; readonly tells: number }>> = {
  light: { kb: 250, tells: 0 },
  standard: { kb: 900, tells: 0.6 },
  rich: { kb: 3000, tells: 1 },
};

/** How fast shoppers' lines are, and who waits. */
export interface Loading {
  /** 256 quantiles of milliseconds for a kilobyte, phones and computers. */
  readonly phoneMsPerKb: Float32Array;
  readonly pcMsPerKb: Float32Array;
  /** Device × 50-millisecond steps up to ten seconds → share that waits so long. */
  readonly waits: Float32Array;
  /** Milliseconds before anything can come; an arm may add to it. */
  readonly baseMs: readonly [phone: number, pc: number];
}

/** Longest wait told apart, in steps of STEP_MS. */
const STEPS = 200;
const STEP_MS = 50;

export function newLoading({ page }: Parameters, addedMs: number): Loading {
  const lines = (median: number): Float32Array =>
    quantileTable(256, (p) => median * exp(page.lineSpread * normalQuantile(p)));
  const waits = new Float32Array(2 * STEPS);
  [page.phoneHurry, page.pcHurry].forEach((hurry, device) => {
    for (let step = 0; step < STEPS; step += 1) {
      const beyond = Math.max(0, step * STEP_MS - page.patientMs) / 1000;
      waits[device * STEPS + step] = exp(-hurry * pow(beyond, page.hurryPower));
    }
  });
  return {
    phoneMsPerKb: lines(page.phoneMsPerKb),
    pcMsPerKb: lines(page.pcMsPerKb),
    waits,
    baseMs: [page.phoneBaseMs + addedMs, page.pcBaseMs + addedMs],
  };
}

/** Milliseconds until a page of `kb` can be read on this line (8 bits of the shopper's own luck). */
export function loadMs(loading: Loading, device: number, kb: number, line: number): number {
  const perKb = device === PHONE ? loading.phoneMsPerKb : loading.pcMsPerKb;
  return Math.round((loading.baseMs[device] as number) + kb * (perKb[line & 255] as number));
}

/** The share of visitors who are still there after so many milliseconds. */
export function shareThatWaits(loading: Loading, device: number, ms: number): number {
  const step = Math.min(STEPS - 1, (ms / STEP_MS) | 0);
  return loading.waits[device * STEPS + step] as number;
}
